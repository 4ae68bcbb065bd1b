import { describe, expect, it } from 'vitest';
import { understood } from '../../../src/core/understanding/index.ts';
import { direct, told } from './tell-request.ts';

type Messages = Readonly<Record<string, string>>;

const opening: Messages = {
  'post tomorrow 7pm New ramen drop 🍜 #cooking #ramen': 'Wed 25 Nov, 19:00 | New ramen drop 🍜 #cooking #ramen',
  'Post tomorrow 7pm': 'Wed 25 Nov, 19:00 | ',
  'POST TOMORROW 7PM NEW RAMEN': 'Wed 25 Nov, 19:00 | NEW RAMEN',
  'schedule tomorrow 9am; New ramen': 'Wed 25 Nov, 09:00 | New ramen',
  'publish fri noon Lunch': 'Fri 27 Nov, 12:00 | Lunch',
  'queue this for friday 6pm': 'Fri 27 Nov, 18:00 | ',
  'upload this video to tiktok tomorrow 7pm': 'Wed 25 Nov, 19:00 | ',
  'send out tomorrow 7pm New ramen': 'Wed 25 Nov, 19:00 | New ramen',
  'please post tomorrow 7pm New ramen': 'Wed 25 Nov, 19:00 | New ramen',
  'hey schedy, please post this tomorrow at 7pm, thanks!': 'Wed 25 Nov, 19:00 | ',
  'post in 20 seconds Ramen drop #cooking': 'Tue 24 Nov, 16:00 | Ramen drop #cooking',
  'post @ 7pm New ramen': 'Tue 24 Nov, 19:00 | New ramen',
  'post 24 Dec 18:00 Xmas': 'Thu 24 Dec, 18:00 | Xmas',
  'post 2026-12-24T18:00 Xmas': 'Thu 24 Dec, 18:00 | Xmas',
  'post 19h30 Ramen': 'Tue 24 Nov, 19:30 | Ramen',
  'post 7pm PST New ramen': 'Wed 25 Nov, 04:00 | New ramen',
  'post tonight New ramen': 'Tue 24 Nov, 18:00 | New ramen',
  'post this friday': 'Fri 27 Nov, 18:00 | ',
  'post this on Friday!': 'Fri 27 Nov, 18:00 | ',
  'post friday New ramen': 'Fri 27 Nov, 18:00 | New ramen',
  'post friday: New ramen': 'Fri 27 Nov, 18:00 | New ramen',
  'post tomorrow kitchen tour': 'Wed 25 Nov, 18:00 | kitchen tour',
  'post at noon Ramen': 'Wed 25 Nov, 12:00 | Ramen',
  'post every friday 6pm Ramen friday': 'Fri 27 Nov, 18:00 | Ramen friday',
  'post friday 7 Kitchen tour': '07:00/19:00 | Kitchen tour',
  'post next friday 7pm New ramen': 'Fri 27 Nov/Fri 4 Dec | New ramen',
  'post yesterday 5pm New ramen': 'past | New ramen',
  'post 31 February New ramen': 'no_such_day | New ramen',
  'post tomorrow 25:00 Ramen': 'no_such_time | Ramen',
  'post at 25:00 Ramen': 'no_such_time | Ramen',
  'post Ramen drop at 26:10': 'no_such_time | Ramen drop',
  'poste um 25 Uhr Ramen': 'no_such_time | Ramen',
  'post later': 'which_day | ',
};

const atOnce: Messages = {
  post: 'now | ',
  'post!': 'now | ',
  'post this': 'now | ',
  'post this please': 'now | ',
  'post Ramen drop #food': 'now | Ramen drop #food',
  'post now New ramen': 'now | New ramen',
  'post New ramen now': 'now | New ramen',
  'post now, private': 'now |  | SELF_ONLY',
  'post asap Ramen': 'now | Ramen',
  'post 50:50 Ramen': 'now | 50:50 Ramen',
  'post at 50 people a day': 'now | at 50 people a day',
  'upload Ramen drop #food': 'now | Ramen drop #food',
};

const closing: Messages = {
  'post Ramen drop tomorrow 7pm': 'Wed 25 Nov, 19:00 | Ramen drop',
  'post this ramen video tomorrow 7pm': 'Wed 25 Nov, 19:00 | this ramen video',
  'post Ramen drop tomorrow 7pm #food': 'Wed 25 Nov, 19:00 | Ramen drop #food',
  'post Ramen drop tomorrow': 'Wed 25 Nov, 18:00 | Ramen drop',
  'post this in 2 hours': 'Tue 24 Nov, 18:00 | ',
  'post New ramen (tomorrow 7pm)': 'Wed 25 Nov, 19:00 | New ramen',
  'schedule "See you Friday!" for thursday 6pm': 'Thu 26 Nov, 18:00 | See you Friday!',
  '24 hours in Tokyo, post tomorrow 9am': 'Wed 25 Nov, 09:00 | 24 hours in Tokyo',
  'Look at that! Please post tomorrow 9am': 'Wed 25 Nov, 09:00 | Look at that!',
  '"New ramen" post tomorrow 9am': 'Wed 25 Nov, 09:00 | New ramen',
  'New ramen drop\n#food\n\ntomorrow 7pm': 'Wed 25 Nov, 19:00 | New ramen drop\n#food',
  'tomorrow 7pm: New ramen drop': 'Wed 25 Nov, 19:00 | New ramen drop',
  'tomorrow 7pm\nNew ramen drop': 'Wed 25 Nov, 19:00 | New ramen drop',
  'tomorrow 7pm - New ramen drop': 'Wed 25 Nov, 19:00 | New ramen drop',
};

