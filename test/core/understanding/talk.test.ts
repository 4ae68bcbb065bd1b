import { describe, expect, it } from 'vitest';
import { understandTalk } from '../../../src/core/understanding/index.ts';

describe('understandTalk', () => {
  it.each([
    ['help', 'help'],
    ['Help!', 'help'],
    ['/schedy help', 'help'],
    ['hilfe', 'help'],
    ["what's planned?", 'queue'],
    ['what is scheduled', 'queue'],
    ['Queue please', 'queue'],
    ['I want to connect my account', 'connect'],
    ['connect', 'connect'],
    ['how do I connect TikTok?', 'connect'],
    ['hi!', 'greeting'],
    ['good morning', 'greeting'],
    ['¡hola!', 'greeting'],
    ['привет', 'greeting'],
    ['profiles', 'profiles'],
    ['set timezone', 'timezone'],
    ['New ramen drop', null],
    ['help is on the way', null],
    ['', null],
  ])('takes %j for %s', (text, talk) => {
    expect(understandTalk(text)).toBe(talk);
  });
});
