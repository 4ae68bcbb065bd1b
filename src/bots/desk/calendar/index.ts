/** The calendar: a week as a picture and in words, for one person. The only way into this room. */
import type { Facts, NoticeToSend, Sender } from '../../../core/index.ts';
import { momentsOf, readTime, weekOf } from '../../../core/schedules/index.ts';
import { weekSaid } from '../../../core/understanding/index.ts';
import type { DeskDeps } from '../deps.ts';
import { code, echo, type Line, type Message, strong } from '../view/index.ts';
import { drawWeek, type Fonts } from './draw-week.ts';
import { openFont } from './font.ts';

export { digestOf } from './digest.ts';

import { describeWeek, tellWeek } from './tell-week.ts';
import { type Look, readWeek, type WeekPlan } from './week.ts';

/** Slack takes 1,000 characters for what describes a picture, Discord 1,024. */
const ALT_ROOM = 1000;
/** With their marks and buttons such words fit into one message of either platform. */
const WORDS_ROOM = 2400;
/** Pixels of the picture for each of the 400 it is drawn on: sharp on a phone. */
const SCALE = 2;

/** `words`: `next week`, a date, or the Monday of a week as a button names it; this week where there are none. */
export async function showCalendar(deps: DeskDeps, look: Look & { sender: Sender }, words = ''): Promise<Message> {
  const at = instantNamed(deps, look.sender, words);
  return at === null ? { lines: [notRead(words)] } : drawCalendar(deps, look, at);
}

/** An instant in the week that is named; null where none is. */
export function instantNamed({ clock }: DeskDeps, sender: Sender, words: string): Date | null {
  const now = clock.now();
  const { timeZone, locale } = sender;
  const said = weekSaid(words);
  if (said !== null) return weekOf(now, timeZone, said).startsAt;
  if (/^\d{4}-\d{2}-\d{2}$/.test(words) && !Number.isNaN(Date.parse(words))) return new Date(`${words}T12:00:00Z`);
  const reading = readTime(words, { now, timeZone, locale: locale ?? undefined });
  if (reading?.kind === 'now') return now;
  if (reading?.kind === 'past') return reading.at;
  return momentsOf(reading)[0]?.at ?? null;
}

const notRead = (words: string): Line => [
  `I cannot read “${echo(words)}” as a week. Write it like `,
  code('/schedy calendar next week'),
  ' or ',
  code('/schedy calendar 24 Dec'),
  '.',
];

async function drawCalendar(deps: DeskDeps, look: Look, at: Date): Promise<Message> {
  const week = await readWeek(deps, look, at);
  const bytes = await paint(deps, week);
  const { startsAt } = weekOf(at, week.timeZone);
  const neighbour = (weeks: number): string => weekOf(startsAt, week.timeZone, weeks).days[0]?.date ?? '';
  const title = `Calendar ${week.title}`;
  const picture = bytes && { bytes, title, name: `calendar-${week.monday}.png`, alt: describeWeek(week, ALT_ROOM) };
  return {
    lines: [
      [strong(title), ` · times in ${week.timeZone}`],
      ...tellWeek(week, WORDS_ROOM),
      ...week.missing,
      ...(bytes ? [] : [['The picture could not be drawn; these are the same things in words.']]),
    ],
    ...(picture && { picture }),
    buttons: [
      { action: 'show_calendar', label: 'Week before', value: neighbour(-1) },
      { action: 'show_calendar', label: 'Week after', value: neighbour(1) },
    ],
  };
}

let fonts: Fonts | undefined;
/** One after the other: a picture takes some MiB while it is painted. */
let last: Promise<unknown> = Promise.resolve();

/** PNG; null where this machine has no renderer, whose compiled part is optional. */
function paint({ log }: DeskDeps, week: WeekPlan): Promise<Uint8Array | null> {
  const painting = last.then(() => paintNow(week));
  last = painting.catch(() => undefined);
  return painting.catch((error: unknown) => {
    log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'the calendar could not be painted');
    return null;
  });
}

async function paintNow(week: WeekPlan): Promise<Uint8Array> {
  fonts ??= { regular: openFont('DejaVuSans'), bold: openFont('DejaVuSans-Bold') };
  const { renderAsync } = await import('@resvg/resvg-js');
  const painted = await renderAsync(drawWeek(week, fonts), {
    font: {
      fontFiles: [fonts.regular.path, fonts.bold.path],
      loadSystemFonts: false,
      defaultFontFamily: 'DejaVu Sans',
    },
    fitTo: { mode: 'zoom', value: SCALE },
  });
  return painted.asPng();
}

/** The facts by which a calendar is drawn when its notice is delivered; all of them of the one who asked. */
export const calendarFacts = (sender: Sender, at: Date): Facts => {
  const { workspaceId, workspaceName, memberId, externalId, isAdmin, isGuest, isApprover = false, timeZone } = sender;
  const who = { memberId, externalId, isAdmin, isGuest, isApprover };
  return { workspaceId, workspaceName, ...who, timeZone, at: at.toISOString() };
};

/** Of a notice with `calendarFacts`: the calendar as it is now; null for every other notice. */
export async function calendarOf(deps: DeskDeps, { body }: NoticeToSend): Promise<Message | null> {
  if (body.kind !== 'answer' || body.data.answer !== 'calendar') return null;
  const { facts } = body.data;
  const sender = {
    workspaceId: String(facts.workspaceId),
    workspaceName: String(facts.workspaceName),
    memberId: String(facts.memberId),
    externalId: String(facts.externalId),
    timeZone: String(facts.timeZone),
    isAdmin: facts.isAdmin === true,
    isGuest: facts.isGuest === true,
    isApprover: facts.isApprover === true,
  };
  return drawCalendar(deps, { sender }, new Date(String(facts.at)));
}
