import { describe, expect, it } from 'vitest';
import { saidToPosts, understandFollowUp } from '../../../src/core/understanding/index.ts';

/** Wednesday; the posts go out on Friday. */
const now = new Date('2026-12-09T10:12:00+01:00');
const anchor = new Date('2026-12-11T18:00:00+01:00');
const context = { now, anchor, timeZone: 'Europe/Berlin', codes: ['k7qm', 'p3xw', 'r8td'] };
const isCommand = (text: string) => !['none', 'unclear', 'unread'].includes(understandFollowUp(text, context).kind);

const among = (letters: readonly (string | null)[]) => (text: string) =>
  saidToPosts(
    text,
    letters.map((letter) => ({ letter })),
    isCommand,
  )?.map(({ places, words }) => `${places.map((place) => letters[place] ?? place).join('')}: ${words}`) ?? null;

const ofThree = among(['a', 'b', 'c']);
const ofTwo = among(['a', 'b']);

describe('words to some of three posts', () => {
  it.each([
    ['cancel all', 'abc: cancel'],
    ['make them all private', 'abc: make private'],
    ['cancel everything', 'abc: cancel'],
    ['move all three to 8pm', 'abc: move to 8pm'],
    ['move b to 8pm', 'b: move to 8pm'],
    ['b 8pm', 'b: 8pm'],
    ['c: tomorrow 9am', 'c: tomorrow 9am'],
    ['b and c to saturday', 'bc: to saturday'],
    ['cancel a and c', 'ac: cancel'],
    ['cancel a, b & c', 'abc: cancel'],
    ['the second video to 8pm', 'b: to 8pm'],
    ['move the second one to 8pm', 'b: move to 8pm'],
    ['cancel the last one', 'c: cancel'],
    ['cancel the first two', 'ab: cancel'],
    ['the last two: saturday', 'bc: saturday'],
    ['video 2 tomorrow 7pm', 'b: tomorrow 7pm'],
    ['cancel post #3', 'c: cancel'],
    ['no comments on the third clip', 'c: no comments'],
    ['no comments for b', 'b: no comments'],
    ['move to 8pm for the first one', 'a: move to 8pm'],
    ['cancel all but the first', 'bc: cancel'],
    ['cancel all except b', 'ac: cancel'],
    ['everything except the last one private', 'ab: private'],
    ['all but a and b: friends only', 'c: friends only'],
    ['the second one caption: Ramen for two', 'b: caption: Ramen for two'],
    ["the second video's caption: Ramen for two", 'b: caption: Ramen for two'],
    ['alle absagen', 'abc: absagen'],
    ['lösche alle außer dem ersten', 'bc: lösche'],
    ['das zweite video auf 20 Uhr', 'b: auf 20 Uhr'],
    ['die letzten beiden auf samstag verschieben', 'bc: auf samstag verschieben'],
    ['cancela todos menos el primero', 'bc: cancela'],
    ['el segundo vídeo a las 20:00', 'b: a las 20:00'],
    ['annule tous sauf le premier', 'bc: annule'],
    ['la deuxième vidéo à 20h', 'b: à 20h'],
    ['cancela todos menos o primeiro', 'bc: cancela'],
    ['o segundo vídeo às 20h', 'b: às 20h'],
    ['annulla tutti tranne il primo', 'bc: annulla'],
    ['il secondo video alle 20', 'b: alle 20'],
    ['annuleer alle behalve de eerste', 'bc: annuleer'],
    ['de tweede video om 20:00', 'b: om 20:00'],
    ['anuluj wszystkie oprócz pierwszego', 'bc: anuluj'],
    ['drugi film na 20:00', 'b: na 20:00'],
    ['отмени все кроме первого', 'bc: отмени'],
    ['второе видео на 20:00', 'b: на 20:00'],
    ['最初以外は全部キャンセル', 'bc: キャンセル'],
    ['2本目は20時に変更', 'b: 20時に変更'],
    ['全部キャンセル', 'abc: キャンセル'],
  ])('%j is %s', (text, said) => expect(ofThree(text)).toEqual([said]));

  it.each([
    ['a 8pm, b 9pm', ['a: 8pm', 'b: 9pm']],
    ['the first one tomorrow, the second one saturday', ['a: tomorrow', 'b: saturday']],
    ['8pm for a, 9pm for b and 10pm for c', ['a: 8pm', 'b: 9pm', 'c: 10pm']],
    ['cancel a and move b to saturday', ['a: cancel', 'b: move to saturday']],
    ['a: 8pm\nb: 9pm\nc: cancel', ['a: 8pm', 'b: 9pm', 'c: cancel']],
    ['the first one tomorrow, the rest on saturday', ['a: tomorrow', 'bc: on saturday']],
    ['das erste video morgen, die anderen am samstag', ['a: morgen', 'bc: am samstag']],
  ])('%j says something to each', (text, said) => expect(ofThree(text)).toEqual(said));

  it.each([
    // A day, or a post.
    'the second at 8pm',
    'move to the second',
    'the first of january',
    'last friday',
    'segunda às 20h',
    'a day later',
    'an hour later',
    'quero mover a las 8',
    'both at 8pm',
    'cancel',
    'move to 8pm',
    'caption: the second one is best',
    'the last one was so funny',
    'all good',
    'thats all',
    'a bit later',
    'remove all hashtags',
    'tout de suite',
    'the rest on saturday',
  ])('%j names none', (text) => expect(ofThree(text)).toBeNull());
});

describe('words to some of two posts', () => {
  it.each([
    ['both at 8pm', 'ab: at 8pm'],
    ['cancel both', 'ab: cancel'],
    ['cancel both of them', 'ab: cancel'],
    ['beide auf 20 Uhr', 'ab: auf 20 Uhr'],
    ['cancela los dos', 'ab: cancela'],
    ['annule les deux', 'ab: annule'],
    ['cancela os dois', 'ab: cancela'],
    ['annulla entrambi', 'ab: annulla'],
    ['annuleer allebei', 'ab: annuleer'],
    ['anuluj oba', 'ab: anuluj'],
    ['отмени оба', 'ab: отмени'],
    ['両方キャンセル', 'ab: キャンセル'],
  ])('%j is both', (text, said) => expect(ofTwo(text)).toEqual([said]));
});

it('counts those without letters as they stand, and keeps the letters of those that are left', () => {
  expect(among([null, null])('cancel the second one')).toEqual(['1: cancel']);
  expect(among(['b', 'c'])('cancel the second one')).toEqual(['b: cancel']);
  expect(among(['b', 'c'])('cancel the first one')).toBeNull();
  expect(among(['b'])('move b to 8pm')).toEqual(['b: move to 8pm']);
  expect(among([null])('cancel the first one')).toBeNull();
});
