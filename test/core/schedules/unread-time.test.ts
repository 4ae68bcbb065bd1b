import { describe, expect, it } from 'vitest';
import { unreadTimeAt } from '../../../src/core/schedules/index.ts';
import { casesOf } from '../../corpus/cases.ts';
import { tuesday } from './tell.ts';

const seen = (text: string, from = 0) => {
  const found = unreadTimeAt(text, from, tuesday);
  return found && `${found.why}${found.sure ? '' : '?'}: ${text.slice(found.from, found.to)}`;
};

/** In quotes or behind a mark: a caption that begins like a time is a caption there. */
const isSetOff = (text: string, caption: string) => /["“„«「:：\n]\s*$/u.test(text.slice(0, text.indexOf(caption)));

const TIMES: Readonly<Record<string, string>> = {
  'in about an hour Ramen': 'amount: in about an hour',
  '+2h Ramen': 'amount: +2h',
  '25:00 Ramen': 'clock: 25:00',
  '20:00/20:30 Ramen': 'clock: 20:00/20:30',
  '20.00-20.30 Ramen': 'clock?: 20.00-20.30',
  'Dec 32 6pm Ramen': 'day: Dec 32 6pm',
  '32 Dec Ramen': 'day: 32 Dec',
  'before friday Ramen': 'bound: before friday',
  'after lunch Ramen': 'bound: after lunch',
  'or friday 7pm Ramen': 'choice: or friday 7pm',
  'anytime tomorrow Ramen': 'day: anytime tomorrow',
  'завтра в 19:00 Рамен': 'day: завтра в 19:00',
  'в 19:00 Рамен': 'clock: в 19:00',
  'saat 19:00 Ramen': 'clock: saat 19:00',
  'o 19:00 Ramen': 'choice: o 19:00',
  'الساعة 7 رامن': 'clock: الساعة 7',
  'الساعة ٧:٣٠ رامن': 'clock: الساعة ٧:٣٠',
  '내일 오후 7시 라멘': 'day: 내일 오후 7시',
  '오후 7시 라멘': 'clock: 오후 7시',
  '明天晚上7点 拉面': 'day: 明天晚上7点',
  'ngày mai 19:00 Ramen': 'day: ngày mai 19:00',
  'i övermorgon kl 8 Ramen': 'day: i övermorgon kl 8',
  'huomenna klo 19.00 Ramen': 'day: huomenna klo 19.00',
  'कल शाम 7 बजे': 'day: कल शाम 7 बजे',
};

const CAPTIONS = [
  'New ramen drop',
  'the best of 2026',
  'Sun, sea and ramen',
  'so good',
  'a bowl for two',
  'first bowl',
  'may contain nuts',
  'Hier ist die neue Karte',
  'La nueva carta',
  'half price',
  'one more bite',
  'over the moon',
  'ramen at its best',
];

const EITHER: Readonly<Record<string, string>> = {
  'Monday motivation': 'day?: Monday',
  '24 hours in Tokyo': 'amount?: 24 hours',
  '3/4 cup of flour': 'day?: 3/4',
  'Fri Ramen': 'day?: Fri',
};

describe('unreadTimeAt', () => {
  it.each(Object.entries(TIMES))('sees a time in "%s"', (text, told) => {
    expect(seen(text)).toBe(told);
  });

  it.each(Object.entries(EITHER))('is not sure of "%s"', (text, told) => {
    expect(seen(text)).toBe(told);
  });

  it.each(CAPTIONS)('sees none in "%s"', (text) => {
    expect(seen(text)).toBeNull();
  });

  it('looks at the place that it is asked about', () => {
    expect(seen('post 7pm or 8pm Ramen', 8)).toBe('choice: or 8pm');
    expect(seen('post Ramen at 7pm', 4)).toBeNull();
  });

  it('is sure of no caption in the tuned corpus that nothing sets off', () => {
    const open = casesOf('tuned', 'messages').flatMap(({ saying: { text }, expect: { caption } }) =>
      caption && !isSetOff(text, caption) ? [caption] : [],
    );
    expect(open.length).toBeGreaterThan(100);
    expect(open.filter((caption) => unreadTimeAt(caption, 0, tuesday)?.sure)).toEqual([]);
  });

  it.each(['7', 'in ', 'before ', 'а ', '٧', '오후 ', 'or '])(
    'looks at the first words alone of many "%s"',
    (piece) => {
      const took = (length: number) => {
        const text = piece.repeat(length);
        const start = performance.now();
        for (let round = 0; round < 20; round += 1) unreadTimeAt(text, 0, tuesday);
        return performance.now() - start;
      };
      took(100);
      expect(took(100_000)).toBeLessThan(100 * took(100) + 200);
    },
  );
});
