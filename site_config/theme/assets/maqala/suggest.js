// "Did you mean": for a query that finds little or nothing, one that differs by a slip of the finger –
// a letter too many, missing, wrong, or two in the wrong order – or by a keyboard left in Latin letters.
const { fold, roots } = globalThis.maqalaWords;
const SHORTEST = 4, TRIED = 4;

// Letters as they lie on the keys of the Russian layout, where Latin ones are on the same keys.
const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё";
const otherLayout = (query) => [...query.toLowerCase()].map((sign) => CYRILLIC[LATIN.indexOf(sign)] ?? sign).join("");

// Whether two words are at most one slip apart.
export function near(a, b) {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - from && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const left = a.slice(from, a.length - tail), right = b.slice(from, b.length - tail);
  return (left.length <= 1 && right.length <= 1)
    || (left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]);
}

let vocabulary = null;
const load = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  const { words } = await answer.json(); // the most used first
  return words.map((word) => ({ word, plain: fold(word) }));
};

const rooted = (word) => roots(word)[0] ?? "";

// Words of the collection that one may have meant, the likeliest first; none for one that it knows.
function meant(word, known) {
  const plain = fold(word);
  if (plain.length < SHORTEST || known.some((entry) => entry.plain.startsWith(plain))) return [];
  const root = rooted(word);
  const whole = known.filter((entry) => near(plain, entry.plain));
  const inflected = root.length < SHORTEST || whole.length ? [] : known.filter((entry) => Math.abs(entry.plain.length - root.length) < 6
    && entry.plain[0] === root[0] && near(root, entry.root ??= rooted(entry.word)));
  const first = (entry) => Number(entry.plain[0] === plain[0]);
  return [...whole, ...inflected].sort((a, b) => first(b) - first(a)).slice(0, TRIED).map((entry) => entry.word);
}

// The best other query, as {query, number of results}; null if there is none that finds something.
export async function suggest(query, address, finds) {
  vocabulary ??= load(address);
  const known = await vocabulary.catch((problem) => { vocabulary = null; throw problem; });
  const tried = [];
  const pieces = query.split(/([\p{L}\p{N}]+)/u); // words at odd places
  const options = pieces.map((piece, place) => (place % 2 ? meant(piece, known) : []));
  for (let round = 0; round < TRIED; round += 1) {
    const changed = pieces.map((piece, place) => options[place][Math.min(round, options[place].length - 1)] ?? piece).join("");
    if (changed !== query) tried.push(changed);
  }
  if (/^[\x20-\x7e]+$/.test(query)) tried.push(otherLayout(query));
  for (const other of new Set(tried)) {
    const number = await finds(other);
    if (number) return { query: other, number };
  }
  return null;
}
