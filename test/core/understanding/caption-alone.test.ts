/** What belongs to the instruction does not go out: quotes, thanks, "no caption", names, lines drawn and arrows. */
import { describe, expect, it } from 'vitest';
import { understood } from '../../../src/core/understanding/index.ts';

const now = new Date('2026-11-24T09:00:00Z');
const read = (text: string) => understood({ now, timeZone: 'Europe/Berlin', text });
const FRI_18 = '2026-11-27T18:00:00+01:00';

describe('quotes around the caption', () => {
  it.each([
    ['post friday 6pm "udon night" #udon #food', 'udon night #udon #food'],
    ['poste freitag 18 uhr „udon satt“ #udon', 'udon satt #udon'],
    ['publie vendredi 18h « udon » #udon', 'udon #udon'],
    ['опубликуй в пятницу в 18:00 «удон» #еда', 'удон #еда'],
    ['金曜18時に投稿「うどん」#food', 'うどん#food'],
    ['post friday 6pm 🙏 "udon night"', 'udon night'],
    ['post friday 6pm :) "udon night"', 'udon night'],
    ['金曜18時に投稿よろしく!「うどん」', 'うどん'],
    ['posta sexta 18h pfvr "udon"', 'udon'],
    ['pubblica venerdì alle 18 perfavore "udon"', 'udon'],
    ['post friday 6pm pleaze "udon"', 'udon'],
  ])('do not go out: %j', (text, caption) => {
    expect(read(text)).toMatchObject({ action: 'schedule', at: FRI_18, caption });
  });

  it.each(['"udon" or "soba" #food', '"Wow" she said', 'He said "no" #food', '🍜 "udon" 🍜'])(
    'stay where they are part of it: %j',
    (caption) => {
      expect(read(`post friday 6pm ${caption}`)).toMatchObject({ action: 'schedule', at: FRI_18, caption });
    },
  );
});

describe('words that say nothing of the video', () => {
  it.each([
    'could you post this friday at 6pm? thank you so much 🙏',
    'post friday 6pm without caption',
    'post friday 6pm, no caption please',
    'poste freitag 18 uhr ohne text',
    'publica el viernes a las 18:00 sin texto',
    'publie vendredi à 18h sans légende',
    'posta sexta às 18h sem legenda',
    'pubblica venerdì alle 18 senza didascalia',
    'plaats vrijdag om 18:00 zonder tekst',
    'opublikuj w piątek o 18:00 bez opisu',
    'опубликуй в пятницу в 18:00 без подписи',
    '金曜18時に投稿、キャプションなし',
    'caption: no caption\nwhen: friday 6pm',
    'Hi Schedy, this is Ben from the kitchen. Please post this friday 6pm',
    'Hallo zusammen, hier ist Ben aus der Küche. Bitte freitag um 18 uhr posten',
  ])('leave no caption: %j', (text) => {
    expect(read(text)).toMatchObject({ action: 'schedule', at: FRI_18, caption: '' });
  });

  it.each([
    'Udon\n---\npost friday 6pm',
    'Udon\n\n^ caption. post friday 6pm',
    'Udon ↑ post friday 6pm',
    'post friday 6pm 👇\nUdon',
    'Udon\ncaption above, post friday 6pm',
    'Udon\nText oben, bitte freitag um 18 uhr posten',
    'Udon\n👆金曜18時に投稿',
    'post friday 6pm saying: Udon',
    'publica el viernes a las 18:00 plis, que diga: Udon',
  ])('leave the caption alone: %j', (text) => {
    expect(read(text)).toMatchObject({ action: 'schedule', at: FRI_18, caption: 'Udon' });
  });

  it.each([
    'Thank you so much ❤️',
    'No caption needed 😂',
    'Without text, just vibes',
    'Look up ↑',
    'Udon\n---\nOpen daily',
    '🍜🙏',
  ])('are the caption where they may be: %j', (caption) => {
    expect(read(`post friday 6pm ${caption}`)).toMatchObject({ action: 'schedule', at: FRI_18, caption });
  });

  it('keeps what greets and names no person', () => {
    expect(read("Hi all, it's pizza night! post friday 6pm").caption).toBe("Hi all, it's pizza night!");
  });
});

describe('hashtags with a label, and signs for labels', () => {
  it.each([
    ['caption: Udon\nwhen: friday 6pm\nhashtags: #udon #food', 'Udon #udon #food'],
    ['when: friday 6pm\ncaption: Udon\ntags: udon, food', 'Udon #udon #food'],
    ['📆 friday\n⏰ 6pm\n📝 Udon', 'Udon'],
    ['📆 friday\nUdon\n⏰ 6pm', 'Udon'],
    ['txt: Udon\nwhen: friday 6pm', 'Udon'],
  ])('are read: %j', (text, caption) => {
    expect(read(text)).toMatchObject({ action: 'schedule', at: FRI_18, caption });
  });
});
