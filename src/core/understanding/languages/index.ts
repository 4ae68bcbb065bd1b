import type { LanguageName } from '../../schedules/index.ts';
import { dutch } from './dutch.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import { japanese } from './japanese.ts';
import type { CommandWords, MessageWords } from './message-words.ts';
import { polish } from './polish.ts';
import { portuguese } from './portuguese.ts';
import { russian } from './russian.ts';
import { spanish } from './spanish.ts';

/** In the order in which they are tried. */
export const ALL: readonly MessageWords[] = [
  english,
  german,
  spanish,
  french,
  portuguese,
  japanese,
  italian,
  dutch,
  polish,
  russian,
];

/** Every language whose verbs are understood; a test holds that times are read in the same ones. */
export const understoodLanguages: readonly LanguageName[] = ALL.map(({ language }) => language);

type Sources<T> = { [K in keyof T]-?: T[K] extends string | undefined ? K : never }[keyof T];

/** The words of all languages for one thing, as one source of a regular expression. */
export function anyOf(name: Sources<MessageWords>): string {
  return joined(ALL.map((words) => words[name]));
}

/** The words of all languages for one command, as one source of a regular expression. */
export function anyCommand(name: Sources<CommandWords>): string {
  return joined(ALL.map(({ commands }) => commands[name]));
}

/** Tables of single words, as a set. */
export function anyWord(name: 'linkingWords' | 'bindingWords' | 'predicates'): ReadonlySet<string> {
  return new Set(ALL.flatMap((words) => words[name].split(' ')));
}

/** Tables of single words of commands, in the order of the languages. */
export function commandWords(name: 'typed' | 'noneAlone'): readonly string[] {
  return ALL.flatMap(({ commands }) => commands[name]?.split(' ') ?? []);
}

const joined = (sources: readonly (string | undefined)[]) => sources.filter((source) => source !== undefined).join('|');
