/** Several accounts in one sentence: "on @brand and @second", "to @a, @b and @c", "on all accounts". */
import { visibleText } from './words/caption.ts';
import { trimTail } from './words/punctuation.ts';

export interface SaidAccounts {
  /** The message as it reads for the first of them alone; for all accounts, without the words that name them. */
  readonly text: string;
  /** Handles without `@`, each once, in the order of the words; null for all that are here. */
  readonly handles: readonly string[] | null;
}

const ON =
  '(?:on|to|as|via|for|from|auf|über|für|bei|en|a|para|sur|à|pour|em|no|na|su|sul|per|op|voor|naar|do|dla|на|в|для)';
const AND = '(?:and(?: also)?|&|\\+|und|y|e|et|en|oraz|i|и|と)';
const HANDLE = '@[a-z0-9_.]{1,23}[a-z0-9_]';
const NEXT = `(?:[^\\S\\n]*,[^\\S\\n]*(?:${AND}[^\\S\\n]+)?|[^\\S\\n]+${AND}[^\\S\\n]+)(?:${ON}[^\\S\\n]+)?${HANDLE}`;
/** Behind a list with commas alone stands no further word of a sentence: "on @brand, @mia made this". */
const LIST = new RegExp(
  `(?<![\\p{L}\\p{N}_@])(?<on>${ON}[^\\S\\n]+)(?<first>${HANDLE})(?<more>(?:${NEXT})+)(?![\\p{L}\\p{N}_@])`,
  'iu',
);
const HAS_AND = new RegExp(`[^\\S\\n,]${AND}[^\\S\\n]`, 'iu');
const GOES_ON = /^[^\S\n]+\p{Ll}{2,}/u;

const ALL = [
  '(?:on|to|for|across|at) (?:all|every|each|both)(?: of)?(?: (?:our|my|the|these))?(?: tiktok)?(?: connected)? (?:accounts?|profiles?)',
  '(?:auf|für|über) (?:alle[nr]?|beide[nr]?)(?: (?:unseren?|meinen?|den))? (?:accounts?|konten|profile[n]?)',
  '(?:en|para|a) (?:todas|ambas)(?: (?:las|mis|nuestras))? (?:cuentas)',
  '(?:sur|pour) (?:tous|toutes)(?: (?:les|mes|nos))? (?:comptes)',
  '(?:em|para) (?:todas)(?: (?:as|minhas|nossas))? (?:contas)',
  '(?:su|per) tutti(?: (?:gli|i|i miei|i nostri))? (?:account|profili)',
  '(?:op|voor) (?:alle|al onze|al mijn) (?:accounts|profielen)',
  '(?:na|dla) (?:wszystkich|wszystkie)(?: naszych)? (?:kontach|kont|konta)',
  '(?:на|для|во) (?:всех|все)(?: наших)? (?:аккаунтах|аккаунты|аккаунтов)',
].join('|');
const EVERY = new RegExp(`(?<![\\p{L}\\p{N}])(?:${ALL})(?![\\p{L}\\p{N}])`, 'iu');
/** Where the words stand off from a caption: behind the start, a verb with its time, a mark; or before a mark or the end. */
const CLOSES = /^[^\S\n]*(?:$|[\n:;,.!|–—(#"“]|-\s)/u;

/** Null where the words name at most one account. */
export function readAccounts(said: string): SaidAccounts | null {
  const { text, written } = visibleText(said);
  const list = LIST.exec(text);
  if (list?.groups) {
    const { on = '', first = '', more = '' } = list.groups;
    const end = list.index + list[0].length;
    if (!HAS_AND.test(`${more} `) && GOES_ON.test(text.slice(end))) return null;
    const named = `${first}${more}`.match(new RegExp(HANDLE, 'giu')) ?? [];
    const handles = [...new Set(named.map((handle) => handle.slice(1).toLowerCase()))];
    const only = `${written(0, list.index)}${on}${first}${written(end, text.length)}`;
    return handles.length > 1 ? { text: only, handles } : null;
  }
  const every = EVERY.exec(text);
  if (!every) return null;
  const end = every.index + every[0].length;
  if (!CLOSES.test(text.slice(end))) return null;
  const [before, behind] = [trimTail(written(0, every.index), /[\s,]/u), written(end, text.length)];
  const gap = before === '' || /^[\n:]/u.test(behind) ? '' : ' ';
  return { text: `${before}${gap}${behind.replace(/^[^\S\n]*[,;]?[^\S\n]*/u, '')}`.trim(), handles: null };
}
