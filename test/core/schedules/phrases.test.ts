import { describe, expect, it } from 'vitest';
import { read } from './tell.ts';

type Phrases = Readonly<Record<string, string>>;

const clocks: Phrases = {
  '7pm': 'Tue 2026-11-24 19:00',
  '7 pm': 'Tue 2026-11-24 19:00',
  '7 p.m.': 'Tue 2026-11-24 19:00',
  '7PM': 'Tue 2026-11-24 19:00',
  '730pm': 'Tue 2026-11-24 19:30',
  '7.30pm': 'Tue 2026-11-24 19:30',
  '7:30 pm': 'Tue 2026-11-24 19:30',
  '19:30': 'Tue 2026-11-24 19:30',
  '19:30:15': 'Tue 2026-11-24 19:30:15',
  '19h30': 'Tue 2026-11-24 19:30',
  '19h': 'Tue 2026-11-24 19:00',
  '07:30': 'Wed 2026-11-25 07:30',
  '18.30': 'Tue 2026-11-24 18:30',
  'at 1930': 'Tue 2026-11-24 19:30',
  '@ 9pm': 'Tue 2026-11-24 21:00',
  '@9pm': 'Tue 2026-11-24 21:00',
  'at 19': 'Tue 2026-11-24 19:00',
  '12am': 'Wed 2026-11-25 00:00',
  '12pm': 'Wed 2026-11-25 12:00',
  '12:30': 'Wed 2026-11-25 12:30',
  noon: 'Wed 2026-11-25 12:00',
  midday: 'Wed 2026-11-25 12:00',
  midnight: 'Wed 2026-11-25 00:00',
  '24:00': 'Wed 2026-11-25 00:00',
  'seven pm': 'Tue 2026-11-24 19:00',
  'half past seven pm': 'Tue 2026-11-24 19:30',
  'quarter to 8pm': 'Tue 2026-11-24 19:45',
  '7 in the evening': 'Tue 2026-11-24 19:00',
  '7 in the morning': 'Wed 2026-11-25 07:00',
  '18:00pm': 'Tue 2026-11-24 18:00',
};

const passed: Phrases = {
  '3pm': 'Wed 2026-11-25 15:00',
  '16:00': 'Wed 2026-11-25 16:00',
  '16:01': 'Tue 2026-11-24 16:01',
  'tuesday 3pm': 'Tue 2026-12-01 15:00',
  '24 Nov': 'Tue 2026-11-24 18:00~',
  '24 Nov 9am': 'Wed 2027-11-24 09:00',
  '23 Nov': 'Tue 2027-11-23 18:00~',
};

const days: Phrases = {
  'tomorrow 7pm': 'Wed 2026-11-25 19:00',
  '7pm tomorrow': 'Wed 2026-11-25 19:00',
  'tomorrow at 7pm': 'Wed 2026-11-25 19:00',
  'tomorrow, 7pm': 'Wed 2026-11-25 19:00',
  tomorrow: 'Wed 2026-11-25 18:00~',
  tmrw: 'Wed 2026-11-25 18:00~',
  'tmrw 7pm': 'Wed 2026-11-25 19:00',
  'tomorow 7pm': 'Wed 2026-11-25 19:00',
  'the day after tomorrow 9am': 'Thu 2026-11-26 09:00',
  today: 'Tue 2026-11-24 18:00~',
  'today 9pm': 'Tue 2026-11-24 21:00',
  tonight: 'Tue 2026-11-24 18:00~',
  'tonight at 9': 'Tue 2026-11-24 21:00',
  'tonight 7': 'Tue 2026-11-24 19:00',
  'tomorrow morning': 'Wed 2026-11-25 09:00~',
  'tomorrow morning at 7': 'Wed 2026-11-25 07:00',
  'tomorrow afternoon': 'Wed 2026-11-25 15:00~',
  'friday night': 'Fri 2026-11-27 18:00~',
  'saturday evening 8': 'Sat 2026-11-28 20:00',
  'fri noon': 'Fri 2026-11-27 12:00',
  'noon friday': 'Fri 2026-11-27 12:00',
  'Fri. 9am': 'Fri 2026-11-27 09:00',
  friday: 'Fri 2026-11-27 18:00~',
  'on friday': 'Fri 2026-11-27 18:00~',
  'this friday': 'Fri 2026-11-27 18:00~',
  'this coming friday 7pm': 'Fri 2026-11-27 19:00',
  'friday next week': 'Fri 2026-12-04 18:00~',
  'next tuesday': 'Tue 2026-12-01 18:00~',
  'next monday 9am': 'Mon 2026-11-30 09:00',
  tuesday: 'Tue 2026-11-24 18:00~',
  'for thursday 6pm': 'Thu 2026-11-26 18:00',
  'tonight midnight': 'Wed 2026-11-25 00:00',
  'tomorrow 24:00': 'Thu 2026-11-26 00:00',
};

