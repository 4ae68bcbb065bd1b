/** A caption put right: "in the caption the price is 14 not 12", "typo, it's receive", "capital B in berlin". */
import { anyOf } from '../languages/index.ts';
import { anyChange, anyReply } from '../languages/replies/index.ts';

const LABEL = `(?:${anyOf('captionLabels')})`;
const IN_CAPTION = new RegExp(
  `[\\s,]*(?<!\\p{L})(?:${anyChange('inIt')})(?: (?:${anyChange('the')}))? ${LABEL}(?![\\p{L}\\p{N}])[\\s,]*`,
  'iu',
);
const BEGINS_CAPTION = new RegExp(`^(?:\\p{L}{1,3} )?${LABEL}(?!\\p{L})`, 'iu');
const TOKEN = `(?!(?:${anyChange('joint')}|${anyChange('it')})\\s)#?[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}_€$£%.'’-]{0,40}?(?: ?(?:€|zł|kr|\\$|£|%))?`;
const NOT = `(?:(?:${anyChange('joint')}) )?(?:${anyReply('not')}|${anyReply('insteadOf')})`;
const BUT = `(?:${anyReply('but')}|${anyReply('butRather')})`;
/** "14 not 12", "says 30 but it is 35", "jou moet jouw zijn" */
const CONTRASTS = [
  new RegExp(`^(?:[^,;.!?\\n]*?\\s)?\\*?(?<wanted>${TOKEN})\\*?,? ${NOT} (?<old>${TOKEN})[.!]*$`, 'iu'),
  new RegExp(
    `^(?:[^,;.!?\\n]*?\\s)?(?:${anyReply('not')}) (?<old>${TOKEN})(?:,|,? ${BUT}) (?<wanted>${TOKEN})[.!]*$`,
    'iu',
  ),
  new RegExp(
    `^(?:[^,;.!?\\n]*?\\s)?(?<old>${TOKEN}),? (?:${BUT} )?(?:${anyChange('mustBe')}) (?<wanted>${TOKEN})(?: (?:${anyChange('mustBeBehind')}))?[.!]*$`,
    'iu',
  ),
];

/** The caption as it is put right, `unsaid` where it is not known how, or null where no word speaks of that. */
export function correctCaption(
  command: string,
  caption: string,
  isTime: (words: string) => boolean,
): string | 'unsaid' | null {
  return (
    substituted(command, caption) ??
    inContrast(command, caption, isTime) ??
    withoutWord(command, caption) ??
    withCapital(command, caption) ??
    withoutEdge(command, caption)
  );
}

function inContrast(command: string, caption: string, isTime: (words: string) => boolean): string | 'unsaid' | null {
  const isNamed = IN_CAPTION.test(command) || BEGINS_CAPTION.test(command);
  const words = command.replace(IN_CAPTION, ' ').replace(/\s+,/gu, ',').trim();
  for (const pattern of CONTRASTS) {
    const { old, wanted } = pattern.exec(words)?.groups ?? {};
    if (old === undefined || wanted === undefined || old.toLowerCase() === wanted.toLowerCase()) continue;
    const isTag = old.startsWith('#') && wanted.startsWith('#');
    if (!(isNamed || isTag || (isPlain(pattern, words) && !isTime(old) && !isTime(wanted)))) continue;
    const [at, second] = placesOf(old, caption);
    if (at === undefined) continue;
    return second === undefined ? caption.slice(0, at) + wanted + caption.slice(at + old.length) : 'unsaid';
  }
  return null;
}

/** Without the word for a caption it counts where both words are named against each other. */
const isPlain = (pattern: RegExp, words: string): boolean => pattern !== CONTRASTS[2] || SAYS.test(words);
const SAYS = new RegExp(`^(?:${anyChange('says')})(?!\\p{L})`, 'iu');

