/** A week in words: for whoever sees no picture, and beside it for everybody. */
import { bare, clip, code, type Line, lengthOf, strong } from '../view/index.ts';
import { type DayPlan, isGoodHour, type WeekPlan } from './week.ts';

/** How much is said of each post, the most first. */
const details = [
  { caption: 60, hasAccount: true, isCounted: false },
  { caption: 24, hasAccount: true, isCounted: false },
  { caption: 0, hasAccount: true, isCounted: false },
  { caption: 0, hasAccount: false, isCounted: false },
  { caption: 0, hasAccount: false, isCounted: true },
] as const;
type Detail = (typeof details)[number];

/** As lines of a message of at most `room` characters without their markup; where a week holds too much for that, less is said of each post. */
export function tellWeek(week: WeekPlan, room: number): Line[] {
  const all = details.map((detail) => [...week.days.flatMap((day) => tellDay(day, detail)), ...tellUnread(week)]);
  return all.find((lines) => lengthOf(lines) <= room) ?? all.at(-1) ?? [];
}

/** The same as one text of at most `room` characters: what describes the picture. */
export function describeWeek(week: WeekPlan, room: number): string {
  const head = `Calendar of ${week.title}, times in ${week.timeZone}.`;
  const text = [head, ...tellWeek(week, room - head.length - 10).map(bare)].join('\n');
  return clip(text, room);
}

function tellDay(day: DayPlan, detail: Detail): Line[] {
  const { title, isToday, posts, more, free } = day;
  const heading: Line = [strong(title), isToday ? ' (today)' : ''];
  if (posts.length + free.length === 0) return [[...heading, ': nothing planned']];
  if (detail.isCounted) return [[...heading, `: ${counted(day)}`]];
  const entries = [
    ...posts.map((post) => ({ minute: post.minute, line: tellPost(post, detail) })),
    ...free.map(({ minute, clock }) => ({ minute, line: [`• ${clock} · free slot${doesWell(minute)}`] })),
  ];
  entries.sort((one, other) => one.minute - other.minute);
  return [heading, ...entries.map(({ line }) => line), ...(more > 0 ? [[`+${more} more`]] : [])];
}

const doesWell = (minute: number): string => (isGoodHour(minute) ? ' (a good hour)' : '');

function tellPost(
  { clock, account, state, caption, code: name }: DayPlan['posts'][number],
  { caption: most, hasAccount }: Detail,
): Line {
  const what = most === 0 ? '' : ` · ${short(caption, most)}`;
  return [`• ${clock} · `, code(name), hasAccount ? ` · ${short(account, 30)}` : '', ` · ${state}${what}`];
}

function counted({ posts, more, free }: DayPlan): string {
  const count = posts.length + more;
  const first = posts[0]?.clock;
  const planned = count === 0 ? [] : [`${count} ${count === 1 ? 'post' : 'posts'}, the first at ${first}`];
  return [...planned, ...(free.length > 0 ? [`free at ${free.map(({ clock }) => clock).join(', ')}`] : [])].join('; ');
}

const tellUnread = ({ unread }: WeekPlan): Line[] =>
  unread > 0 ? [[`And ${unread} more later in this week: `, code('/schedy queue'), ' lists them.']] : [];

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cut between characters as people see them. */
function short(text: string, most: number): string {
  const kept: string[] = [];
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length === most) return `${kept.slice(0, -1).join('').trimEnd()}…`;
    kept.push(segment);
  }
  return text;
}
