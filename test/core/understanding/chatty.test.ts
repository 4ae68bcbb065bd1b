import { describe, expect, it } from 'vitest';
import { understood } from '../../../src/core/understanding/index.ts';
import { told } from './tell-request.ts';

describe('understand, as people ask each other', () => {
  it.each([
    ['can you post this tomorrow at 7.30pm?', 'Wed 25 Nov, 19:30 | '],
    ['could you publish it friday noon please?', 'Fri 27 Nov, 12:00 | '],
    ["I'd like this to go live tomorrow at 8pm: Hello there", 'Wed 25 Nov, 20:00 | Hello there'],
    ['hey team, please put this on our TikTok tomorrow 7pm', 'Wed 25 Nov, 19:00 | '],
    ['this one should go up on friday at 6pm', 'Fri 27 Nov, 18:00 | '],
    ['post this for me tomorrow 7pm: Ramen', 'Wed 25 Nov, 19:00 | Ramen'],
    ['kannst du das morgen um 19 Uhr posten?', 'Wed 25 Nov, 19:00 | '],
    ['peux-tu poster ça demain à 19h ?', 'Wed 25 Nov, 19:00 | '],
    ['puedes publicar esto mañana a las 19:00?', 'Wed 25 Nov, 19:00 | '],
    ['pode postar isso amanhã às 19h?', 'Wed 25 Nov, 19:00 | '],
    ['hey team, can this one go live friday at 6pm? caption is "Fresh noodles"', 'Fri 27 Nov, 18:00 | Fresh noodles'],
    [
      'Could this be scheduled for friday 4pm? The caption should be Midweek treat',
      'Fri 27 Nov, 16:00 | Midweek treat',
    ],
    ['please have this go live on Thursday at 3pm with the text Dumpling day', 'Thu 26 Nov, 15:00 | Dumpling day'],
    ['Please post it tomorrow at 19:00 and write "New menu" as the caption', 'Wed 25 Nov, 19:00 | New menu'],
    ['Schedule it for tomorrow 7pm, and for the caption use "Pasta night"', 'Wed 25 Nov, 19:00 | Pasta night'],
    ['drop this on tiktok tomorrow at 5pm, say "Fresh out of the oven"', 'Wed 25 Nov, 17:00 | Fresh out of the oven'],
    ["We'd like to publish this on the 5th at noon, caption Nikolaus special", 'Sat 5 Dec, 12:00 | Nikolaus special'],
    ["so here's the video for tomorrow 7pm, caption Behind the scenes", 'Wed 25 Nov, 19:00 | Behind the scenes'],
    ['For tomorrow 7pm please: New ramen drop', 'Wed 25 Nov, 19:00 | New ramen drop'],
    ['would be great if this went out tomorrow at 7pm: Ramen', 'Wed 25 Nov, 19:00 | Ramen'],
    ['this is ready to go out tomorrow 7pm. Caption: Ready', 'Wed 25 Nov, 19:00 | Ready'],
    ['New video! tomorrow 7pm. New ramen drop #food', 'Wed 25 Nov, 19:00 | New ramen drop #food'],
    ['Video for tomorrow 7pm: New ramen drop', 'Wed 25 Nov, 19:00 | New ramen drop'],
    ['post tomorrow 7pm Caption contest!', 'Wed 25 Nov, 19:00 | Caption contest!'],
  ])('takes the request %j', (text, request) => {
    expect(told(text)).toBe(request);
  });

  it.each(['can I post this tomorrow?', 'should we post this tomorrow 7pm?', 'can you see this?', 'could you post?'])(
    'takes %j for a question',
    (text) => {
      expect(told(text)).toMatch(/^(ask: question|none)$/);
    },
  );
});

describe('understand, where nothing says for sure that it is an instruction', () => {
  const saying = { now: new Date('2026-11-24T15:00:00Z'), timeZone: 'Europe/Berlin', locale: 'en-US' };

  it.each([
    ['my plan for this clip: post it around, well, sunday 7pm would do, with "Night market"', 'Night market'],
    ['this belongs on tiktok, say sunday 7pm, we could post it then', ''],
    ['der Clip ist fertig, posten wäre am Sonntag 19 Uhr gut, mit dem Text "Nachtmarkt"', 'Nachtmarkt'],
  ])('asks about %j', (text, caption) => {
    const found = understood({ ...saying, text });
    expect(found).toMatchObject({ action: 'ask', caption, alternatives: [{ at: '2026-11-29T19:00:00+01:00' }] });
  });

  it.each([
    'we open sunday 7pm, come by',
    'never post this on sunday 7pm',
    'what did they post sunday 7pm?',
    'I posted this yesterday at 7pm',
  ])('leaves %j alone', (text) => {
    expect(understood({ ...saying, text }).action).toBe('none');
  });
});

