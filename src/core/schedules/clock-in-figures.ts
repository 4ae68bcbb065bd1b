import { matchSet } from './match-words.ts';
import type { BareClock, Clock, Grammar } from './phrase.ts';
import type { Piece } from './piece.ts';

export interface ClockMatch {
  readonly clock: Clock;
  readonly count: number;
  /** A number that is a clock only if something beside it says so: 7, 18.30, 1930, 19h. */
  readonly bare: BareClock | null;
}

export type TimeOfDay = Extract<Clock, { kind: 'time' }>;

/** 7, 7:30, 7.30pm, 19:30:15 */
const FIGURES = /^(\d{1,2})(?:([:.])(\d{2})(?::(\d{2}))?)?(\p{L}[\p{L}.]*)?$/u;
/** 730pm, 1930 */
const COMPACT = /^(\d{1,2})()(\d{2})()(\p{L}[\p{L}.]*)?$/u;
/** 19h30, 19h: written so only where clocks run to 24 */
const WITH_H = /^(\d{1,2})h(\d{2})?$/;

/** Reads a clock written in figures at `at`, with its am, pm or o'clock. */
export function clockInFigures(
  pieces: readonly Piece[],
  at: number,
  grammar: Grammar,
): ClockMatch | null {
  const key = pieces[at]?.key ?? '';
  const [h, hourOfH, minuteOfH] = WITH_H.exec(key) ?? [];
  if (h) return withH(Number(hourOfH), minuteOfH);
  const [found, hour = '', mark, minute, second, suffix] =
    FIGURES.exec(key) ?? COMPACT.exec(key) ?? [];
  if (!found) return null;
  const half = halfBehind(suffix, pieces, at, grammar);
  if (suffix && !half.name) return null;
  const announced = half.count > 0 || half.name !== null || mark === ':';
  const bare = announced ? null : mark ? 'likely' : 'number';
  const habit = grammar.region.twentyFourHours && mark === ':';
  const clock = clockOf({ hour, minute, second }, half.name, habit);
  if (bare && (clock.kind === 'invalid' || Number(hour) === 24)) return null;
  return { clock, count: 1 + half.count, bare };
}

function withH(hour: number, minute: string | undefined): ClockMatch | null {
  const minutes = Number(minute ?? 0);
  if (hour > 23 || minutes > 59) return null;
  return {
    clock: timeOfDay(hour, minutes, 0, true),
    count: 1,
    bare: minute === undefined ? 'likely' : null,
  };
}

/**
 * What follows the hour: am or pm, glued to it or as the next word, or "o'clock"; `count` is the
 * words it takes.
 */
export function halfBehind(
  suffix: string | undefined,
  pieces: readonly Piece[],
  at: number,
  { language }: Grammar,
): { name: 'am' | 'pm' | null; count: number } {
  const word = suffix || (pieces[at + 1]?.key ?? '');
  const name = language.am.has(word) ? 'am' : language.pm.has(word) ? 'pm' : null;
  if (suffix) return { name, count: 0 };
  return { name, count: name ? 1 : matchSet(pieces, at + 1, language.oclock) };
}

export interface WrittenClock {
  readonly hour: string;
  readonly minute?: string | undefined;
  readonly second?: string | undefined;
}

export function clockOf(
  written: WrittenClock,
  half: 'am' | 'pm' | null,
  twentyFourHours: boolean,
): Clock {
  const hour = Number(written.hour);
  const minute = Number(written.minute ?? 0);
  const second = Number(written.second ?? 0);
  const endOfDay = hour === 24 && minute === 0 && second === 0 && !half;
  if (minute > 59 || second > 59 || (hour > 23 && !endOfDay)) return { kind: 'invalid' };
  if (half === 'am' && hour > 12) return { kind: 'invalid' };
  if (half) return timeOfDay(onHalf(hour, half), minute, second, true);
  const halfKnown = hour === 0 || hour >= 12 || written.hour.startsWith('0') || twentyFourHours;
  return timeOfDay(hour, minute, second, halfKnown);
}

/** 12am is midnight and 12pm noon; 18:00pm is a slip that can mean one thing only. */
function onHalf(hour: number, half: 'am' | 'pm'): number {
  if (half === 'am') return hour % 12;
  return hour < 12 ? hour + 12 : hour;
}

export function timeOfDay(
  hour: number,
  minute: number,
  second: number,
  halfKnown: boolean,
): TimeOfDay {
  return { kind: 'time', hour, minute, second, halfKnown, word: false };
}
