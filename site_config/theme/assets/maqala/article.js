// An article's page: contents that follow the reading, and previews of what a citation means.
(() => {
  const contents = document.querySelector(".mq-toc details");
  if (contents) {
    const wide = matchMedia("(min-width: 72rem)");
    const fit = () => { contents.open = wide.matches; };
    wide.addEventListener("change", fit);
    fit();
    const links = new Map();
    for (const link of contents.querySelectorAll("a")) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) links.set(heading, link);
    }
    const headings = [...links.keys()];
    let waiting = false;
    const follow = () => {
      waiting = false;
      let current = null;
      for (const heading of headings) {
        if (heading.getBoundingClientRect().top > innerHeight / 3) break;
        current = heading;
      }
      for (const [heading, link] of links) {
        if (heading === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    };
    addEventListener("scroll", () => {
      if (!waiting) { waiting = true; requestAnimationFrame(follow); }
    }, { passive: true });
    follow();
  }

  let shown = null;
  const hide = () => {
    if (!shown) return;
    shown.box.remove();
    shown.link.removeAttribute("aria-describedby");
    shown = null;
  };
  // What a reader asked for is said where it was asked.
  const say = (near, words, ...more) => {
    hide();
    const box = document.createElement("div");
    box.className = "mq-preview mq-preview--said";
    box.setAttribute("role", "status");
    document.body.append(box);
    box.append(words, ...more);
    place(box, near);
    shown = { box, link: near };
  };
  const place = (box, near) => {
    const at = near.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, innerWidth - box.offsetWidth - 16));
    const above = at.top > box.offsetHeight + 12;
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${scrollY + (above ? at.top - box.offsetHeight - 6 : at.bottom + 6)}px`;
  };
  const copied = async (text) => {
    try { await navigator.clipboard.writeText(text); return true; } catch { return false; }
  };

  // The link of a paragraph is copied, and an error in it can be reported with its place.
  const report = document.querySelector(".mq-report a[data-place]");
  const words = document.querySelector(".mq-content").dataset;
  const reported = (link) => {
    if (!report) return [];
    const there = document.createElement("a");
    const values = { lines: link.dataset.lines ?? "", field: link.dataset.field ?? "", anchor: link.hash.slice(1) };
    there.href = report.dataset.place.replace(/~(lines|field|anchor)~/g, (_, name) => encodeURIComponent(values[name]));
    there.textContent = report.textContent;
    return [" ", there];
  };
  for (const link of document.querySelectorAll(".mq-share")) {
    link.addEventListener("click", async () => {
      const done = await copied(new URL(link.hash, location.href).href);
      const more = reported(link);
      if (done || more.length) say(link, done ? words.copied : "", ...more);
    });
  }

  for (const button of document.querySelectorAll(".mq-copy")) {
    if (!navigator.clipboard) break; // a page that is not served safely may not copy
    const before = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const from = button.dataset.from;
      const text = from
        ? await fetch(from).then((answer) => (answer.ok ? answer.text() : ""), () => "")
        : button.previousElementSibling.textContent.trim();
      if (!text || !await copied(text)) { if (from) location.href = from; return; }
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = before; }, 2500);
    });
  }

  // The pointer has time to reach the preview, which stays while it is there.
  let leaving;
  const stay = () => clearTimeout(leaving);
  const leave = () => { stay(); leaving = setTimeout(hide, 250); };
  const show = (link) => {
    stay();
    hide();
    const source = document.getElementById(link.hash.slice(1));
    if (!source) return;
    const box = document.createElement("div");
    box.className = "mq-preview";
    box.id = "citation-preview";
    box.setAttribute("role", "tooltip");
    box.addEventListener("mouseenter", stay);
    box.addEventListener("mouseleave", leave);
    const words = source.cloneNode(true);
    for (const back of words.querySelectorAll(".mq-refs__back, .mq-back")) back.remove();
    for (const twin of words.querySelectorAll(".mq-refs__twin")) twin.before("\n");
    box.textContent = words.textContent.trim();
    const language = source.querySelector("[lang]");
    if (language) box.lang = language.lang;
    document.body.append(box);
    place(box, link);
    link.setAttribute("aria-describedby", box.id);
    shown = { box, link };
  };
  for (const link of document.querySelectorAll(".mq-cite, .mq-note")) {
    link.addEventListener("mouseenter", () => show(link));
    link.addEventListener("focus", () => show(link));
    link.addEventListener("mouseleave", leave);
    link.addEventListener("blur", hide);
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("click", (event) => {
    if (shown && !shown.box.contains(event.target) && !event.target.closest(".mq-share")) hide();
  });
})();
