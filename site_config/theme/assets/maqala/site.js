// What every page needs: appearance, the search box, the language switch.
(() => {
  const store = (key, value) => {
    try { value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value); } catch { /* blocked */ }
  };

  const root = document.documentElement;
  const button = document.querySelector(".mq-theme");
  if (button) {
    const states = ["auto", "light", "dark"];
    const label = () => {
      const words = button.dataset[root.dataset.theme ?? "auto"];
      button.setAttribute("aria-label", words);
      button.title = words;
    };
    button.hidden = false;
    label();
    button.addEventListener("click", () => {
      const next = states[(states.indexOf(root.dataset.theme ?? "auto") + 1) % states.length];
      if (next === "auto") delete root.dataset.theme;
      else root.dataset.theme = next;
      store("maqala-theme", next === "auto" ? null : next);
      label();
    });
  }

  // The words of a search stay in the browser: behind "#" they are sent to no server. The search
  // page writes them into its address once it is there.
  const kept = (address, words) => address.split(/[?#]/)[0] + (words ? `#${words.replace(/^[?#]/, "")}` : "");
  for (const form of document.querySelectorAll("form.mq-search")) {
    if (form.id === "search-form") continue; // the search page's own, which goes nowhere
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.href = kept(form.action, new URLSearchParams(new FormData(form)).toString());
    });
  }

  // The language switch stays on the page and, where the page has the same anchor, on the place;
  // the words of a search come along.
  for (const link of document.querySelectorAll("a[data-language]")) {
    link.addEventListener("click", () => { link.href = kept(link.href, location.search || location.hash); });
  }

  // On a narrow screen the menu goes on beyond the edge; where the reader is should be seen.
  const here = document.querySelector(".mq-menu [aria-current]");
  if (here) here.closest(".mq-menu").scrollLeft = here.offsetLeft - 16;

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const box = document.querySelector('input[type="search"][name="q"]');
    if (box) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });

  // Addresses are kept in two halves until a script puts them together.
  for (const mail of document.querySelectorAll(".mq-mail[data-host]")) {
    const link = document.createElement("a");
    const address = `${mail.dataset.name}@${mail.dataset.host}`;
    link.href = `mailto:${address}`;
    link.textContent = address;
    if (mail.dataset.label) link.title = mail.dataset.label;
    mail.replaceChildren(link);
  }

  // A link into a closed abstract opens it.
  const open = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const closed = target && target.closest("details:not([open])");
    if (closed) { closed.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", open);
  open();
})();
