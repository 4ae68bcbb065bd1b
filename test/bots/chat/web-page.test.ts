import { expect, it } from 'vitest';
import { isWebPage } from '../../../src/bots/chat/platform-answers.ts';

it.each([
  ['text/html; charset=utf-8', 'Sign in', true],
  ['video/mp4', '\u00ef\u00bb\u00bf\n <!DOCTYPE html><title>Sign in</title>', true],
  ['application/octet-stream', '<HTML lang="en">', true],
  ['video/mp4', '\u0000\u0000\u0000 ftypisom', false],
  ['', '', false],
])('knows a page in place of a file: %s %j', (contentType, opening, expected) => {
  expect(isWebPage({ contentType, opening })).toBe(expected);
});
