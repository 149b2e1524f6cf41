// The root page goes on to the reader's language: the one chosen before, else the browser's.
// The page itself is a list of links, which is what stays if nothing fits or scripts are off.
(() => {
  const offered = [...document.querySelectorAll('link[rel="alternate"][hreflang]')];
  const links = new Map(offered.map((link) => [link.hreflang, link.href]));
  let wanted = [];
  try { wanted = [localStorage.getItem("maqala-language")]; } catch { /* storage is blocked */ }
  wanted.push(...(navigator.languages ?? []));
  for (const language of wanted) {
    const address = links.get(String(language ?? "").slice(0, 2).toLowerCase());
    if (address && !location.hash.includes("stay")) return location.replace(address);
  }
})();
