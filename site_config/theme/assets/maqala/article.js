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
  const show = (link) => {
    hide();
    const source = document.getElementById(link.hash.slice(1));
    if (!source) return;
    const box = document.createElement("div");
    box.className = "mq-preview";
    box.id = "citation-preview";
    box.setAttribute("role", "tooltip");
    box.textContent = source.textContent.replace("↩", "").trim();
    const language = source.querySelector("[lang]");
    if (language) box.lang = language.lang;
    document.body.append(box);
    const at = link.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, innerWidth - box.offsetWidth - 16));
    const above = at.top > box.offsetHeight + 12;
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${scrollY + (above ? at.top - box.offsetHeight - 6 : at.bottom + 6)}px`;
    link.setAttribute("aria-describedby", box.id);
    shown = { box, link };
  };
  for (const link of document.querySelectorAll(".mq-cite, .mq-note")) {
    link.addEventListener("mouseenter", () => show(link));
    link.addEventListener("focus", () => show(link));
    link.addEventListener("mouseleave", hide);
    link.addEventListener("blur", hide);
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
})();
