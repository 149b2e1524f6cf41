// Folding and stems for the words of a query: the same rules as generator/pages/folding.py, which
// prepared the index with them. A test holds the two against each other.
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

  return { fold, stem };
})();
