/** Help and the README name every language that is understood, and no other. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands } from '../../../src/bots/desk/commands/commands.ts';
import { help } from '../../../src/bots/desk/commands/help.ts';
import { LANGUAGES } from '../../../src/core/schedules/words/languages/index.ts';
import { understoodLanguages } from '../../../src/core/understanding/index.ts';
import { plainText } from './plain-text.ts';

const nameOf = new Intl.DisplayNames('en', { type: 'language' });
const named = (sentence: string | undefined): string[] =>
  (sentence ?? '')
    .split(/, | and /)
    .map((name) => name.trim())
    .toSorted();

test('times are read in the languages whose verbs are understood', () => {
  expect(LANGUAGES.map(({ name }) => name).toSorted()).toEqual(understoodLanguages.toSorted());
});

test.each([
  ['help', () => plainText(help(commands, { platform: 'slack' }, undefined))],
  ['the README', () => readFileSync('README.md', 'utf8')],
])('%s names them all', (_name, read) => {
  const languages = understoodLanguages.map((language) => nameOf.of(language));
  expect(languages).toHaveLength(10);
  expect(named(/[Tt]imes and verbs (?:are understood )?in ([\p{L}, ]+?)(?:: |, in your)/u.exec(read())?.[1])).toEqual(
    languages.toSorted(),
  );
});
