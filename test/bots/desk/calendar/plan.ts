import type { DayPlan, PlannedPost, WeekPlan } from '../../../../src/bots/desk/calendar/week.ts';

/** A post at seven in the evening with nothing unusual; name what differs. */
export const plannedPost = (differences: Partial<PlannedPost> = {}): PlannedPost => ({
  minute: 19 * 60,
  clock: '19:00',
  code: 'k7qm',
  account: '@ramenhouse',
  state: 'scheduled',
  caption: 'New ramen drop 🍜 #cooking',
  ...differences,
});

const titles = ['Mon 23 Nov', 'Tue 24 Nov', 'Wed 25 Nov', 'Thu 26 Nov', 'Fri 27 Nov', 'Sat 28 Nov', 'Sun 29 Nov'];

/** The last week of November, Tuesday being today; `days` by their place from Monday. */
export function weekPlan(days: Record<number, Partial<DayPlan>> = {}, more: Partial<WeekPlan> = {}): WeekPlan {
  return {
    monday: '2026-11-23',
    title: 'Mon 23 Nov – Sun 29 Nov 2026',
    workspaceName: 'Ramen House',
    timeZone: 'Europe/Berlin',
    unread: 0,
    missing: [],
    days: titles.map((title, index) => ({
      title,
      isToday: index === 1,
      posts: [],
      more: 0,
      free: [],
      ...days[index],
    })),
    ...more,
  };
}
