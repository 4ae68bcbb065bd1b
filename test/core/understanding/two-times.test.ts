import { describe, expect, it } from 'vitest';
import { understood } from '../../../src/core/understanding/index.ts';

const saying = { now: new Date('2026-11-24T09:00:00Z'), timeZone: 'Europe/Berlin' };
const WED_19 = '2026-11-25T19:00:00+01:00';
const FRI_19 = '2026-11-27T19:00:00+01:00';
const FRI_20 = '2026-11-27T20:00:00+01:00';

describe('understand, where one video is to go out at two times', () => {
  it.each([
    ['tomorrow 7pm and friday 8pm: ramen', [WED_19, FRI_20]],
    ['post tomorrow 9am and 9pm ramen', ['2026-11-25T09:00:00+01:00', '2026-11-25T21:00:00+01:00']],
    ['schedule for wed 7pm & fri 7pm: ramen', [WED_19, FRI_19]],
    ['post wed and fri at 7pm: ramen', [WED_19, FRI_19]],
    ['post tomorrow 7pm, friday 7pm: ramen', [WED_19, FRI_19]],
    ['post tomorrow 7pm, then again friday 8pm. caption: ramen', [WED_19, FRI_20]],
    ['post ramen tomorrow 7pm and repost friday 8pm', [WED_19, FRI_20]],
    ['post tomorrow 7pm, otherwise friday 7pm: ramen', [WED_19, FRI_19]],
    ['poste morgen 19 uhr und nochmal freitag 20 uhr: ramen', [WED_19, FRI_20]],
    ['publica mañana a las 19:00 o el viernes a las 20:00: ramen', [WED_19, FRI_20]],
    ['poste demain 19h, puis vendredi 20h : ramen', [WED_19, FRI_20]],
    ['posta amanhã 19h e sexta 20h: ramen', [WED_19, FRI_20]],
    ['pubblica domani alle 19 e di nuovo venerdì alle 20: ramen', [WED_19, FRI_20]],
    ['plaats morgen 19:00 en nog een keer vrijdag 20:00: ramen', [WED_19, FRI_20]],
    ['opublikuj jutro o 19:00 i jeszcze raz w piątek o 20:00: ramen', [WED_19, FRI_20]],
    ['выложи завтра в 19:00 и ещё раз в пятницу в 20:00: ramen', [WED_19, FRI_20]],
  ])('asks which one %j means', (text, times) => {
    const { action, caption, alternatives } = understood({ ...saying, text });
    expect({ action, caption, times: alternatives.map(({ at }) => at) }).toEqual({
      action: 'ask',
      caption: 'ramen',
      times,
    });
  });

  it.each([
    ['post tomorrow 7pm ramen and 5 minute pasta', 'ramen and 5 minute pasta'],
    ['post tomorrow 7pm: friday 8pm we open', 'friday 8pm we open'],
    ['post "friday 8pm and saturday 8pm" tomorrow 7pm', 'friday 8pm and saturday 8pm'],
  ])('takes one time of %j', (text, caption) => {
    expect(understood({ ...saying, text })).toMatchObject({ action: 'schedule', at: WED_19, caption });
  });

  it.each([
    ['post on @cafe or @bar tomorrow 7pm: ramen', WED_19],
    ['post both here tomorrow 7pm: ramen', WED_19],
  ])('does not post %j now', (text, at) => {
    expect(understood({ ...saying, text })).toMatchObject({ action: 'ask', caption: 'ramen', alternatives: [{ at }] });
  });

  it.each(['post this when its ready', 'post in a bit', 'post tomorrow is another day', 'post 5/6 7pm ramen'])(
    'asks about %j',
    (text) => {
      expect(understood({ ...saying, text })).toMatchObject({ action: 'ask' });
    },
  );
});

