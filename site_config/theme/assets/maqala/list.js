// Filters and sorts a list that is complete without it.
(() => {
  const fold = (text) => text.toLowerCase().normalize("NFC")
    .replace(/[әғқңөұүһіё]/g, (c) => ({ ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ё: "е" })[c]);

  for (const form of document.querySelectorAll(".mq-filter")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    if (form.dataset.list === "articles") articles(form);
    else names(form);
  }

  function articles(form) {
    const list = document.querySelector(".mq-list");
    const items = [...list.children].map((item, place) => ({ item, place, text: fold(item.textContent) }));
    const forms = JSON.parse(form.dataset.forms);
    const plural = new Intl.PluralRules(document.documentElement.lang);
    const output = form.querySelector("output");
    const update = () => {
      const wanted = fold(form.words.value).split(/\s+/).filter(Boolean);
      let count = 0;
      for (const { item, text } of items) {
        const fits = wanted.every((word) => text.includes(word))
          && ["journal", "year", "language"].every((name) => !form[name].value || item.dataset[name] === form[name].value);
        item.hidden = !fits;
        count += fits;
      }
      const key = { new: (e) => e.place, old: (e) => -e.place, title: (e) => Number(e.item.dataset.order) }[form.sort.value];
      list.append(...[...items].sort((a, b) => key(a) - key(b)).map((entry) => entry.item));
      output.textContent = (forms[plural.select(count)] ?? forms.other).replace("{n}", count);
    };
    form.addEventListener("input", update);
    update();
  }

  function names(form) {
    const rows = [...document.querySelectorAll(".mq-columns > li, .mq-ranked > li, .mq-terms > div")].map((item) => ({
      item,
      home: item.parentElement,
      text: fold(item.textContent),
      name: item.querySelector("a").textContent,
      count: Number.parseInt(item.querySelector(".mq-count")?.textContent.replace(/[\s\u00a0\u202f,.]/g, "") ?? 0),
    }));
    const letters = document.querySelectorAll(".mq-letter");
    const collator = new Intl.Collator(document.documentElement.lang);
    const orders = {
      letters: (a, b) => collator.compare(a.name, b.name),
      count: (a, b) => b.count - a.count, // equal ones keep their alphabet
    };
    let flat = null; // what is sorted otherwise than by letters stands in one list
    const sort = (way) => {
      if (!orders[way]) {
        for (const { item, home } of rows) home.append(item);
        flat?.remove();
        flat = null;
        return;
      }
      if (!flat) {
        flat = document.createElement("ul");
        flat.className = rows[0].home.className;
        form.after(flat);
      }
      flat.append(...[...rows].sort(orders[way]).map((row) => row.item));
    };
    form.addEventListener("input", (event) => {
      if (event.target === form.sort) sort(form.sort.value);
      const wanted = fold(form.words.value).split(/\s+/).filter(Boolean);
      for (const { item, text } of rows) item.hidden = !wanted.every((word) => text.includes(word));
      for (const letter of letters) letter.hidden = !letter.querySelector("li:not([hidden]), .mq-terms > div:not([hidden])");
    });
  }
})();
