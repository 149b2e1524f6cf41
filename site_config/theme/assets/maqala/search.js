// The search page: asks Pagefind, shows articles with passages and facets. What is asked lives in the
// address, so that it can be shared. fold.js knows the words, passages.js where they stand.
(() => {
  const { asked, roots } = globalThis.maqalaWords;
  const { make, hit, marked, passages, holds, begins, hidden } = globalThis.maqalaPassages;
  const finder = document.getElementById("finder");
  const form = document.getElementById("search-form");
  const box = form.elements.q;
  const status = document.getElementById("search-status");
  const list = document.getElementById("search-results");
  const more = document.getElementById("search-more");
  const facetsPlace = document.getElementById("search-facets");
  const chosenPlace = document.getElementById("search-chosen");
  const helpPlace = document.getElementById("search-help");
  const sort = document.getElementById("search-sort");
  const words = JSON.parse(finder.dataset.strings);
  const facets = finder.dataset.facets.split(" ");
  const here = document.currentScript.src;
  const language = document.documentElement.lang;
  const plural = new Intl.PluralRules(language);
  const title = document.title;
  const wide = matchMedia("(min-width: 60rem)");
  const PAGE = 10, FEW = 2, VALUES = 100, OPEN = new Set(["language", "journal", "year"]);

  const counted = (forms, number) => (forms[plural.select(number)] ?? forms.other).replace("{n}", number.toLocaleString(language));
  const unfold = (address) => new URL(address, location.href).href;

  // What is asked: the words, the order, and of each facet the values' keys. Other pages hand it
  // over behind "#", where no server sees it (site.js).
  const take = () => {
    if (/^#[a-z]+=/.test(location.hash)) history.replaceState(null, "", `${location.pathname}?${location.hash.slice(1)}`);
  };
  const state = () => {
    const params = new URLSearchParams(location.search);
    const chosen = Object.fromEntries(facets.map((name) => [name, [...new Set(params.getAll(name))]]).filter(([, keys]) => keys.length));
    return { q: (params.get("q") ?? "").trim(), chosen, sort: params.get("sort") === "date" ? "date" : "" };
  };
  const addressOf = ({ q, chosen, sort: order }) => {
    const params = new URLSearchParams();
    if (q) params.set("q", q);
    for (const [name, keys] of Object.entries(chosen)) for (const key of keys) params.append(name, key);
    if (order) params.set("sort", order);
    return `${location.pathname}?${params}`;
  };
  const go = (changes) => {
    history.pushState(null, "", addressOf({ ...state(), ...changes }));
    run();
  };
  const toggled = (chosen, name, key, on) => {
    const keys = (chosen[name] ?? []).filter((other) => other !== key);
    return { ...chosen, [name]: on ? [...keys, key] : keys };
  };

  // The engine. A large collection has several indexes of a language, which are searched as one; each
  // of them tells by a filter which one it is, and so do the names of pages beyond the first.
  const listed = async (first) => {
    const answer = await fetch(`${first}shards.json`, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
    return (await answer.json())[language] ?? [];
  };
  let engine = null, indexes = [];
  const load = () => {
    engine ??= (async () => {
      const first = unfold(finder.dataset.bundle);
      const [module, all] = await Promise.all([import(`${first}pagefind.js`), listed(first)]);
      const ranking = { termSimilarity: 6, pageLength: 0.2 };
      await module.options({ ranking });
      await module.init();
      await Promise.all(all.map(({ place, number }) => {
        const mergeFilter = { index: String(number) };
        return place ? module.mergeIndex(`${first}${place}`, { ranking, mergeFilter }) : module.options({ mergeFilter });
      }));
      indexes = all;
      return module;
    })();
    engine.catch(() => { engine = null; });
    return engine;
  };
  const indexOf = (result) => /^(\d+)-/.exec(result.id)?.[1] ?? "0";

  // An index weighs a word by how rare it is among its own pages; the weights of several are brought to
  // what it is among all.
  const rarity = (pages, having) => Math.log((pages - having + 0.5) / (having + 0.5) + 1);
  const counts = new Map();
  const countsOf = (word) => {
    if (!counts.has(word)) counts.set(word, load().then((module) => module.search(word)).then((found) => found.filters.index ?? {}));
    return counts.get(word);
  };
  async function weigh(words, found) {
    const having = await Promise.all(words.replace(/\p{P}/gu, "").split(/\s+/).filter(Boolean).map(countsOf));
    const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
    const all = sum(indexes.map(({ pages }) => pages));
    const whole = sum(having.map((count) => rarity(all, sum(Object.values(count)))));
    const factors = Object.fromEntries(indexes.map(({ number, pages }) =>
      [number, whole / sum(having.map((count) => rarity(pages, count[number] ?? 0)))]));
    for (const result of found.results) result.score *= factors[indexOf(result)] || 1;
    found.results.sort((a, b) => b.score - a.score);
  }

  // Facets: a value of the index is "key|label". The key is the same in all languages, which is why
  // it stands in addresses. All values of a key are one: they differ where a journal's spelling does.
  let values = null;
  const loadValues = async () => {
    const all = await (await load()).filters();
    values ??= Object.fromEntries(Object.entries(all).map(([name, counts]) => {
      const byKey = new Map();
      for (const value of Object.keys(counts)) {
        const [key, label] = parts(value);
        if (!byKey.has(key)) byKey.set(key, { label, values: [] });
        byKey.get(key).values.push(value);
      }
      return [name, byKey];
    }));
    return values;
  };
  const parts = (value) => {
    const at = value.indexOf("|");
    return at < 0 ? [value, value] : [value.slice(0, at), value.slice(at + 1)];
  };
  const labelOf = (name, key) => values?.[name]?.get(key)?.label ?? key;
  const filtersFor = (chosen) => Object.fromEntries(Object.entries(chosen).filter(([, keys]) => keys.length).map(([name, keys]) =>
    [name, { any: keys.flatMap((key) => values?.[name]?.get(key)?.values ?? [key]) }]));

  // Results in order: as the engine weighs them, or day by day. (The engine's own order by date holds
  // within one index only.)
  const put = async (q, filters) => {
    const words = q ? asked(q) : null;
    const found = await (await load()).search(words, { filters });
    if (words && indexes.length) await weigh(words, found);
    return found;
  };
  const ask = async (q, chosen) => put(q, { ...filtersFor(chosen), ...await known(q) });
  async function* inOrder(q, chosen, found, order) {
    if (order !== "date") {
      yield* found.results;
      return;
    }
    const days = Object.entries(found.filters.date ?? {}).filter(([, number]) => number).map(([day]) => day);
    for (const day of days.sort().reverse()) {
      const ofDay = await put(q, { ...filtersFor(chosen), ...await known(q), date: [day] });
      yield* ofDay.results;
    }
  }

  // For a word that it does not know, an index answers with words that begin a little like it. Of several
  // indexes those are asked alone that know all words: whose best result holds them.
  const answering = new Map();
  const known = (q) => {
    if (!q || !indexes.length) return {};
    if (!answering.has(q)) {
      const wanted = roots(q);
      const told = put(q, {}).then(async ({ results }) => {
        const best = new Map();
        for (const result of results) if (!best.has(indexOf(result))) best.set(indexOf(result), result);
        const found = await Promise.all([...best].map(async ([index, result]) => (begins(await result.data(), wanted) ? [index] : [])));
        const any = found.flat();
        return any.length && any.length < best.size ? { index: { any } } : {};
      });
      told.catch(() => answering.delete(q));
      answering.set(q, told);
    }
    return answering.get(q);
  };

  let turn = 0;
  async function run() {
    const mine = ++turn;
    const current = () => mine === turn;
    const { q, chosen, sort: order } = state();
    box.value = q;
    sort.value = order;
    document.title = q ? `${q} – ${title}` : title;
    const filtered = Object.keys(chosen).length > 0;
    if (!q && !filtered) {
      clear();
      for (const place of [list, facetsPlace]) place.setAttribute("aria-busy", "false");
      facetsPlace.hidden = true;
      sort.parentElement.hidden = true;
      delete document.documentElement.dataset.asked;
      status.textContent = words.search_start;
      return;
    }
    list.setAttribute("aria-busy", "true");
    facetsPlace.setAttribute("aria-busy", "true"); // facets and suggestions come after the results
    status.textContent = words.search_loading;
    // Room for what will come, so that nothing on the page jumps.
    document.documentElement.dataset.asked = "";
    facetsPlace.hidden = false;
    sort.parentElement.hidden = false;
    try {
      // The values of the facets are loaded after the first results, unless these depend on them.
      if (order === "date" || filtered) await loadValues();
      let found = await put(q, filtersFor(chosen));
      if (!current()) return;
      const wanted = roots(q);
      // The first result alone, since a long text takes its time to come; then the others.
      const top = order || !found.results.length ? [] : (await batch(inOrder(q, chosen, found, order), wanted, 1)).shown;
      if (!current()) return;
      clear();
      for (const data of top) list.append(item(data, wanted));
      const answers = await known(q);
      if (answers.index) found = await ask(q, chosen);
      const source = inOrder(q, chosen, found, order);
      const first = await batch(source, wanted, PAGE);
      if (!current()) return;
      if (first.shown[0]?.meta.article !== top[0]?.meta.article) list.replaceChildren();
      const count = first.ended ? first.shown.length : found.results.length;
      if (count) {
        status.textContent = counted(words.results, count);
        await show({ ...first, shown: first.shown.slice(list.children.length) }, source, wanted, mine);
        if (!current()) return;
      } else {
        status.textContent = words.search_none.replace("{q}", q || "…");
      }
      list.setAttribute("aria-busy", "false");
      sort.parentElement.hidden = count < 2;
      await loadValues();
      if (!current()) return;
      showChosen(chosen);
      if (count > 1 || filtered) await showFacets(q, chosen, current);
      else facetsPlace.hidden = true;
      if (count <= FEW && q) await help(q, chosen, count, current);
    } catch (problem) {
      console.error(problem);
      if (!current()) return;
      clear();
      facetsPlace.hidden = true;
      sort.parentElement.hidden = true;
      status.textContent = words.search_failed;
    } finally {
      if (current()) for (const place of [list, facetsPlace]) place.setAttribute("aria-busy", "false");
    }
  }

  function clear() {
    for (const place of [list, chosenPlace, helpPlace]) place.replaceChildren();
    helpPlace.hidden = true;
    more.hidden = true;
  }

  // The next results that hold the words: for a word that it does not know, Pagefind answers with
  // words that begin a little like it.
  async function batch(source, wanted, most) {
    const taken = [];
    let ended = false;
    while (taken.length < most && !ended) {
      const { value, done } = await source.next();
      if (done) ended = true;
      else taken.push(value);
    }
    const shown = [];
    for (const data of await Promise.all(taken.map((result) => result.data()))) {
      if (holds(data, wanted)) shown.push(data);
      await pause();
    }
    return { shown, ended };
  }

  // Long texts are looked through one by one, so that the page answers its reader in between.
  const pause = () => new Promise((resume) => { setTimeout(resume); });

  async function show(found, source, wanted, mine) {
    for (const data of found.shown) {
      list.append(item(data, wanted));
      await pause();
      if (mine !== turn) return;
    }
    more.hidden = found.ended;
    more.onclick = async () => {
      const next = await batch(source, wanted, PAGE);
      if (mine !== turn) return;
      const before = list.children.length;
      await show(next, source, wanted, mine);
      list.children[before]?.querySelector("a")?.focus({ preventScroll: true });
    };
  }

  function item(data, wanted) {
    const { meta } = data;
    const foreign = (lang) => (lang && lang !== language ? lang : undefined);
    const entry = make("li", { "data-article": meta.article },
      make("h2", {}, make("a", { class: "mq-cards__title", href: data.url, lang: foreign(meta.title_language) }, ...marked(meta.title ?? "", wanted))));
    if (meta.authors) entry.append(make("p", { class: "mq-cards__authors" }, ...marked(meta.authors, wanted)));
    entry.append(make("p", { class: "mq-results__facts" }, [meta.journal, meta.year, words[`text_${meta.language}`]].filter(Boolean).join(" · ")));
    const found = passages(data, wanted, words);
    if (found.length) {
      entry.append(make("ul", { class: "mq-results__passages" }, ...found.map(({ id, section, text, lang }) =>
        make("li", {}, make("a", { href: id ? `${data.url}#${id}` : data.url },
          ...(section ? [make("span", { class: "mq-results__section" }, section), " "] : []),
          make("span", { lang: foreign(lang) }, ...marked(text, wanted)))))));
    } else {
      // Found by what the page does not show as such: a name in another alphabet, a keyword in another language.
      const shown = `${meta.title} ${meta.authors}`.split(/\s+/);
      const unseen = wanted.filter((root) => !shown.some((word) => hit(word, [root]) >= 0));
      const why = hidden(data, unseen).slice(0, 3);
      if (why.length) {
        entry.append(make("p", { class: "mq-results__facts" }, `${words.search_matched} `,
          ...why.flatMap((text, place) => [place ? ", " : "", ...marked(text, wanted)])));
      }
    }
    return entry;
  }

  // Facets. The counts of a facet with chosen values are those without them: what one more would bring.
  async function showFacets(q, chosen, current) {
    const counts = { ...(await ask(q, chosen)).filters };
    for (const name of Object.keys(chosen)) counts[name] = (await ask(q, { ...chosen, [name]: [] })).filters[name];
    if (!current()) return;
    const focused = document.activeElement?.closest("#search-facets input");
    const open = new Map([...facetsPlace.querySelectorAll("details[data-facet]")].map((group) => [group.dataset.facet, group.open]));
    const groups = facets.map((name) => group(name, counts[name] ?? {}, chosen[name] ?? [], open.get(name))).filter(Boolean);
    const panel = facetsPlace.querySelector("details");
    panel.replaceChildren(panel.querySelector("summary"), ...groups);
    facetsPlace.hidden = !groups.length;
    if (focused) document.getElementById(focused.id)?.focus();
  }

  function group(name, counts, keys, open) {
    const byKey = new Map(keys.map((key) => [key, 0]));
    for (const [value, number] of Object.entries(counts)) {
      const [key] = parts(value);
      if (number) byKey.set(key, (byKey.get(key) ?? 0) + number);
    }
    if (byKey.size < 2 && !keys.length) return null;
    const order = name === "year"
      ? ([a], [b]) => b.localeCompare(a)
      : ([a, m], [b, n]) => keys.includes(b) - keys.includes(a) || n - m || labelOf(name, a).localeCompare(labelOf(name, b), language);
    const rows = [...byKey].sort(order).slice(0, VALUES).map(([key, number]) => {
      const input = make("input", { type: "checkbox", id: `facet-${name}-${key}`, value: key });
      input.checked = keys.includes(key);
      input.addEventListener("change", () => go({ chosen: toggled(state().chosen, name, key, input.checked) }));
      return make("label", {}, input, make("span", {}, labelOf(name, key)), " ",
        make("span", { class: "mq-facet__count" }, number.toLocaleString(language)));
    });
    const found = make("details", { class: "mq-facet", "data-facet": name }, make("summary", {}, words[`facet_${name}`]),
      make("div", { role: "group", "aria-label": words[`facet_${name}`] }, ...rows));
    found.open = open ?? (keys.length > 0 || OPEN.has(name));
    return found;
  }

  function showChosen(chosen) {
    const buttons = Object.entries(chosen).flatMap(([name, keys]) => keys.map((key) => {
      const label = labelOf(name, key);
      const button = make("button", { type: "button", "aria-label": words.search_remove.replace("{x}", `${words[`facet_${name}`]}: ${label}`) }, label);
      button.addEventListener("click", () => { go({ chosen: toggled(state().chosen, name, key, false) }); box.focus(); });
      return make("li", {}, button);
    }));
    if (buttons.length > 1) {
      const all = make("button", { type: "button", class: "mq-chosen__all" }, words.search_clear);
      all.addEventListener("click", () => { go({ chosen: {} }); box.focus(); });
      buttons.push(make("li", {}, all));
    }
    chosenPlace.replaceChildren(...buttons);
  }

  // For few results or none: what else to ask. Offered is only what finds something.
  async function help(q, chosen, count, current) {
    const finds = async (query, filters = {}) => {
      const found = await ask(query, filters);
      const { shown, ended } = await batch(inOrder(query, filters, found, ""), roots(query), PAGE);
      return ended ? shown.length : found.results.length;
    };
    const link = (query, number) => make("a", { href: addressOf({ q: query, chosen: {}, sort: "" }) }, `${query} (${number.toLocaleString(language)})`);
    const advice = [];
    const { suggest } = await import(new URL("suggest.js", here).href);
    const better = await suggest(q, unfold(finder.dataset.words), async (query) => { const number = await finds(query); return number > count ? number : 0; });
    if (better) advice.push(make("p", { class: "mq-suggest" }, `${words.search_did_you_mean} `, link(better.query, better.number)));
    if (!count) {
      const filtered = Object.keys(chosen).length > 0;
      const unfiltered = filtered ? await finds(q) : 0;
      if (unfiltered) advice.push(make("p", {}, `${words.search_unfiltered} `, link(q, unfiltered)));
      const single = [...new Set(q.split(/[^\p{L}\p{N}-]+/u))].filter((word) => word.length > 2);
      if (single.length > 1 && !unfiltered) {
        const known = (await Promise.all(single.map(async (word) => [word, await finds(word)]))).filter(([, number]) => number);
        if (known.length) {
          advice.push(make("p", {}, `${words.search_each_word} `, ...known.flatMap(([word, number], place) => [place ? ", " : "", link(word, number)])));
        }
      }
      advice.push(make("p", {}, words.search_none_help));
      const others = [...document.querySelectorAll("a[data-language]")].filter((other) => other.dataset.language !== language);
      if (others.length) {
        advice.push(make("p", {}, `${words.search_elsewhere} `, ...others.flatMap((other, place) => [place ? ", " : "",
          make("a", { href: `${other.href.split(/[?#]/)[0]}#q=${encodeURIComponent(q)}`, hreflang: other.hreflang, lang: other.lang }, other.title)])));
      }
    }
    if (!current()) return;
    helpPlace.replaceChildren(...advice);
    helpPlace.hidden = !advice.length;
  }

  const panel = facetsPlace.querySelector("details");
  const fit = () => { panel.open = wide.matches; };
  wide.addEventListener("change", fit);
  fit();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ q: box.value.trim(), chosen: {} });
  });
  sort.addEventListener("change", () => go({ sort: sort.value }));
  addEventListener("popstate", run);
  addEventListener("hashchange", () => { take(); run(); });
  box.addEventListener("focus", () => load().catch(() => {}), { once: true });
  take();
  if (location.protocol === "file:") {
    // A page from a disk may read no other file, the index neither.
    form.hidden = true;
    status.textContent = words.search_offline;
  } else run();
})();
