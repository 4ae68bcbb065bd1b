/** Several things in one message: a page of a list, the videos of one message, the posts of others on an account. */
import { z } from 'zod';
import type { Facts, PostView } from '../../../core/index.ts';
import type { Platform } from '../deps.ts';
import { type Button, code, type Line, type Message, moment } from './message.ts';
import { sayAccount } from './words/accounts.ts';

/** As many as fit into one message of every platform, with their buttons. */
export const PAGE = { posts: 10, profiles: 3, slots: 10 } as const;

/**
 * Lists are shown a page at a time. The button to another page names where that begins and how long the list was then:
 * what has left it meanwhile leaves nothing out.
 */
interface Paged {
  readonly action: 'show_queue' | 'show_history' | 'show_profiles' | 'show_slots';
  /** The place of the first one that is shown, from 0. */
  readonly start: number;
  readonly size: number;
  readonly total: number;
  readonly labels?: readonly [back: string, on: string];
}

/** The buttons to the pages before and after this one; none where all fits on one. */
export function pager({ action, start, size, total, labels = ['Back', 'More'] }: Paged): Button[] {
  const [back, on] = labels;
  const to = (label: string, place: number): Button => ({ action, label, value: `${place}:${total}` });
  return [
    ...(start > 0 ? [to(back, Math.max(0, start - size))] : []),
    ...(start + size < total ? [to(on, start + size)] : []),
  ];
}

/** ` (11–20 of 34)`; empty where all fits on one page. */
export const sayPage = ({ start, size, total }: Pick<Paged, 'start' | 'size' | 'total'>): string =>
  total <= size ? '' : ` (${start + 1}–${Math.min(total, start + size)} of ${total})`;

/** More than any list has, and few enough to be counted in rows by the database. */
const FURTHEST_ROW = 10_000_000;

const numberIn = (text: string | undefined): number =>
  Math.min(FURTHEST_ROW, Math.max(0, Number.parseInt(text ?? '', 10) || 0));

/**
 * Where the page begins that a button names, within the `total` there is by now. As many as have left the list may have
 * stood before it. Buttons of earlier versions name the page by its number alone.
 */
export function startOf(named: string, size: number, total: number): number {
  if (total <= size) return 0;
  const [place, then] = named.split(':');
  const start = then === undefined ? numberIn(place) * size : numberIn(place) - Math.max(0, numberIn(then) - total);
  if (start < total) return Math.max(0, start);
  return Math.max(0, Math.ceil(total / size) - 1) * size;
}

/** Several videos that came with one message, told in one answer with one Undo: `codes` and `times` (ISO instants, empty where none is known yet) in the order of the videos. */
export function drawSeveral({ codes, times, timeZone, place, accounts, saidAt }: Facts, platform: Platform): Message {
  const names = String(codes).split(', ');
  const instants = String(times).split(', ');
  const handles = accounts ? String(accounts).split(', ') : [];
  // Rows of earlier versions do not tell when they were said.
  const now = saidAt ? new Date(String(saidAt)) : undefined;
  const isSpread = new Set(handles).size > 1;
  return {
    lines: [
      [isSpread ? `${names.length} posts, one for each account:` : `${names.length} videos, one post each:`],
      ...names.map((name, index) => {
        const at = instants[index] ? new Date(instants[index]) : null;
        return showLine(name, at ? moment(at, String(timeZone), now) : null, handles[index] ?? '');
      }),
      [...howToName[platform], code(`move ${names[0]} to 8pm`), ' or ', code(`cancel ${names[0]}`), '.'],
    ],
    buttons: [{ action: 'undo_all', label: `Undo all ${names.length}`, value: String(place) }],
  };
}

const howToName: Readonly<Record<Platform, Line>> = {
  slack: ['To change one of them, name it here: '],
  discord: ['To change one of them, reply to this and name it: '],
};

const showLine = (name: string, when: Line | null, account: string): Line => [
  '• ',
  code(name),
  ...(account === '' ? [] : [` · ${account}`]),
  ...(when ? [' · ', ...when] : []),
];

/** What Undo did to each of them. */
export function sayUndone(undone: readonly string[], left: readonly string[]): Message {
  const lines: Line[] = [];
  if (undone.length > 0) lines.push([`Cancelled: ${undone.join(', ')}.`]);
  if (left.length > 0) lines.push([`Not changed, because it can no longer be or is not yours: ${left.join(', ')}.`]);
  return {
    lines: lines.length > 0 ? lines : [['I do not know these posts any more. /schedy queue lists what is planned.']],
  };
}

const refusals = z.array(
  z.object({
    post: z.string(),
    code: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  }),
);

/** Why several posts were not changed: what is the same of each is said once, and what does not name its post begins with its code. */
export function sayRefused(kept: string, say: (code: string, facts: Facts) => Line[]): Line[] {
  const said = new Map<string, { readonly lines: Line[]; readonly posts: string[] }>();
  for (const { post, code, facts } of refusals.parse(JSON.parse(kept))) {
    const lines = say(code, facts);
    const text = JSON.stringify(lines);
    const same = said.get(text);
    if (same) same.posts.push(post);
    else said.set(text, { lines, posts: [post] });
  }
  return [...said].flatMap(
    ([
      text,
      {
        lines: [first = [], ...rest],
        posts,
      },
    ]) => {
      const isNamed = posts.every((post) => text.includes(post));
      return [isNamed ? first : [`${posts.join(', ')}: `, ...first], ...rest];
    },
  );
}

/** More are only counted. */
const MOST_SHOWN = 10;

type Account = Parameters<typeof sayAccount>[0] & { readonly id: string };

/**
 * What becomes of posts that others have planned on an account whose owner keeps it for themselves: the question with
 * both ways. Until one is pressed the account stays shared.
 */
export function askAboutPosts(profile: Account, planned: readonly PostView[]): Message {
  const { id: value } = profile;
  const count = planned.length === 1 ? '1 post is' : `${planned.length} posts are`;
  const more = planned.length - MOST_SHOWN;
  return {
    lines: [
      [`${count} planned on ${sayAccount(profile)} by others. What shall become of them? Their authors are told.`],
      ...planned.slice(0, MOST_SHOWN).map(showPlanned),
      ...(more > 0 ? [[`… and ${more} more.`]] : []),
      ['Until you choose, the account stays shared.'],
    ],
    buttons: [
      { action: 'private_keep_posts', label: 'Let them go out', value },
      { action: 'private_hold_posts', label: 'Put them on hold', value },
    ],
  };
}

function showPlanned({ code, author, dueAt, timeZone }: PostView): Line {
  const when: Line = dueAt ? [' · ', { kind: 'instant', at: dueAt, timeZone, style: 'moment' }] : [];
  return [`• ${code} by `, { kind: 'mention', member: author.externalId }, ...when];
}
