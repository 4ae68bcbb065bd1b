/** Commands in a post's thread in every language, as sources of regular expressions. */
import { ALL, anyCommand, commandWords } from '../languages/index.ts';

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

/** "the second" of the times that were asked about, or of several posts; in every language. */
export const ORDINALS: readonly (readonly string[])[] = [
  [
    'first',
    '1st',
    'former',
    'earlier',
    'erste[rsnm]?',
    'frühere[rsn]?',
    'primer[oa]?',
    'premi(?:er|ère)|1(?:er|re|ère)',
    'primeir[oa]',
    'prim[oa]',
    'eerste',
    'pierwsz(?:[yaeą]|ego|ej|ym)',
    'перв(?:ый|ое|ая|ого|ую|ой|ым|ом)',
    '最初|(?:一|1|１)(?:つ目|番目|本目)|前者',
  ],
  [
    'second',
    '2nd',
    'zweite[rsnm]?',
    'segund[oa]',
    'deuxième|seconde|2(?:e|ème)',
    'second[eoa]?',
    'tweede',
    'drug(?:[aieą]|iego|iej|im)',
    'втор(?:ой|ое|ая|ого|ую|ым|ом)',
    '(?:二|2|２)(?:つ目|番目|本目)|後者',
  ],
  [
    'third',
    '3rd',
    'dritte[rsnm]?',
    'tercer[oa]?',
    'troisième|3(?:e|ème)',
    'terceir[oa]',
    'terz[oa]',
    'derde',
    'trzeci(?:[aeą]|ego|ej|m)?',
    'трет(?:ий|ье|ья|ьего|ью|ьим|ьем)',
    '(?:三|3|３)(?:つ目|番目|本目)',
  ],
  [
    'fourth',
    '4th',
    'vierte[rsnm]?',
    'cuart[oa]',
    'quatrième',
    'quart[oa]',
    'vierde',
    'czwart(?:[yaeą]|ego|ej|ym)',
    'четв[её]рт(?:ый|ое|ая|ого|ую|ой)',
    '(?:四|4|４)(?:つ目|番目|本目)',
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
