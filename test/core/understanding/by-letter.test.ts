/** Of a word table only what can begin or end with the letter at hand is compiled: it must find what all of it finds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byLetter, type Side } from '../../../src/core/understanding/words/by-letter.ts';
import { matchBack, matchFront, wordPattern } from '../../../src/core/understanding/words/word-pattern.ts';

const TABLES: Readonly<Record<string, string>> = {
  words: 'post|post it|poste|publie|ポスト|投稿',
  'an optional beginning': '(?:and |then )?(?:please )?(?:post|put|[¿¡]?pon)(?: it)?',
  'what only looks around': '(?=on)on|(?<!p)ost|set(?= it)|(?:(?=it)|the )it',
  'what repeats': "(?:on|to|the )+post|n{2,3}o|(?:a|b)?c|don't",
  'what may be nothing': '(?:on)?|to?',
  'classes and any letter': '[a-c]t|[^a-c]t|\\d+ ?t|\\p{L}o|.t',
  'groups with names': '(?<who>on|the) it|(?<what>p[ou]t|s(?:et|at))',
  'a letter of two units': '🍜 ramen|ramen 🍜|[🍜🍣] it',
};

const word = fc.constantFrom(
  ...'post put pon publie and then please on to the it set don’t sat nno c at 7 t ポスト 投稿 🍜 🍣 ramen ¿ . - \ud83c'.split(
    ' ',
  ),
);
const text = fc
  .array(fc.tuple(word, fc.constantFrom('', ' ', '\t', '\n', '  ')), { maxLength: 6 })
  .map((pairs) => pairs.flat().join(''));

const spelledOut = (table: string) => table.replaceAll(' ', '[^\\S\\n\\r]+').replaceAll("'", "['’]");

const left = (table: string, side: Side, letter: string) => byLetter(table, side)(letter.codePointAt(0) ?? -1);

describe('byLetter', () => {
  it.each([
    ['post|put|on', 'first', 'o', 'on'],
    ['post|put|on', 'last', 't', 'post|put'],
    ['post|put|on', 'first', 'x', null],
    ['(?:and )?(?:post|put|on)', 'first', 'o', '(?:on)'],
    ['(?:and )?(?:post|put|on)', 'first', 'a', '(?:and )?(?:post|put|on)'],
    ['(?:post|on)(?: it| now)?', 'last', 'w', '(?:post|on)(?: now)?'],
    ['(?:post|on)(?: it| now)?', 'last', 'n', '(?:on)'],
    ['(?:on|to)+ post', 'first', 't', '(?:on|to)+ post'],
    ['(?=x)on|to', 'first', 'o', '(?=x)on'],
  ] as const)('of %s, %s %s, leaves %s', (table, side, letter, expected) => {
    expect(left(table, side, letter)).toBe(expected);
  });

  it.each(Object.entries(TABLES))('finds what the whole table finds: %s', (_name, table) => {
    const blank = spelledOut(table);
    fc.assert(
      fc.property(text, fc.nat(), (said, place) => {
        const letters = Array.from(said);
        const at = letters.slice(0, place % (letters.length + 1)).join('').length;
        const whole = new RegExp(`(?:${blank})`, 'uy');
        whole.lastIndex = at;
        const found = whole.exec(said)?.[0] ?? null;
        const front = left(blank, 'first', said.slice(at));
        const few = front === null ? null : new RegExp(`(?:${front})`, 'uy');
        if (few) few.lastIndex = at;
        expect(few?.exec(said)?.[0] ?? null).toBe(found);
        const back = byLetter(blank, 'last')(Array.from(said).at(-1)?.codePointAt(0) ?? -1);
        const wholeBack = new RegExp(`(?:${blank})$`, 'u').exec(said)?.[0] ?? null;
        expect(back === null ? null : (new RegExp(`(?:${back})$`, 'u').exec(said)?.[0] ?? null)).toBe(wholeBack);
      }),
      { numRuns: 500 },
    );
  });
});

const STARTS = "(?<![\\p{L}\\p{N}_@#'’-])";
const ENDS = "(?![\\p{L}\\p{N}_]|['’-]\\p{L})";

describe('wordPattern', () => {
  it.each(['words', 'an optional beginning', 'groups with names'])('finds whole words alone: %s', (name) => {
    const table = TABLES[name] ?? '';
    const pattern = wordPattern(table);
    const blank = spelledOut(table);
    const latin = text.filter((said) => !/[ポスト投稿]/.test(said));
    fc.assert(
      fc.property(latin, (said) => {
        const front = matchFront(pattern, said, 0);
        const isThere = new RegExp(`^(?:${blank})${ENDS}`, 'u').test(said);
        expect(front !== null).toBe(isThere);
        const back = matchBack(pattern, said, said.length);
        expect(back !== null).toBe(new RegExp(`${STARTS}(?:${blank})$`, 'u').test(said));
      }),
      { numRuns: 500 },
    );
  });

  it('takes another reading where the first one ends within a word', () => {
    const pattern = wordPattern('post it|post|it');
    expect(matchFront(pattern, 'post items', 0)).toMatchObject({ end: 4 });
    expect(matchBack(pattern, 'repost it', 9)).toMatchObject({ start: 7 });
  });
});