describe('understand, where a caption is labelled', () => {
  it.each([
    ['hey guys finally done lol, pls get this up thursday 6pm. caption is "we tried"', 'we tried'],
    ['ok so this is the new one, its for thursday 6pm. caption: we tried', 'we tried'],
    ['heya! pls schedule for thursday 6pm, the caption should be "we tried" 🥞', 'we tried'],
    ['caption "post office tour" thursday 6pm', 'post office tour'],
    ['hiya 🎉 thursday 6pm! caption: we tried', 'we tried'],
    ['木曜の18時に投稿お願いします！テキスト：夜食', '夜食'],
    ['キャプションは「新メニュー」で木曜の18時に投稿してください', '新メニュー'],
    ['これを木曜の18時に公開してもらえますか？キャプション：ブランチ', 'ブランチ'],
    ['chefin will dass das am donnerstag um 18 uhr kommt, text: mittagstisch', 'mittagstisch'],
    ['que salga el jueves a las 18. Texto: menu del dia', 'menu del dia'],
  ])('takes time and caption of %j', (text, caption) => {
    expect(understood({ ...saying, text })).toMatchObject({
      action: 'schedule',
      at: '2026-11-26T18:00:00+01:00',
      caption,
    });
  });

  it('asks about a question with a labelled caption', () => {
    const found = understood({ ...saying, text: 'should we put it out thursday 6pm? caption: we tried' });
    expect(found).toMatchObject({ action: 'ask', caption: 'we tried' });
  });
});

describe('understand, where a zone stands by a clock', () => {
  it.each([
    ['6pm (PT) tomorrow: ramen', '2026-11-26T03:00:00+01:00'],
    ['post tomorrow 6pm (PT) ramen', '2026-11-26T03:00:00+01:00'],
    ['post 9am in Tokyo tomorrow: ramen', '2026-11-25T01:00:00+01:00'],
    ['明日19時（JST）に投稿：ramen', '2026-11-25T11:00:00+01:00'],
  ])('reads %j there', (text, at) => {
    expect(understood({ ...saying, text })).toMatchObject({ action: 'schedule', at, caption: 'ramen' });
  });
});

describe('a day and a clock at the two ends', () => {
  const now = new Date('2026-12-01T10:00:00Z');
  const read = (text: string) => understood({ text, now, timeZone: 'Europe/Berlin' });
  const FRI_20 = '2026-12-04T20:00:00+01:00';

  it.each([
    'post friday Ramen at 8pm',
    'post friday Ramen 8pm',
    'post Friday Ramen 20:00',
    'post friday kitchen tour at 8pm',
    'post friday kitchen tour #food at 8pm',
    'poste freitag Ramen um 20 uhr',
    'publie vendredi Ramen à 20h',
    'publica el viernes Ramen a las 20:00',
    'post dec 4 kitchen tour 8pm',
    'post 8pm kitchen tour friday',
    'post at 8pm kitchen tour on friday',
    '8pm post kitchen tour friday',
    'poste um 20 uhr Küchentour am freitag',
    'wrzuć o 20 wycieczkę w piątek',
    'опубликуй в 20:00 тур в пятницу',
  ])('may be one time, and are asked about: %j', (text) => {
    const { action, alternatives } = read(text);
    expect({ action, times: alternatives.map(({ at }) => at) }).toEqual({
      action: 'ask',
      times: expect.arrayContaining([FRI_20]),
    });
  });

  it.each([
    ['post "friday night" 8pm', 'friday night'],
    ['post 3 ramen bowls 8pm', '3 ramen bowls'],
    ['post tomorrow "Doors at 7pm"', 'Doors at 7pm'],
    ['post 8pm "tour friday"', 'tour friday'],
    ['post 8pm: tour friday', 'tour friday'],
    ['post 8pm See you friday', 'See you friday'],
  ])('are two things where the words are quoted, announced, or bound to it: %j', (text, caption) => {
    expect(read(text)).toMatchObject({ action: 'schedule', caption });
  });
});
