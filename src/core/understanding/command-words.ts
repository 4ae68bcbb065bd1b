/** Commands in a post's thread in every language, as sources of regular expressions. */
import { ALL, anyCommand, commandWords } from './languages/index.ts';

export const CANCEL = anyCommand('cancel');
export const RETRY = anyCommand('retry');
export const MOVE = anyCommand('move');
export const MOVE_BEHIND = anyCommand('moveBehind');
export const NEARER = anyCommand('nearer');
export const INSTEAD = anyCommand('instead');
/** Each language's words, for trying them one after the other. */
export const LATER = ALL.map(({ commands }) => commands.later);
export const EARLIER = ALL.map(({ commands }) => commands.earlier);
export const NOT_BEFORE = anyCommand('notBefore');
export const POST_AT = anyCommand('postAt');
export const NEW_CAPTION = anyCommand('newCaption');
export const MAKE = anyCommand('make');

export const MOVE_BEHIND_LEADS = anyCommand('moveBehindLeads');
export const SURE_MOVES = anyCommand('sureMoves');
export const TOWARDS = anyCommand('towards');
export const AMOUNT_LEADS = anyCommand('amountLeads');
export const DISTANCE_LEADS = anyCommand('distanceLeads');
/** Single verbs of commands, as they are typed. */
export const TYPED = commandWords('typed');
export const NO_COMMAND_ALONE: ReadonlySet<string> = new Set(commandWords('noneAlone'));

/** "the second" of the times that were asked about, "the last", "option b"; in every language. */
const ORDINALS: readonly (readonly string[])[] = [
  [
    'first',
    '1st',
    'former',
    'earlier',
    'erste[rsn]?',
    'frühere[rsn]?',
    'primer[oa]?',
    'premi(?:er|ère)',
    'primeir[oa]',
    'prim[oa]',
    'eerste',
    'pierwsz[yae]',
    'перв(?:ый|ое|ая)',
    '最初|一つ目|1つ目|一番目|前者',
  ],
  [
    'second',
    '2nd',
    'zweite[rsn]?',
    'segund[oa]',
    'deuxième',
    'second[eoa]?',
    'tweede',
    'drug[aie]',
    'втор(?:ой|ое|ая)',
    '二つ目|2つ目|二番目|後者',
  ],
  [
    'third',
    '3rd',
    'dritte[rsn]?',
    'tercer[oa]?',
    'troisième',
    'terceir[oa]',
    'terz[oa]',
    'derde',
    'trzeci[ae]?',
    'трет(?:ий|ье|ья)',
    '三つ目|3つ目|三番目',
  ],
  [
    'fourth',
    '4th',
    'vierte[rsn]?',
    'cuart[oa]',
    'quatrième',
    'quart[oa]',
    'vierde',
    'czwart[yae]',
    'четв[её]рт(?:ый|ое|ая)',
    '四つ目|4つ目',
  ],
];
const AHEAD = '(?:(?:the|der|die|das|den|el|la|los|le|o|a|il|lo|de|het|ten|ta|to|tę) )?';
const NOUN =
  'one|option|time|choice|uhrzeit|termin|variante?|opci[oó]n|opç?ão|opzione|optie|opcj[aę]|вариант|の(?:方|ほう)';
const ONE = `(?: ?(?:${NOUN}))?`;
const LETTERED = '(?:option|choice|variante?|opci[oó]n|opç?ão|opzione|optie|opcj[aę]|вариант|the) ';
export const NTH_OF = ORDINALS.map(
  (words, index) =>
    `${AHEAD}(?:${words.join('|')})${ONE}|(?:(?:option|choice|number|nr\\.?|no\\.?|#) ?)?${index + 1}\\.?|(?:${LETTERED})${'abcd'[index]}`,
);
export const LAST_OF = `${AHEAD}(?:last|latter|later|letzte[rsn]?|spätere[rsn]?|últim[oa]|derni(?:er|ère)|ultim[oa]|laatste|ostatni[ae]?|последн(?:ий|ее|яя)|最後)${ONE}`;