const inCaption: Messages = {
  'post now: 5 minute pasta': 'now | 5 minute pasta',
  'post now:5 minute pasta': 'now | 5 minute pasta',
  'post now 5 minute pasta': 'now | 5 minute pasta',
  'post in 1 hour 5 minute pasta': 'Tue 24 Nov, 17:00 | 5 minute pasta',
  'post tomorrow 9am "See you Friday!"': 'Wed 25 Nov, 09:00 | See you Friday!',
  'post tomorrow 7pm 24 Dec is here': 'Wed 25 Nov, 19:00 | 24 Dec is here',
  'post tomorrow 12 hours in Tokyo': 'Wed 25 Nov, 18:00 | 12 hours in Tokyo',
  'post "tomorrow 9am"': 'now | tomorrow 9am',
  'post See you Friday!': 'now | See you Friday!',
  'post 7 ways to cook': 'now | 7 ways to cook',
  'post 24/7 ramen': 'now | 24/7 ramen',
  'post 3/4 cup of flour': 'now | 3/4 cup of flour',
  'post Chasing the sun': 'now | Chasing the sun',
  'post Sun dried tomatoes': 'now | Sun dried tomatoes',
  'post May flowers': 'now | May flowers',
  'post Midnight ramen': 'now | Midnight ramen',
  'post Now open in Tokyo': 'now | Now open in Tokyo',
  "post today's ramen": "now | today's ramen",
  'post tomorrow 7pm\nNew menu\nWe open at 9am': 'Wed 25 Nov, 19:00 | New menu\nWe open at 9am',
};

const letters: Messages = {
  'post tomorrow\n\nLine one\n\n  Line two  #a\n': 'Wed 25 Nov, 18:00 | Line one\n\n  Line two  #a',
  'post tomorrow 7pm -5°C in Tokyo': 'Wed 25 Nov, 19:00 | -5°C in Tokyo',
  'post tomorrow 7pm :ramen: New drop': 'Wed 25 Nov, 19:00 | :ramen: New drop',
  'post "A" and "B" tomorrow 7pm': 'Wed 25 Nov, 19:00 | "A" and "B"',
  'post tomorrow 7pm “New ramen”': 'Wed 25 Nov, 19:00 | New ramen',
  'post tomorrow 7pm with caption "New ramen"': 'Wed 25 Nov, 19:00 | New ramen',
  'post this with caption:New ramen': 'now | New ramen',
  'post tomorrow 7pm @anna and @leo cook': 'Wed 25 Nov, 19:00 | @anna and @leo cook',
  "post it's ramen time": "now | it's ramen time",
  'post This is how we do it': 'now | This is how we do it',
  'post never gonna give you up': 'now | never gonna give you up',
};

const wishes: Messages = {
  'post to @brand tomorrow 7pm New ramen': 'Wed 25 Nov, 19:00 | New ramen | @brand',
  'post New ramen on @ramen.house': 'now | New ramen | @ramen.house',
  'post tomorrow 7pm on @brand private no comments Caption here':
    'Wed 25 Nov, 19:00 | Caption here | @brand | SELF_ONLY | disableComment true',
  'post only me New ramen': 'now | New ramen | SELF_ONLY',
  'post private New ramen drop': 'now | New ramen drop | SELF_ONLY',
  'post New ramen, private': 'now | New ramen | SELF_ONLY',
  'post New ramen #food private': 'now | New ramen #food | SELF_ONLY',
  'post tomorrow 7pm New ramen only me': 'Wed 25 Nov, 19:00 | New ramen | SELF_ONLY',
  'post New ramen, friends': 'now | New ramen | MUTUAL_FOLLOW_FRIENDS',
  'post New ramen, followers': 'now | New ramen | FOLLOWER_OF_CREATOR',
  'post public: New ramen': 'now | New ramen | PUBLIC_TO_EVERYONE',
  'post Friends forever #bff': 'now | Friends forever #bff',
  'post Dinner with friends': 'now | Dinner with friends',
  'post Private chef tour': 'now | Private chef tour',
  'post tomorrow 7pm: Private chef': 'Wed 25 Nov, 19:00 | Private chef',
  'post New ramen, private and no comments': 'now | New ramen | SELF_ONLY | disableComment true',
  'post Ramen no duet or stitch, cover at 0:03':
    'now | Ramen | coverTimestampMs 3000 | disableDuet true | disableStitch true',
  'post no duet no stitch cover at 1:02.5 Ramen':
    'now | Ramen | disableDuet true | disableStitch true | coverTimestampMs 62500',
  'post Ramen art, ai generated': 'now | Ramen art | aiGenerated true',
  'post Ramen, paid partnership': 'now | Ramen | brandContent true',
  'post this, my brand': 'now |  | brandOrganic true',
  'post next slot New ramen': 'next slot | New ramen',
  'post New ramen next slot': 'next slot | New ramen',
};

