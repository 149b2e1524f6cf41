// The words of a query. Folding and stems have the same rules as generator/pages/folding.py, which
// prepared the index with them; a test holds the two against each other.
globalThis.maqalaWords = (() => {
  const FOLDS = { ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ё: "е" };
  const VOWEL = "[аоуыиеэюя]";
  const ENDINGS = [
    [
      ["(?:нда|нде|ндаги|ндеги|даги|деги|таги|теги|ндагы|ндеги|дагы|тагы)", "."],
      ["(?:нын|нин|дын|дин|тын|тин)", "."],
      ["(?:дан|ден|тан|тен|нан|нен)", "."],
      ["(?:мен|бен|пен)", "."],
      ["(?:ына|ине|сына|сине)", "."],
      ["(?:ын|ин|сын|син)", "."],
      ["(?:да|де|та|те|ды|ди|ты|ти|ны|ни)", "."],
      ["(?:га|ге)", "."],
      ["(?:ка|ке)", "[кпстшщфхцч]"],
    ],
    [
      ["(?:ымыз|имиз|ыныз|иниз)", "."],
      ["(?:лары|лери|дары|дери|тары|тери)", "."],
      ["(?:сы|си)", VOWEL],
      ["(?:ы|и)", "[^аоуыиеэюяй]"],
    ],
    [["(?:лар|лер|дар|дер|тар|тер)", "."]],
  ].map((round) => round.map(([ending, before]) => new RegExp(`^(.{2,}${before})${ending}$`, "u")));

  const VOICED = { г: "к", б: "п" };
  const BEFORE_VOWEL = ["(?:ына|ине|сына|сине)$", "(?:ын|ин|сын|син)$", "(?:ы|и)$", "(?:ымыз|имиз|ыныз|иниз)$"];

  const fold = (text) => text.toLowerCase().normalize("NFC").replace(/[әғқңөұүһіё]/g, (c) => FOLDS[c]);

  const stem = (word) => {
    for (const round of ENDINGS) {
      for (const pattern of round) {
        const match = pattern.exec(word);
        if (!match) continue;
        word = match[1];
        const voiced = VOICED[word.at(-1)];
        if (voiced && BEFORE_VOWEL.some((ending) => pattern.source.endsWith(ending))) word = word.slice(0, -1) + voiced;
        break;
      }
    }
    return word;
  };

  // Endings come off here where no stemmer of Pagefind's does it: on Kazakh pages, and from words
  // that can only be Kazakh.
  const KAZAKH = /[әғқңөұүһі]/iu;
  const bare = (word) => document.documentElement.lang === "kk" || KAZAKH.test(word);
  const WORD = /[\p{L}\p{N}]+/gu;

  // A query as the index knows its words.
  const asked = (query) => query.replace(WORD, (word) => {
    if (/^[\p{Script=Latin}\d]/u.test(word)) return word;
    return bare(word) ? stem(fold(word)) : fold(word);
  });

  // What stays of a query's words in all their forms: for showing where they stand.
  const RUSSIAN = /(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ией|ость|ости|ая|яя|ое|ее|ые|ие|ый|ий|ой|ую|юю|ых|их|ым|им|ом|ем|ах|ях|ов|ев|ам|ям|ия|ии|ию|ы|и|а|я|о|е|у|ю|ь)$/u;
  const ENGLISH = /(?:ies|es|s|ing|ed|ation|e)$/u;
  const root = (word) => {
    const folded = fold(word);
    if (/^[a-z]/.test(folded)) return folded.length > 4 ? folded.replace(ENGLISH, "") : folded;
    if (bare(word)) return stem(folded);
    const short = folded.replace(RUSSIAN, "");
    return short.length > 2 ? short : folded;
  };
  const roots = (query) => [...new Set((query.match(WORD) ?? []).map((word) => {
    const short = root(word);
    return (short.length >= 2 ? short : fold(word)).replaceAll("й", "и"); // which Pagefind takes for one
  }))];

  return { fold, stem, asked, roots };
})();
