/**
 * Cases for `npm run understand`, one JSON object a line: its input, what is expected of the output
 * (only what is named there), a category, the language, and a reason where the case is debatable.
 * `tuned` was written along with the code. `unseen` was written by somebody who did not see the
 * code: only its figures are looked at, never a case, and nothing is changed for the sake of one.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Saying, Understood } from '../../src/core/understanding/index.ts';

export type Part = 'tuned' | 'unseen';
export type Kind = 'phrases' | 'messages';

export interface Case {
  readonly saying: Saying;
  readonly expect: Partial<Understood>;
  readonly category: string;
  readonly lang: string;
}

type Line = Omit<Case, 'saying'> & Omit<Saying, 'now'> & { readonly now: string };

export function casesOf(part: Part, kind: Kind): readonly Case[] {
  const directory = new URL(`./${part}/`, import.meta.url);
  const files = readdirSync(directory).filter((name) => name.startsWith(kind));
  return files.flatMap((name) => readFileSync(new URL(name, directory), 'utf8').trim().split('\n').map(caseOf));
}

function caseOf(line: string): Case {
  const { expect, category, lang, now, ...rest }: Line = JSON.parse(line);
  return { saying: { ...rest, now: new Date(now) }, expect, category, lang };
}