const notForSchedy: Messages = {
  '': 'none',
  'Monday motivation': 'none',
  '24 hours in Tokyo': 'none',
  'Friday, finally!': 'none',
  "don't post this": 'none',
  'should I post this tomorrow?': 'none',
  'posted this yesterday': 'none',
  'post office is closed': 'none',
  'post-production is done': 'none',
  'schedule looks full': 'none',
  'share your thoughts': 'none',
};

const questions: Messages = {
  'post this tomorrow?': 'ask: question',
  'post ramen video?': 'ask: question',
  'post now?': 'ask: question',
  'post now or tomorrow?': 'ask: question',
  'post not yet': 'ask: negation',
  "New ramen, don't post tomorrow 9am": 'ask: negation',
  'post Who wants ramen?': 'now | Who wants ramen?',
  'post tomorrow 7pm Hungry yet?': 'Wed 25 Nov, 19:00 | Hungry yet?',
};

describe('understand', () => {
  it.each(Object.entries(opening))('takes the time that opens %j', (text, request) => {
    expect(told(text)).toBe(request);
  });

  it.each(Object.entries(atOnce))('posts %j at once', (text, request) => {
    expect(told(text)).toBe(request);
  });

  it.each(Object.entries(closing))('takes the time set off in %j', (text, request) => {
    expect(told(text)).toBe(request);
  });

  it.each(Object.entries(inCaption))('leaves the caption its time in %j', (text, request) => {
    expect(told(text)).toBe(request);
  });

  it.each(Object.entries(letters))('keeps the caption of %j to the letter', (text, request) => {
    expect(told(text)).toBe(request);
  });

  it.each(Object.entries(wishes))('takes the wishes in %j', (text, request) => {
    expect(told(text)).toBe(request);
  });

  it.each(Object.entries(notForSchedy))('leaves %j alone', (text, request) => {
    expect(told(text)).toBe(request);
  });

  it.each(Object.entries(questions))('tells a question from an instruction: %j', (text, request) => {
    expect(told(text)).toBe(request);
  });
});

describe('a part of the day behind a clock that needs none', () => {
  it.each([
    ['post sunday 7pm Night market', 'Night market'],
    ['post tomorrow 9am Morning routine', 'Morning routine'],
    ['post 19:00 Nacht der Museen', 'Nacht der Museen'],
    ['publica mañana 19h Noche de tapas', 'Noche de tapas'],
    ['publie demain 19h Soirée raclette', 'Soirée raclette'],
  ])('opens the caption when it has a capital: %s', (text, caption) => {
    const saying = { text, now: new Date('2026-11-27T09:00:00Z'), timeZone: 'Europe/Berlin', locale: 'en-US' };
    expect(understood(saying)).toMatchObject({ action: 'schedule', caption });
  });
});

describe('a date and its clock as programs write them', () => {
  const EIGHTEEN = [
    '2026-12-24T18:00',
    '2026-12-24t18:00:00',
    '2026-12-24T18:00:00.000',
    '2026-12-24 18:00',
    '2026-12-24_18:00',
    '2026/12/24T18:00',
    '2026-12-24T1800',
    '2026-12-24T18',
    '20261224T1800',
    '20261224T180000',
    '2026-12-24T17:00Z',
    '20261224T170000Z',
    '2026-12-24T17:00 UTC',
    '2026-12-24T18:00+01:00',
    '2026-12-24T18:00+0100',
    '2026-12-24T18:00+01',
    '2026-12-24T12:00:00-05:00',
    '20261224T1200-0500',
    '2026-12-24T18:00[Europe/Berlin]',
    '2026-12-24T12:00-05:00[America/New_York]',
    '2026-12-24T17:00[UTC]',
  ];

  it.each(EIGHTEEN)('%s is that minute, with and without a verb', (written) => {
    const meant = 'Thu 24 Dec, 18:00 | We will eat';
    expect(told(`${written} We will eat`, direct)).toBe(meant);
    expect(told(`post ${written} We will eat`)).toBe(meant);
    expect(told(`post ${written}: We will eat`)).toBe(meant);
    expect(told(`We will eat\npost ${written}`)).toBe(meant);
  });

  it.each(['20261224T2500', '2026-13-24T18:00', '2026-12-24T99'])('%s is none, and does not go out now', (written) => {
    expect(told(`post ${written} Ramen`)).toMatch(/no_such_|unread/u);
  });
});
