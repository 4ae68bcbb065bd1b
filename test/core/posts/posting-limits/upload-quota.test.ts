import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planUploads, WINDOW_MS } from '../../../../src/core/posts/posting-limits/upload-quota.ts';

const start = Date.parse('2026-11-24T18:00:00Z');
const at = (minutes: number) => new Date(start + minutes * 60_000);
const asked = (...minutes: number[]) => minutes.map((minute, index) => ({ id: `p${index}`, at: at(minute) }));
const plan = (limit: number, taken: Date[], ...minutes: number[]) =>
  [...planUploads(limit, taken, asked(...minutes)).values()].map((slot) => (slot.getTime() - start) / 60_000);

test('whoever finds room goes out at the minute asked for', () => {
  expect(plan(5, [], 0, 1, 2, 3, 4, 61)).toEqual([0, 1, 2, 3, 4, 61]);
});

test('the sixth waits until an hour after the first', () => {
  expect(plan(5, [], 4, 10, 20, 25, 28, 30)).toEqual([4, 10, 20, 25, 28, 64]);
});

test('uploads that have begun count with those that are planned', () => {
  expect(plan(2, [at(-30), at(-10.5)], 0, 5, 70)).toEqual([30, 50, 90]);
});

test('a wait ends at a whole minute', () => {
  expect(plan(1, [new Date(start - 1)], 10)).toEqual([60]);
  expect(plan(1, [new Date(start + 1)], 10)).toEqual([61]);
});

test('those asked for at the same minute go in the order of their ids', () => {
  const slots = planUploads(1, [], [...asked(0, 0, 0)].reverse());
  expect([...slots.keys()]).toEqual(['p0', 'p1', 'p2']);
});

test('no hour ever holds more than the limit, nobody goes early, and nobody is left out', () => {
  const minute = fc.integer({ min: -59, max: 300 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.array(minute, { maxLength: 20 }), (limit, wanted) => {
      const slots = planUploads(limit, [], asked(...wanted));
      expect(slots.size).toBe(wanted.length);
      for (const { id, at: wish } of asked(...wanted)) {
        expect(slots.get(id)?.getTime()).toBeGreaterThanOrEqual(wish.getTime());
      }
      const times = [...slots.values()].map((one) => one.getTime()).sort((a, b) => a - b);
      times.forEach((time, index) => {
        const earlier = times[index - limit] ?? Number.NEGATIVE_INFINITY;
        expect(time - earlier).toBeGreaterThanOrEqual(WINDOW_MS);
      });
    }),
  );
});
