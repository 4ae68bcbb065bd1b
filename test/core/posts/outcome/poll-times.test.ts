import { expect, test } from 'vitest';
import { firstPollAt, nextPollAt } from '../../../../src/core/posts/outcome/poll-times.ts';

const since = new Date('2026-11-24T12:00:00Z');
const after = (seconds: number) => new Date(since.getTime() + seconds * 1000);

/** Seconds after the submission at which TikTok is asked, each poll taking `tookMs`. */
function pollsUntil(seconds: number, tookMs = 0, pace = 1): number[] {
  const polls: number[] = [];
  for (let at: Date | null = firstPollAt(since, pace); at && at <= after(seconds); ) {
    polls.push((at.getTime() - since.getTime()) / 1000);
    at = nextPollAt(since, new Date(at.getTime() + tookMs), pace);
  }
  return polls;
}

test('asks after 5, 10, 20, 40 and 60 seconds, then every minute', () => {
  expect(pollsUntil(240)).toEqual([5, 10, 20, 40, 60, 120, 180, 240]);
});

test('keeps to these seconds when an answer takes its time', () => {
  expect(pollsUntil(60, 900)).toEqual([5, 10, 20, 40, 60]);
});

test('a poll that was late does not leave the later ones out', () => {
  expect(nextPollAt(since, after(12), 1)).toEqual(after(20));
});

test('asks every five minutes after a quarter of an hour', () => {
  const polls = pollsUntil(3600);
  expect(polls.filter((poll) => poll > 840)).toEqual([900, 1200, 1500, 1800, 2100, 2400, 2700, 3000, 3300, 3600]);
});

test('stops after a day', () => {
  expect(nextPollAt(since, after(24 * 3600 - 1), 1)).not.toBeNull();
  expect(nextPollAt(since, after(24 * 3600), 1)).toBeNull();
});

test('asks four times rarer at a pace of four', () => {
  expect(pollsUntil(900, 0, 4)).toEqual([20, 40, 80, 160, 240, 480, 720, 960].slice(0, -1));
});

test('never steps over the instants at which somebody has to be told', () => {
  const polls = pollsUntil(24 * 3600, 700, 4);
  expect(polls).toContain(3600);
  expect(polls.at(-1)).toBe(24 * 3600);
});
