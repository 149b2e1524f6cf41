// The root page goes on to the language that the reader's browser asks for. Nothing is remembered.
// The page itself is a list of links, which is what stays if nothing fits or scripts are off.
(() => {
  const offered = [...document.querySelectorAll('link[rel="alternate"][hreflang]')];
  const links = new Map(offered.map((link) => [link.hreflang, link.href]));
  for (const language of navigator.languages ?? []) {
    const address = links.get(String(language ?? "").slice(0, 2).toLowerCase());
    if (address && !location.hash.includes("stay")) return location.replace(address);
  }
})();