const dates: Phrases = {
  '24 Dec 18:00': 'Thu 2026-12-24 18:00',
  '24 dec 18': 'Thu 2026-12-24 18:00',
  '24 Dec': 'Thu 2026-12-24 18:00~',
  'Dec 24': 'Thu 2026-12-24 18:00~',
  '24th of December at 6pm': 'Thu 2026-12-24 18:00',
  'December 24th, 2027 6pm': 'Fri 2027-12-24 18:00',
  'friday, 27 november, 19:00': 'Fri 2026-11-27 19:00',
  '1 jan': 'Fri 2027-01-01 18:00~',
  '2026-12-24T18:00': 'Thu 2026-12-24 18:00',
  '2026-12-24 18:00': 'Thu 2026-12-24 18:00',
  '2026-12-24': 'Thu 2026-12-24 18:00~',
  '2026/12/24': 'Thu 2026-12-24 18:00~',
  '24/12': 'Thu 2026-12-24 18:00~',
  '12/24': 'Thu 2026-12-24 18:00~',
  '24.12.': 'Thu 2026-12-24 18:00~',
  '24.12.2026 18:00': 'Thu 2026-12-24 18:00',
  'fri 27.11. 9am': 'Fri 2026-11-27 09:00',
  'the 29th': 'Sun 2026-11-29 18:00~',
  'on the 29th at 6pm': 'Sun 2026-11-29 18:00',
  'sunday the 29th': 'Sun 2026-11-29 18:00~',
  'the 31st': 'Thu 2026-12-31 18:00~',
  '29 Feb': 'Tue 2028-02-29 18:00~',
  'end of the month': 'Mon 2026-11-30 18:00~',
};

const distances: Phrases = {
  'in 20 seconds': 'Tue 2026-11-24 16:00:32',
  'in 20 minutes': 'Tue 2026-11-24 16:20:12',
  'in 20min': 'Tue 2026-11-24 16:20:12',
  'in 2 hours': 'Tue 2026-11-24 18:00:12',
  'in two hours': 'Tue 2026-11-24 18:00:12',
  'in 2h': 'Tue 2026-11-24 18:00:12',
  'in 1h30': 'Tue 2026-11-24 17:30:12',
  'in 1.5 hours': 'Tue 2026-11-24 17:30:12',
  'in half an hour': 'Tue 2026-11-24 16:30:12',
  'in an hour': 'Tue 2026-11-24 17:00:12',
  'in an hour and a half': 'Tue 2026-11-24 17:30:12',
  'in one and a half hours': 'Tue 2026-11-24 17:30:12',
  'in 1 hour and 20 minutes': 'Tue 2026-11-24 17:20:12',
  'in a couple of hours': 'Tue 2026-11-24 18:00:12',
  '20 minutes from now': 'Tue 2026-11-24 16:20:12',
  'in 2 days': 'Thu 2026-11-26 16:00:12',
  'in 2 days at 7pm': 'Thu 2026-11-26 19:00',
  'in a week': 'Tue 2026-12-01 16:00:12',
  'in 1 month': 'Thu 2026-12-24 16:00:12',
  now: 'now',
  'right now': 'now',
  asap: 'now',
};

const bothSensible: Phrases = {
  '7': 'Tue 2026-11-24 19:00 or Wed 2026-11-25 07:00',
  'at 7': 'Tue 2026-11-24 19:00 or Wed 2026-11-25 07:00',
  'friday 7': 'Fri 2026-11-27 07:00 or Fri 2026-11-27 19:00',
  'tomorrow half past 7': 'Wed 2026-11-25 07:30 or Wed 2026-11-25 19:30',
  'half past 7': 'Tue 2026-11-24 19:30 or Wed 2026-11-25 07:30',
  "tomorrow 7 o'clock": 'Wed 2026-11-25 07:00 or Wed 2026-11-25 19:00',
  'next friday': 'Fri 2026-11-27 18:00~ or Fri 2026-12-04 18:00~',
  'next friday 7pm': 'Fri 2026-11-27 19:00 or Fri 2026-12-04 19:00',
  'this weekend': 'Sat 2026-11-28 18:00~ or Sun 2026-11-29 18:00~',
  'friday midnight': 'Fri 2026-11-27 00:00 or Sat 2026-11-28 00:00',
  '3/4': 'Thu 2027-03-04 18:00~ or Sat 2027-04-03 18:00~',
  'next week': 'Mon 2026-11-30 18:00~ or Tue 2026-12-01 18:00~',
  'thursday 27 nov': 'Thu 2026-11-26 18:00~ or Fri 2026-11-27 18:00~',
  'monday the 29th': 'Sun 2026-11-29 18:00~ or Mon 2026-11-30 18:00~',
};