const CAPITAL = new RegExp(`(?:${anyChange('capital')})`, 'iu');
const WORDS = /[\p{L}\p{M}\p{N}'’]+/gu;

/** One word of the caption that the words name gets a capital. */
function withCapital(command: string, caption: string): string | null {
  if (!CAPITAL.test(command)) return null;
  const named = [...command.replace(CAPITAL, ' ').matchAll(WORDS)].flatMap(([word]) => {
    const places = word.length > 2 ? placesOf(word, caption) : [];
    return places.length === 1 && /^\p{Ll}/u.test(caption.slice(places[0])) ? places : [];
  });
  const [at, second] = named;
  if (at === undefined || second !== undefined) return null;
  return caption.slice(0, at) + (caption[at] ?? '').toUpperCase() + caption.slice(at + 1);
}

/** "s/ramen/udon" */
function substituted(command: string, caption: string): string | 'unsaid' | null {
  const { old, wanted } = /^s\/(?<old>[^/]{1,60})\/(?<wanted>[^/]{0,60})\/?g?$/u.exec(command)?.groups ?? {};
  return old === undefined || wanted === undefined ? null : inItsPlace(old, wanted, caption);
}

function inItsPlace(old: string, wanted: string, caption: string): string | 'unsaid' {
  const [at, second] = placesOf(old, caption);
  return at === undefined || second !== undefined
    ? 'unsaid'
    : caption.slice(0, at) + wanted + caption.slice(at + old.length);
}

const WORD = anyChange('word');
const WITHOUT_WORD = new RegExp(
  `^(?:${anyChange('remove')}) (?:(?:${anyChange('articles')}) )?(?:(?:${WORD}) ["“„«]?(?<word>[^"“”„«»\\s]{1,40})["”“»]?|["“„«](?<quoted>[^"“”„«»]{1,60})["”“»])(?:[\\s,]+(?:${anyChange('around')}))*$`,
  'iu',
);

/** 'delete "drop"', "remove the word new" */
function withoutWord(command: string, caption: string): string | 'unsaid' | null {
  const { word, quoted = word } = WITHOUT_WORD.exec(command)?.groups ?? {};
  return quoted === undefined || placesOf(quoted, caption).length === 0 ? null : inItsPlace(quoted, '', caption);
}

const LAST = anyReply('lastOne');
const SENTENCE = anyChange('sentence');
const LINE = anyChange('line');
const EDGE = new RegExp(
  `^(?:(?:${anyChange('around')})[\\s,]+)*(?:${anyChange('remove')}) (?:(?:${anyChange('articles')}) )?(?:(?:${LAST}) (?:(?<sentence>${SENTENCE})|(?<line>${LINE})|(?<word>${WORD}))|(?<behind>${SENTENCE}|${LINE}|${WORD}) (?:${LAST}))(?:[\\s,]+(?:${anyChange('around')}))*$`,
  'iu',
);

/** "drop the last sentence" */
function withoutEdge(command: string, caption: string): string | null {
  const { sentence, line, word, behind = '' } = EDGE.exec(command)?.groups ?? {};
  const is = (kind: string | undefined, words: string) =>
    kind !== undefined || new RegExp(`^(?:${words})$`, 'iu').test(behind);
  if (is(line, LINE)) return caption.replace(/\n[^\n]*$/u, '');
  if (is(word, WORD)) return caption.replace(/\s*\S+$/u, '');
  if (!is(sentence, SENTENCE)) return null;
  return caption.replace(/(?<=[.!?…])\s+[^.!?…]+[.!?…]*\s*$/u, '');
}

const TYPO = new RegExp(`(?<!\\p{L})(?:${anyChange('typo')})(?!\\p{L})`, 'iu');
const NAMES_CAPTION = new RegExp(`(?<!\\p{L})${LABEL}(?!\\p{L})`, 'iu');
/** "typo in the invoice" */
const ELSEWHERE = new RegExp(`(?<!\\p{L})(?:${anyChange('inIt')})(?: (?:${anyChange('the')}))+ \\p{L}`, 'iu');
const QUOTED = /["“„«「]([^"“”„«»「」]{2,60})["”“»」]/gu;
const SHORTEST = 4;

/** "typo, it's receive": one word that is nearly one of the caption takes its place. */
export function spelledRight(command: string, caption: string): string | 'unsaid' | null {
  if (!TYPO.test(command) || (ELSEWHERE.test(command) && !NAMES_CAPTION.test(command))) return null;
  const quoted = [...command.matchAll(QUOTED)].map(([, words = '']) => words);
  const said = quoted.length > 0 ? quoted : (command.replace(TYPO, ' ').match(WORDS) ?? []);
  const wanted = said.filter((word) => word.length >= SHORTEST && placesOf(word, caption).length === 0);
  const written = [...caption.matchAll(WORDS)].filter(([word]) => word.length >= SHORTEST - 1);
  const pairs = wanted.flatMap((word) =>
    written.filter(([other]) => isNearly(word, other)).map((match) => ({ word, at: match.index, old: match[0] })),
  );
  const [pair, second] = pairs;
  if (!pair || second) return 'unsaid';
  const { word, at, old } = pair;
  const begins = /^\p{Lu}/u.test(old) ? word.slice(0, 1).toUpperCase() + word.slice(1) : word;
  return caption.slice(0, at) + begins + caption.slice(at + old.length);
}

/** One letter more, less or other; of longer words two. */
function isNearly(a: string, b: string): boolean {
  const [first, second] = [a.toLowerCase(), b.toLowerCase()];
  const most = Math.min(first.length, second.length) > 6 ? 2 : 1;
  if (first === second || Math.abs(first.length - second.length) > most) return false;
  let row = Array.from({ length: second.length + 1 }, (_, index) => index);
  for (const [at, letter] of Array.from(first).entries()) {
    const next = [at + 1];
    for (let to = 0; to < second.length; to += 1) {
      const change = (row[to] ?? 0) + Number(letter !== second[to]);
      next.push(Math.min(change, (row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1));
    }
    row = next;
  }
  return (row[second.length] ?? most + 1) <= most;
}

/** Where the words stand in the caption, as whole words. */
export function placesOf(words: string, caption: string): readonly number[] {
  const small = caption.toLowerCase();
  if (small.length !== caption.length) return [];
  const places: number[] = [];
  const wanted = words.toLowerCase();
  for (let at = small.indexOf(wanted); at >= 0; at = small.indexOf(wanted, at + 1)) {
    const isWhole =
      !/[\p{L}\p{N}]/u.test(small[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(small[at + wanted.length] ?? ' ');
    if (isWhole || /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(wanted)) places.push(at);
  }
  return places;
}
