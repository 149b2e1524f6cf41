// The search page: asks Pagefind, shows articles with excerpts, sections and facets.
// Queries are folded as the index is (fold.js), and live in the address, so that they can be shared.
(async () => {
  const { fold, stem } = globalThis.maqalaWords;
  const finder = document.getElementById("finder");
  const form = document.getElementById("search-form");
  const box = form.elements.q;
  const status = document.getElementById("search-status");
  const list = document.getElementById("search-results");
  const more = document.getElementById("search-more");
  const facetsPlace = document.getElementById("search-facets");
  const sort = document.getElementById("search-sort");
  const words = JSON.parse(finder.dataset.strings);
  const facets = finder.dataset.facets.split(" ");
  const language = document.documentElement.lang;
  const plural = new Intl.PluralRules(language);
  const PAGE = 10, WINDOW = 34;

  // Other pages hand the words over behind "#", where no server sees them (site.js).
  const take = () => {
    if (/^#[a-z]+=/.test(location.hash)) history.replaceState(null, "", `${location.pathname}?${location.hash.slice(1)}`);
  };
  take();

  const state = () => {
    const params = new URLSearchParams(location.search);
    const chosen = Object.fromEntries(facets.filter((name) => params.get(name)).map((name) => [name, params.get(name)]));
    return { q: (params.get("q") ?? "").trim(), chosen, sort: params.get("sort") ?? "" };
  };

  const go = (changes) => {
    const params = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes)) value ? params.set(name, value) : params.delete(name);
    history.pushState(null, "", `${location.pathname}?${params}`);
    run();
  };

  // A word of the query as the index knows it. Endings come off where no stemmer of Pagefind's does
  // it: on Kazakh pages, and from words that can only be Kazakh.
  const KAZAKH = /[әғқңөұүһі]/i;
  const RUSSIAN_ENDINGS = /(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ией|ость|ости|ая|яя|ое|ее|ые|ие|ый|ий|ой|ую|юю|ых|их|ым|им|ом|ем|ах|ях|ов|ев|ам|ям|ия|ии|ию|ы|и|а|я|о|е|у|ю|ь)$/u;
  const indexed = (word) => {
    if (/^[\p{Script=Latin}\d]/u.test(word)) return word;
    if (language === "kk" || KAZAKH.test(word)) return stem(fold(word));
    return fold(word);
  };
  const roots = (query) => (query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => {
    const folded = fold(word);
    if (/^[a-z]/.test(folded)) return folded.length > 4 ? folded.replace(/(?:ies|es|s|ing|ed|ation|e)$/, "") : folded;
    const short = language === "kk" || KAZAKH.test(word) ? stem(folded) : folded.length > 4 ? folded.replace(RUSSIAN_ENDINGS, "") : folded;
    return short.length >= 2 ? short : folded;
  });
  const asked = (query) => query.replace(/[\p{L}\p{N}]+/gu, indexed);

  let pagefind = null;
  const load = async () => {
    if (pagefind) return pagefind;
    const address = new URL(`${finder.dataset.bundle}pagefind.js`, location.href).href;
    const module = await import(address);
    await module.options({ ranking: { termSimilarity: 6, pageLength: 0.2 } });
    await module.init();
    await module.filters(); // from here on every answer counts its facets
    pagefind = module;
    return pagefind;
  };

  let turn = 0;
  let waiting = [];
  async function run() {
    const mine = ++turn;
    const { q, chosen, sort: order } = state();
    box.value = q;
    sort.value = order;
    list.replaceChildren();
    more.hidden = true;
    facetsPlace.replaceChildren();
    sort.parentElement.hidden = true;
    document.title = document.title.replace(/^.*? – /, `${q ? `${q}: ` : ""}${words.title ?? document.querySelector("h1").textContent} – `);
    if (!q) { status.textContent = words.search_start; return; }
    status.textContent = words.search_loading;
    try {
      const engine = await load();
      const search = await engine.search(asked(q), {
        filters: chosen, ...(order === "date" ? { sort: { date: "desc" } } : {}),
      });
      if (mine !== turn) return;
      const count = search.results.length;
      if (!count) return nothing(q);
      waiting = [...search.results];
      const sensible = await next(mine, roots(q));
      if (mine !== turn) return;
      if (!sensible) return nothing(q);
      status.textContent = (words.results[plural.select(count)] ?? words.results.other).replace("{n}", count.toLocaleString(language));
      sort.parentElement.hidden = count < 2;
      showFacets(search.filters, chosen, count);
    } catch (problem) {
      console.error(problem);
      if (mine === turn) status.textContent = words.search_failed;
    }
  }

  function nothing(q) {
    status.textContent = `${words.search_none.replace("{q}", q)} ${words.search_none_help}`;
    list.replaceChildren();
    facetsPlace.replaceChildren();
    more.hidden = true;
    sort.parentElement.hidden = true;
  }

  // Shows the next results. False if none of them holds the words: for a word that it does not
  // know, Pagefind answers with words that begin a little like it.
  async function next(mine, wanted) {
    const batch = waiting.splice(0, PAGE);
    const loaded = await Promise.all(batch.map((result) => result.data()));
    if (mine !== turn) return true;
    const loose = wanted.map((root) => root.slice(0, Math.max(4, root.length - 2)));
    const holds = (data) => {
      const text = ` ${fold(`${data.meta.title} ${data.content}`).replace(/[^\p{L}\p{N}]+/gu, " ")}`;
      return loose.every((root) => text.includes(` ${root}`));
    };
    if (!loaded.some(holds)) return false;
    list.append(...loaded.map((data) => item(data, wanted)));
    more.hidden = !waiting.length;
    more.onclick = () => next(mine, wanted);
    return true;
  }

  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  function item(data, wanted) {
    const { meta } = data;
    const found = places(data, wanted);
    const facts = [meta.journal, meta.year, words[`text_${meta.language}`]].filter(Boolean).join(" · ");
    const entry = make("li", { "data-article": meta.article },
      make("a", { class: "mq-cards__title", href: data.url }, ...marked((meta.title ?? "").split(/\s+/), wanted)));
    if (meta.authors) entry.append(make("p", { class: "mq-cards__authors" }, ...marked(meta.authors.split(/\s+/), wanted)));
    entry.append(make("p", { class: "mq-results__facts" }, facts));
    if (found.excerpt.length) entry.append(make("p", { class: "mq-results__text" }, ...marked(found.excerpt, wanted)));
    if (found.sections.length) {
      entry.append(make("ul", { class: "mq-results__sections" }, ...found.sections.map((section) =>
        make("li", {}, make("a", { href: `${data.url}#${section.id}` }, section.title)))));
    }
    return entry;
  }

  const bare = (word) => fold(word).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  const hits = (word, wanted) => wanted.findIndex((root) => bare(word).split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(root) || (language === "kk" && stem(part).startsWith(root))));

  // Words with the found ones in <mark>.
  function marked(listed, wanted) {
    return listed.flatMap((word, place) => {
      const space = place ? [" "] : [];
      return hits(word, wanted) >= 0 ? [...space, make("mark", {}, word)] : [...space, word];
    });
  }

  // Where the words stand: the passage that holds most of them, and the sections that hold any.
  // What the index holds for itself alone stands between ⟦ and ⟧ and is no passage.
  function places(data, wanted) {
    const all = (data.raw_content ?? data.content).split(/\s+/);
    const title = (data.meta.title ?? "").split(/\s+/).length;
    let secret = false;
    const open = all.map((word) => {
      if (word.includes("⟦")) secret = true;
      const shown = !secret;
      if (word.includes("⟧")) secret = false;
      return shown;
    });
    const found = all.map((word, place) => (open[place] && place >= title ? hits(word, wanted) : -1));
    let best = -1, most = 0;
    for (let start = 0; start < all.length; start += 1) {
      if (found[start] < 0) continue;
      const kinds = new Set(found.slice(start, start + WINDOW - 8).filter((kind) => kind >= 0));
      if (kinds.size > most) { most = kinds.size; best = start; }
      if (most === wanted.length) break;
    }
    const headings = (data.anchors ?? []).filter((anchor) => /^h[2-4]$/.test(anchor.element));
    let excerpt = [];
    if (best >= 0) {
      // Eight words ahead, but not into the heading above.
      const above = headings.filter((heading) => heading.location <= best).pop();
      const edge = above ? above.location + above.text.trim().split(/\s+/).length : title;
      const from = Math.max(edge <= best ? edge : 0, best - 8);
      excerpt = all.slice(from, from + WINDOW).filter((_, place) => open[from + place]);
      if (from > edge) excerpt.unshift("…");
      if (from + WINDOW < all.length) excerpt.push("…");
    }
    const sections = headings.flatMap((heading, index) => {
      const end = headings[index + 1]?.location ?? all.length;
      const number = found.slice(heading.location, end).filter((kind) => kind >= 0).length;
      return number ? [{ id: heading.id, title: heading.text.trim(), number, place: heading.location }] : [];
    });
    sections.sort((a, b) => b.number - a.number || a.place - b.place);
    return { excerpt, sections: sections.slice(0, 3).sort((a, b) => a.place - b.place) };
  }

  function showFacets(filters, chosen, count) {
    const grid = make("div", { class: "mq-finder__grid" });
    for (const name of facets) {
      const values = Object.entries(filters?.[name] ?? {}).filter(([value, number]) => number || chosen[name] === value);
      if (values.length < 2 && !chosen[name]) continue;
      values.sort(name === "year" ? (a, b) => b[0].localeCompare(a[0]) : (a, b) => b[1] - a[1] || a[0].localeCompare(b[0], language));
      const select = make("select", { name }, make("option", { value: "" }, words.facet_all),
        ...values.slice(0, 60).map(([value, number]) => make("option", { value }, `${value} (${number})`)));
      select.value = chosen[name] ?? "";
      select.addEventListener("change", () => go({ [name]: select.value }));
      grid.append(make("label", {}, words[`facet_${name}`], select));
    }
    if (!grid.children.length || (count < 2 && !Object.keys(chosen).length)) return;
    const details = make("details", {}, make("summary", {}, words.search_show_filters), grid);
    details.open = Object.keys(chosen).length > 0;
    facetsPlace.append(details);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ q: box.value.trim(), ...Object.fromEntries(facets.map((name) => [name, ""])) });
  });
  sort.addEventListener("change", () => go({ sort: sort.value }));
  addEventListener("popstate", run);
  addEventListener("hashchange", () => { take(); run(); });
  box.addEventListener("focus", () => load().catch(() => {}), { once: true });
  await run();
})();