describe('understand, with labels', () => {
  it.each([
    ['when: tomorrow 7pm\ncaption: New ramen\nSecond line', 'Wed 25 Nov, 19:00 | New ramen\nSecond line'],
    ['New ramen\nwhen: friday noon', 'Fri 27 Nov, 12:00 | New ramen'],
    [
      'post this\ncaption: Hello\nwhen: tomorrow 9am\non: @brand\naudience: private',
      'Wed 25 Nov, 09:00 | Hello | @brand | SELF_ONLY',
    ],
    ['poste das\nwann: morgen 19 Uhr\ntext: Neue Ramen', 'Wed 25 Nov, 19:00 | Neue Ramen'],
    ['fecha: mañana a las 19:00\ntexto: Nuevo ramen', 'Wed 25 Nov, 19:00 | Nuevo ramen'],
    ['légende: Nouveau ramen\nquand: demain à 19h', 'Wed 25 Nov, 19:00 | Nouveau ramen'],
    ['legenda: Novo ramen\nquando: amanhã às 19h', 'Wed 25 Nov, 19:00 | Novo ramen'],
    ['日時：明日19時\nキャプション：新作ラーメン', 'Wed 25 Nov, 19:00 | 新作ラーメン'],
    ['Recipe in the comments\ntext: how to', 'none'],
  ])('reads the fields of %j', (text, request) => {
    expect(told(text)).toBe(request);
  });
});

describe('understand, with the instruction inside', () => {
  it.each([
    [
      'Ramen drop #food\n(please post friday 6pm, no comments)\nLink in bio',
      'Fri 27 Nov, 18:00 | Ramen drop #food\nLink in bio | disableComment true',
    ],
    ['post (friends only) tomorrow 7pm Ramen', 'Wed 25 Nov, 19:00 | Ramen | MUTUAL_FOLLOW_FRIENDS'],
    ['followers only tomorrow 7pm Ramen', 'Wed 25 Nov, 19:00 | Ramen | FOLLOWER_OF_CREATOR'],
    ['post Ramen (private) tomorrow 7pm', 'Wed 25 Nov, 19:00 | Ramen | SELF_ONLY'],
    ['Dinner with (friends) was great', 'none'],
    ["this is for tomorrow's party", 'none'],
    ['Tomorrow 9am no comments from me', 'unread “Tomorrow 9am” | no comments from me'],
    ['send this to your friends', 'none'],
    ['posting this because I love it', 'none'],
    ['she said, post nothing, and left', 'none'],
    ['when: tomorrow 7pm caption: Ramen night', 'Wed 25 Nov, 19:00 | Ramen night'],
    ['caption: Ramen night when: tomorrow 7pm', 'Wed 25 Nov, 19:00 | Ramen night'],
    ['caption: Ramen night time: tomorrow 7pm', 'Wed 25 Nov, 19:00 | Ramen night'],
    ['title: Ramen night date: tomorrow time: 7pm', 'Wed 25 Nov, 19:00 | Ramen night'],
    ['Text: Nudeln Zeit: morgen 19 Uhr', 'Wed 25 Nov, 19:00 | Nudeln'],
    ["caption: It's about time: ramen when: tomorrow 7pm", "Wed 25 Nov, 19:00 | It's about time: ramen"],
    ['tomorrow 7pm || Ramen night', 'Wed 25 Nov, 19:00 | Ramen night'],
    ['book it for tomorrow 7pm Ramen night', 'Wed 25 Nov, 19:00 | Ramen night'],
    ['slot this in tomorrow 7pm: Ramen night', 'Wed 25 Nov, 19:00 | Ramen night'],
    ['caption: My favourite day: Sunday\nwhen: tomorrow 7pm', 'Wed 25 Nov, 19:00 | My favourite day: Sunday'],
    ["New ramen\ndon't post this", 'none'],
  ])('takes it out of %j', (text, request) => {
    expect(told(text)).toBe(request);
  });
});

describe('understand, before it schedules', () => {
  it.each([
    [
      'post friday 6pm on @one and saturday 6pm on @two: Ramen',
      'unread “saturday 6pm” | Ramen | @one\nor Fri 27 Nov, 18:00 | and saturday 6pm on @two: Ramen | @one',
    ],
    [
      'poste morgen 19 Uhr Ramen Freitag 18 Uhr',
      'unread “Freitag 18 Uhr” | Ramen\nor Wed 25 Nov, 19:00 | Ramen Freitag 18 Uhr',
    ],
    ['post 4/12 Ramen', 'Fri 4 Dec 2026/Mon 12 Apr 2027 | Ramen'],
    [
      'post tomorrow 7pm and again next tuesday Ramen',
      'unread “and again next tuesday” | Ramen\nor Wed 25 Nov, 19:00 | and again next tuesday Ramen',
    ],
    ['post Ramen tomorrow 7pm and again next tuesday', 'Wed 25 Nov/Tue 1 Dec | Ramen'],
  ])('asks about %j', (text, request) => {
    expect(told(text)).toBe(request);
  });

  it.each([
    ['post 9/10 would eat', 'now | 9/10 would eat'],
    ['post 24/7 noodles', 'now | 24/7 noodles'],
    ['post 24/12 6pm Ramen', 'Thu 24 Dec, 18:00 | Ramen'],
    ['post tomorrow 7pm please share', 'Wed 25 Nov, 19:00 | please share'],
  ])('needs not ask about %j', (text, request) => {
    expect(told(text)).toBe(request);
  });
});
