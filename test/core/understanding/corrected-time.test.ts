/** A time that is put right or taken back behind it, one that cannot be read, and "now" beside another: all are asked about. */
import { describe, expect, it } from 'vitest';
import { understood } from '../../../src/core/understanding/index.ts';

const now = new Date('2026-11-24T09:00:00Z');
const read = (text: string) => understood({ now, timeZone: 'Europe/Berlin', text });
const asked = (text: string) => {
  const { action, caption, alternatives } = read(text);
  return { action, caption, times: [...new Set(alternatives.map(({ at }) => at))] };
};
const FRI_18 = '2026-11-27T18:00:00+01:00';
const FRI_19 = '2026-11-27T19:00:00+01:00';
const FRI_20 = '2026-11-27T20:00:00+01:00';
const TOMORROW_18 = '2026-11-25T18:00:00+01:00';
const TODAY_20 = '2026-11-24T20:00:00+01:00';

describe('a time that is put right behind it', () => {
  it.each([
    'post friday 7pm, actually make it 8pm: udon',
    'friday 7pm post it, actually make it 8pm. udon',
    'post friday 7pm udon, sorry, make that 8pm',
    'post friday 7pm *8pm udon',
    'post friday 7pm udon *8pm',
    'post friday 7pm -> 8pm udon',
    'post friday ~7pm~ 8pm udon',
    'poste freitag 19 uhr, quatsch, 20 uhr: udon',
    'publica el viernes a las 19:00 udon, mejor a las 20:00',
    'publie vendredi à 19h, non pardon, à 20h : udon',
    'posta sexta às 19h, aliás, às 20h: udon',
    'pubblica venerdì alle 19, anzi alle 20: udon',
    'plaats vrijdag om 19:00, nee sorry, om 20:00: udon',
    'opublikuj w piątek o 19:00, przepraszam, o 20:00: udon',
    'опубликуй в пятницу в 19:00, нет, лучше в 20:00: udon',
    'post friday 7pm, i.e. 8pm: udon',
    'post friday 7pm, that is 8pm: udon',
    'poste freitag um 19 uhr, d.h. um 20 uhr: udon',
    'publie vendredi à 19h, c’est-à-dire à 20h : udon',
    'publica el viernes a las 19:00, es decir, a las 20:00: udon',
    'posta sexta às 19h, ou seja, às 20h: udon',
    'pubblica venerdì alle 19, ossia alle 20: udon',
    'plaats vrijdag om 19:00, d.w.z. om 20:00: udon',
    'wrzuć w piątek o 19:00, tj. 20:00: udon',
    'wrzuć w piątek o 19:00, czyli o 20:00: udon',
    'опубликуй в пятницу в 19:00, т.е. в 20:00: udon',
    '金曜日の19時、つまり20時に投稿して：udon',
  ])('is asked about with both: %j', (text) => {
    const { action, caption, times } = asked(text);
    expect({ action, caption }).toEqual({ action: 'ask', caption: 'udon' });
    expect(times).toEqual(expect.arrayContaining([FRI_19, FRI_20]));
  });

  it.each([
    'post friday 7pm, hmm no, just post it now',
    'post friday 7pm. wait, no, post it right away',
    'poste freitag 19 uhr, ach nee, poste es sofort',
    'pubblica venerdì alle 19, anzi no, pubblicalo adesso',
  ])('may be put right to now: %j', (text) => {
    expect(asked(text)).toEqual({ action: 'ask', caption: '', times: [FRI_19] });
  });

  it.each([
    ['post friday (not saturday!) at 7pm udon', FRI_19],
    ['poste freitag (nicht samstag) um 19 uhr udon', FRI_19],
    ['publica el viernes (no el sábado) a las 19:00 udon', FRI_19],
  ])('keeps its clock behind an aside: %j', (text, at) => {
    const { action, caption, times } = asked(text);
    expect({ action, caption, first: times[0] }).toEqual({ action: 'ask', caption: 'udon', first: at });
  });
});

describe('a meal of this day', () => {
  it.each(['post this dinner', 'post this breakfast: udon'])('is a time that is asked about: %j', (text) => {
    expect(asked(text).action).toBe('ask');
  });

  it('is a caption where more of it follows', () => {
    expect(read('post friday 7pm this dinner is the best')).toMatchObject({ caption: 'this dinner is the best' });
  });
});