/** One of both halves of the day is asleep, or the clock is written in full. */
const awake: Phrases = {
  'sunday 9:00': 'Sun 2026-11-29 09:00',
  'sunday 9.30': 'Sun 2026-11-29 09:30',
  'tomorrow 7:30': 'Wed 2026-11-25 07:30',
  'monday at 11': 'Mon 2026-11-30 11:00',
  'friday 3': 'Fri 2026-11-27 15:00',
  'tomorrow 2:30': 'Wed 2026-11-25 14:30',
  'today 11': 'Tue 2026-11-24 23:00',
  'friday 6': 'Fri 2026-11-27 06:00 or Fri 2026-11-27 18:00',
  'friday 10': 'Fri 2026-11-27 10:00 or Fri 2026-11-27 22:00',
};

const choices: Phrases = {
  'between 6 and 7pm': 'Tue 2026-11-24 18:00 or Tue 2026-11-24 19:00',
  'tomorrow between 9 and 10am': 'Wed 2026-11-25 09:00 or Wed 2026-11-25 10:00',
  'tomorrow 9-10am': 'Wed 2026-11-25 09:00 or Wed 2026-11-25 10:00',
  'tomorrow 20.00-20.30': 'Wed 2026-11-25 20:00 or Wed 2026-11-25 20:30',
  'tomorrow 6–7pm': 'Wed 2026-11-25 18:00 or Wed 2026-11-25 19:00',
  '18:00-19:00': 'Tue 2026-11-24 18:00 or Tue 2026-11-24 19:00',
  'from 6 to 7pm': 'Tue 2026-11-24 18:00 or Tue 2026-11-24 19:00',
  'friday 11am-1pm': 'Fri 2026-11-27 11:00 or Fri 2026-11-27 13:00',
  '7pm or 8pm': 'Tue 2026-11-24 19:00 or Tue 2026-11-24 20:00',
  '7 or 8pm': 'Tue 2026-11-24 19:00 or Tue 2026-11-24 20:00',
  'now or at 7pm': 'Tue 2026-11-24 16:00:12 or Tue 2026-11-24 19:00',
  'tomorrow or friday 7pm': 'Wed 2026-11-25 19:00 or Fri 2026-11-27 19:00',
  'friday 7pm or saturday 9am': 'Fri 2026-11-27 19:00 or Sat 2026-11-28 09:00',
  'before friday': 'Thu 2026-11-26 18:00~ or Fri 2026-11-27 18:00~',
  'tomorrow before 9am': 'Wed 2026-11-25 08:00 or Wed 2026-11-25 09:00',
  'tomorrow after 9am': 'Wed 2026-11-25 09:00 or Wed 2026-11-25 10:00',
  'in an hour or two': 'Tue 2026-11-24 17:00:12 or Tue 2026-11-24 18:00:12',
  'in 2 or 3 hours': 'Tue 2026-11-24 18:00:12 or Tue 2026-11-24 19:00:12',
  'in 2-3 hours': 'Tue 2026-11-24 18:00:12 or Tue 2026-11-24 19:00:12',
  'in under an hour': 'Tue 2026-11-24 16:30:12 or Tue 2026-11-24 17:00:12',
};

const roughly: Phrases = {
  'in about an hour': 'Tue 2026-11-24 17:00:12',
  'in an hour or so': 'Tue 2026-11-24 17:00:12',
  '+2h': 'Tue 2026-11-24 18:00:12',
  'around 7ish': 'Tue 2026-11-24 19:00 or Wed 2026-11-25 07:00',
  'tomorrow 3ish': 'Wed 2026-11-25 15:00',
  'until 7pm': 'Tue 2026-11-24 19:00',
  'no later than 7pm': 'Tue 2026-11-24 19:00',
  'first thing monday': 'Mon 2026-11-30 08:00~',
  'tomorrow early': 'Wed 2026-11-25 08:00~',
  'late tomorrow': 'Wed 2026-11-25 22:00~',
  'in two weeks on friday': 'Fri 2026-12-11 18:00~',
  '7pm my time': 'Tue 2026-11-24 19:00',
  '7pm Pacific': 'Wed 2026-11-25 04:00 America/Los_Angeles',
};

