import { describe, expect, it } from 'vitest';
import { answerCodes, answers } from '../../src/bots/desk/view/answers.ts';
import { explain } from '../../src/bots/desk/view/words/problem-words.ts';
import { Failure } from '../../src/core/errors.ts';
import { mediaFailureCodes, mediaRefusalCodes } from '../../src/core/media/refusal-codes.ts';
import { postProblemCodes } from '../../src/core/posts/index.ts';
import { refusals } from '../../src/core/tiktok/index.ts';
import { sayToOperator } from '../../src/operator-words.ts';
import { readSource } from './source-files.ts';

/**
 * Nobody is told of these in chat, because the chat is what fails, or because the sweep makes up
 * for them; the log names them.
 */
const onlyLogged = [
  'chat_left',
  'chat_place_gone',
  'chat_refused',
  'chat_stranger',
  'examination_late',
  'queue_away',
  'queue_silent',
  'thread_not_read_yet',
];

/** What is not known is told in one sentence with the code in it. */
const unknown = 'no_such_code';

function hasWords(code: string): boolean {
  return explain(code, {}).what !== explain(unknown, {}).what.replace(unknown, code);
}

function hasOperatorWords(code: string): boolean {
  const say = (name: string) => sayToOperator(new Failure(name, { kind: 'ask_operator' }));
  return say(code) !== say(unknown).replace(unknown, code);
}

/** Every code that src throws by name. */
async function thrownCodes(): Promise<string[]> {
  const thrown = /\b(?:new Failure|failure|mediaFailure)\(\s*'([a-z_]+)'/g;
  const files = await readSource();
  const codes = files.flatMap(({ text }) => [...text.matchAll(thrown)].map(([, code]) => code));
  return [...new Set(codes.filter((code) => code !== undefined))].sort();
}

describe('every code has words', () => {
  it.each([
    { of: 'what TikTok refuses', codes: Object.keys(refusals) },
    { of: 'a video that is not taken', codes: [...mediaRefusalCodes, ...mediaFailureCodes] },
    { of: 'a post that waits or failed', codes: [...postProblemCodes] },
  ])('of $of', ({ codes }) => {
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => !hasWords(code))).toEqual([]);
  });

  it('of what the front desk answers', () => {
    const empty = answerCodes.filter((code) => answers(code, {}, 'slack').flat().join('').trim() === '');
    expect(empty).toEqual([]);
  });

  it('that is thrown anywhere in src, for people in chat or for the operator', async () => {
    const codes = await thrownCodes();
    expect(codes).toEqual(expect.arrayContaining(['profile_busy', 'port_unavailable']));

    const silent = codes.filter((code) => !hasWords(code) && !hasOperatorWords(code));
    expect(silent).toEqual(onlyLogged);
  });
});

it('a code without words is recognised as such', () => {
  expect(hasWords('noodle_shortage')).toBe(false);
  expect(hasOperatorWords('noodle_shortage')).toBe(false);
});
