// Light or dark, as the reader chose it before; without a choice the system decides. Runs in the
// head, so that no page flashes in the wrong colours.
try {
  const chosen = localStorage.getItem("maqala-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch { /* storage is blocked: the system decides */ }
// A search page with a question keeps room for its results from the first moment.
if (/[?#][a-z]+=/.test(location.search + location.hash)) document.documentElement.dataset.asked = "";
