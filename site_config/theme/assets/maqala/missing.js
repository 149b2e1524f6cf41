// The page for an address that is missing is shown at any depth. The copy of this file that was found
// knows where the site begins: it leads the links there and asks for the chosen colours.
(() => {
  const root = document.documentElement;
  if (root.dataset.root) return; // another copy was first
  const home = new URL("../../", document.currentScript.src);
  root.dataset.root = home.pathname;
  for (const link of document.querySelectorAll("a[data-home]")) link.href = new URL(link.dataset.home, home);
  const theme = document.createElement("script");
  theme.src = new URL("assets/maqala/theme.js", home);
  document.head.append(theme);
})();
