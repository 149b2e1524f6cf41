// Where the words of a query stand in what Pagefind gives of a page, and how that is shown.
globalThis.maqalaPassages = (() => {
  const { fold, stem } = globalThis.maqalaWords;
  const WINDOW = 32, AHEAD = 8, MOST = 3;
  const BLOCKS = /^(?:p|li|ol|ul|h[1-6]|figure|table|blockquote|details|div|section)$/;

  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  const split = (word) => fold(word).replaceAll("й", "и").match(/[\p{L}\p{N}]+/gu) ?? [];
  // Which of the wanted roots a written word has; -1 for none. A text says most words more than once,
  // and few begin as a root does (its last letter aside, which an ending may have changed).
  let known = new Map(), knownFor = "";
  const hit = (word, wanted) => {
    const key = wanted.join(" ");
    if (key !== knownFor) [known, knownFor] = [new Map(), key];
    let found = known.get(word);
    if (found === undefined) {
      const pieces = split(word);
      found = wanted.findIndex((root) => pieces.some((piece) => piece.startsWith(root)
        || (piece.startsWith(root.slice(0, -1)) && stem(piece).startsWith(root))));
      known.set(word, found);
    }
    return found;
  };

  // A text with the found words in <mark>, without the signs around them.
  const marked = (text, wanted) => text.split(/(\s+)/).flatMap((word) => {
    if (hit(word, wanted) < 0) return [word];
    const [, before, core, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(word);
    return [before, make("mark", {}, core), after];
  });

  // What the index holds for itself alone stands between ⟦ and ⟧.
  const SECRET = /⟦([^⟧]*)⟧/g;
  const contentOf = (data) => data.raw_content ?? data.content;

  // Whether a page holds every word, a little loosely: an engine knows more endings than we.
  const holds = (data, wanted) => {
    const text = ` ${split(`${data.meta.title} ${contentOf(data)}`).join(" ")}`;
    return wanted.every((root) => text.includes(` ${root.slice(0, Math.max(Math.min(3, root.length - 1), root.length - 2, 2))}`));
  };

  // Whether a page holds every word as a beginning of one of its own.
  const begins = (data, wanted) => {
    const words = [...new Set(`${data.meta.title} ${contentOf(data)}`.split(/\s+/))];
    return wanted.every((root) => words.some((word) => hit(word, [root]) >= 0));
  };

  // The names and keywords of the index alone that have one of the words. The last part is stems.
  const hidden = (data, wanted) => [...contentOf(data).matchAll(SECRET)]
    .flatMap(([, inside]) => inside.split(" · ").slice(0, -1).map((text) => text.trim()))
    .filter((text) => text.split(/\s+/).some((word) => hit(word, wanted) >= 0));

  // The paragraphs that hold most of the words, in the page's order: each with its address, its
  // section's heading, and a few words around the finds. The index does not have the headings that
  // are the interface's own; their words come by their ids.
  const passages = (data, wanted, headings) => {
    if (!wanted.length) return [];
    const all = contentOf(data).split(/\s+/);
    const length = (text) => text.match(/\S+/g)?.length ?? 0;
    const named = (anchor) => anchor.text?.trim() || headings[anchor.id] || "";
    let secret = false;
    const found = all.map((word) => {
      if (word.includes("⟦")) secret = true;
      const shown = !secret;
      if (word.includes("⟧")) secret = false;
      return shown ? hit(word, wanted) : -1;
    });
    const anchors = (data.anchors ?? []).filter((anchor) => BLOCKS.test(anchor.element));
    const places = [];
    let section = null;
    anchors.forEach((anchor, index) => {
      const heading = /^h[2-6]$/.test(anchor.element);
      if (heading) section = anchor;
      const from = anchor.location + (heading ? length(anchor.text ?? "") : 0);
      const to = anchors[index + 1]?.location ?? all.length;
      const kinds = new Set();
      let number = 0;
      for (let place = from; place < to; place += 1) {
        if (found[place] >= 0) { kinds.add(found[place]); number += 1; }
      }
      if (number) places.push({ anchor, section, from, to, kinds: kinds.size, number });
    });
    const best = places.sort((a, b) => b.kinds - a.kinds || b.number - a.number || a.from - b.from).slice(0, MOST);
    return best.sort((a, b) => a.from - b.from).map(({ anchor, section: above, from, to }) => {
      // The window that holds most of the words.
      let start = from, most = 0;
      for (let place = from; place < to; place += 1) {
        if (found[place] < 0) continue;
        const kinds = new Set(found.slice(place, Math.min(to, place + WINDOW - AHEAD)).filter((kind) => kind >= 0)).size;
        if (kinds > most) { most = kinds; start = place; }
      }
      const first = Math.max(from, start - AHEAD);
      const last = Math.min(to, first + WINDOW);
      const text = all.slice(first, last).join(" ").replace(SECRET, "").replace(/\s*⟦.*$/, "");
      return {
        id: anchor.id,
        section: above ? named(above) : "",
        text: `${first > from ? "… " : ""}${text}${last < to ? " …" : ""}`,
        lang: /^abstract-(kk|ru|en)$/.exec(anchor.id)?.[1],
      };
    });
  };

  return { make, hit, marked, passages, holds, begins, hidden };
})();