const oneLeft: Phrases = {
  'today 7': 'Tue 2026-11-24 19:00',
  'today midnight': 'Wed 2026-11-25 00:00',
  'fri 4/12': 'Fri 2026-12-04 18:00~',
};

const tooLate: Phrases = {
  'yesterday 5pm': 'past Mon 2026-11-23 17:00',
  yesterday: 'past Mon 2026-11-23 18:00',
  'last friday': 'past Fri 2026-11-20 18:00',
  'today 9am': 'past Tue 2026-11-24 09:00',
  'this morning': 'past Tue 2026-11-24 09:00',
  '24 Dec 2025': 'past Wed 2025-12-24 18:00',
  '2026-11-24T15:59': 'past Tue 2026-11-24 15:59',
  '2 hours ago': 'past Tue 2026-11-24 14:00:12',
};

const impossible: Phrases = {
  '31 February': 'no_such_day',
  '31 feb 2027 18:00': 'no_such_day',
  '30/02/2027': 'no_such_day',
  '29 Feb 2027': 'no_such_day',
  'tomorrow 25:00': 'no_such_time',
  'at 25:00': 'no_such_time',
  'Dec 32 6pm': 'no_such_day',
  '32 December': 'no_such_day',
  '13/13 6pm': 'no_such_day',
  'um 19:75': 'no_such_time',
  'friday 7:75pm': 'no_such_time',
  '9am Europe/Bonn': 'unknown_time_zone',
  'this week': 'which_day',
  'in january': 'which_day',
  later: 'which_day',
  '24 Dec 2099': 'too_far',
  'in 999999 days': 'too_far',
  'in 999999 years': 'too_far',
  'in 999999 years at 7pm': 'too_far',
  '999999 years from friday': 'too_far',
  '999999 years after christmas': 'too_far',
  'tomorrow in 999999 years': 'too_far',
};

const captions: Phrases = {
  '': 'no time',
  '5 minute pasta': 'no time',
  '24 hours in Tokyo': 'no time',
  'Monday motivation': 'no time',
  'the sun': 'no time',
  may: 'no time',
  '24/7': 'no time',
  '½': 'no time',
  'tomorrow at': 'no time',
  'tomorrow 5pm 6pm': 'no time',
  'at the beach': 'no time',
  "tomorrow's special": 'no time',
  'tomorrow 7pm New ramen': 'no time',
};

describe('readTime', () => {
  it.each(Object.entries(clocks))('reads the clock in "%s"', (text, told) => {
    expect(read(text)).toBe(told);
  });

  it.each(Object.entries(passed))('takes the next one of "%s"', (text, told) => {
    expect(read(text)).toBe(told);
  });

  it.each(Object.entries(days))('reads the day in "%s"', (text, told) => {
    expect(read(text)).toBe(told);
  });

  it.each(Object.entries(dates))('reads the date in "%s"', (text, told) => {
    expect(read(text)).toBe(told);
  });

  it.each(Object.entries(distances))('counts "%s" from the message', (text, told) => {
    expect(read(text)).toBe(told);
  });

  it.each(Object.entries(bothSensible))('shows both readings of "%s"', (text, told) => {
    expect(read(text)).toBe(told);
  });

  it.each(Object.entries(awake))('takes the waking or the written half of the day of "%s"', (text, told) => {
    expect(read(text)).toBe(told);
  });

  it.each(Object.entries(choices))('shows both times of "%s"', (text, told) => {
    expect(read(text)).toBe(told);
  });

  it.each(Object.entries(roughly))('reads the rough time of "%s"', (text, told) => {
    expect(read(text)).toBe(told);
  });

  it.each(Object.entries(oneLeft))('takes the only sensible reading of "%s"', (text, told) => {
    expect(read(text)).toBe(told);
  });

  it.each(Object.entries(tooLate))('says that "%s" is past', (text, told) => {
    expect(read(text)).toBe(told);
  });

  it.each(Object.entries(impossible))('says why "%s" cannot be', (text, told) => {
    expect(read(text)).toBe(told);
  });

  it.each(Object.entries(captions))('finds no time in "%s"', (text, told) => {
    expect(read(text)).toBe(told);
  });
});