describe('a time that is taken back', () => {
  it.each([
    'post friday 7pm, or no wait, i need to ask jess',
    'post friday 7pm, scratch that',
    'post friday 7pm - hold on, let me check',
    'poste freitag 19 uhr, moment, doch nicht',
    'publica el viernes 19:00, espera, mejor no',
    'publie vendredi 19h, attends non',
    'posta sexta 19h, não, espera',
    'pubblica venerdì alle 19, no aspetta',
    'plaats vrijdag 19:00, wacht even',
    'opublikuj w piątek 19:00, czekaj, jednak nie',
    'опубликуй в пятницу 19:00, стой, не надо',
    '金曜19時に投稿、やっぱり待って',
  ])('is asked about: %j', (text) => {
    expect(asked(text)).toMatchObject({ action: 'ask', caption: '' });
  });

  it.each(['post now, no wait', 'post udon, hold on'])('does not go out at once: %j', (text) => {
    expect(read(text).action).toBe('ask');
  });

  it.each([
    ['post friday 7pm, wait till you taste this', 'wait till you taste this'],
    ['post friday 7pm No wait, no line, just udon', 'No wait, no line, just udon'],
    ['post friday 7pm, oh what a night', 'oh what a night'],
    ['post friday 7pm sorry not sorry', 'sorry not sorry'],
    ['post friday 7pm, better late than never', 'better late than never'],
    ['post friday 7pm "no wait, what?"', 'no wait, what?'],
    ['post friday 7pm: hold on, this is good', 'hold on, this is good'],
    ['post friday 7pm → 3 tips', '3 tips'],
  ])('is none of these: %j', (text, caption) => {
    expect(read(text)).toMatchObject({ action: 'schedule', at: FRI_19, caption });
  });
});

describe('a clock that cannot be read', () => {
  it.each([
    ['post friday at ?? pm udon', [FRI_18]],
    ['post friday at xx:xx udon', [FRI_18]],
    ['post friday at 19:oo udon', [FRI_19]],
    ['post friday 2O:00 udon', [FRI_20, FRI_18]],
    ['poste freitag um ?? uhr udon', [FRI_18]],
    ['publica el viernes a las ?? udon', [FRI_18]],
    ['опубликуй в пятницу в ?? udon', [FRI_18]],
  ])('is asked about: %j', (text, times) => {
    expect(asked(text)).toEqual({ action: 'ask', caption: 'udon', times });
  });

  it.each([
    ['post tomorrow 1.5l of broth', '1.5l of broth'],
    ['post tomorrow 2:1 flour to water', '2:1 flour to water'],
    ['post tomorrow at home xx', 'at home xx'],
    ['post tomorrow, Doors open 8pm', 'Doors open 8pm'],
  ])('is none of these: %j', (text, caption) => {
    expect(read(text)).toMatchObject({ action: 'schedule', at: TOMORROW_18, caption });
  });

  it.each([
    'post 99:99',
    'post 88:88 udon',
    'post in minus 2 hours',
    'poste in minus 2 stunden',
    'マイナス2時間後に投稿',
  ])('does not let %j go out', (text) => {
    expect(read(text).action).toBe('ask');
  });

  it.each(['50:50 udon', '70:30 hydration', 'minus 20 degrees'])('is none of a caption’s figures: %j', (caption) => {
    expect(read(`post ${caption}`)).toMatchObject({ action: 'post', caption });
  });
});

describe('"now" beside another time', () => {
  it.each([
    'post now at 8pm udon',
    'jetzt posten um 20 uhr "udon"',
    'publica ahora a las 20:00 udon',
    'publie maintenant à 20h udon',
    'pubblica adesso alle 20 udon',
    'plaats nu om 20:00 udon',
    'опубликуй сейчас в 20:00 udon',
  ])('is asked about: %j', (text) => {
    expect(asked(text)).toEqual({ action: 'ask', caption: 'udon', times: [TODAY_20] });
  });

  it.each(['Friday feeling', '5 ways to eat udon', 'tonight we eat', 'in the kitchen with mom'])(
    'is alone before the caption %j',
    (caption) => {
      expect(read(`post now ${caption}`)).toMatchObject({ action: 'post', caption });
    },
  );
});

describe('an event before a day without a clock', () => {
  it.each([
    ['post it after the match tomorrow', ''],
    ['post udon after the match tomorrow', 'udon'],
    ['poste es nach dem training morgen', ''],
    ['pubblicalo dopo la partita stasera', ''],
  ])('is asked about: %j', (text, caption) => {
    expect(asked(text)).toMatchObject({ action: 'ask', caption });
  });

  it('is the caption’s where a clock is named', () => {
    expect(read('post dinner after the match friday 7pm')).toMatchObject({ action: 'schedule', at: FRI_19 });
  });
});

describe('a time in a label and one beside it', () => {
  it.each([
    ['schedule friday 7pm. caption: udon. time: 8pm', ['2026-11-27T19:00:00+01:00', FRI_20]],
    ['post friday 7pm. caption: udon. date: saturday', ['2026-11-27T19:00:00+01:00', '2026-11-28T18:00:00+01:00']],
  ])('is asked about: %j', (text, times) => {
    expect(asked(text).times).toEqual(times);
  });

  it.each(['post friday. caption: udon\ntime: 7pm', 'post at 7pm. caption: udon\ndate: friday'])(
    'is one time where one is the day and one the clock: %j',
    (text) => {
      expect(read(text)).toMatchObject({ action: 'schedule', at: FRI_19, caption: 'udon' });
    },
  );
});
