/** Several things in one message: a page of a list, the videos of one message, the posts of others on an account. */
import type { Facts, PostView } from '../../../core/index.ts';
import type { Platform } from '../deps.ts';
import { type Button, code, type Line, type Message, moment } from './message.ts';
import { sayAccount } from './words/accounts.ts';

/** As many as fit into one message of every platform, with their buttons. */
export const PAGE = { posts: 10, profiles: 3, slots: 10 } as const;

/** Lists are shown a page at a time; a page is named by its number, from 0. */
interface Paged {
  readonly action: 'show_queue' | 'show_history' | 'show_profiles' | 'show_slots';
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly labels?: readonly [back: string, on: string];
}

/** The buttons to the pages before and after this one; none where all fits on one. */
export function pager({ action, page, size, total, labels = ['Back', 'More'] }: Paged): Button[] {
  const [back, on] = labels;
  return [
    ...(page > 0 ? [{ action, label: back, value: String(page - 1) } as const] : []),
    ...((page + 1) * size < total ? [{ action, label: on, value: String(page + 1) } as const] : []),
  ];
}

/** ` (11–20 of 34)`; empty where all fits on one page. */
export const sayPage = ({ page, size, total }: Pick<Paged, 'page' | 'size' | 'total'>): string =>
  total <= size ? '' : ` (${page * size + 1}–${Math.min(total, (page + 1) * size)} of ${total})`;

/** More than any list has, and few enough to be counted in rows by the database. */
const MOST_PAGES = 1_000_000;

/** The page that a button or a command names, within what there is. */
export function pageOf(named: string, size: number, total: number): number {
  const last = Math.max(0, Math.ceil(total / size) - 1);
  return Math.min(last, MOST_PAGES, Math.max(0, Number.parseInt(named, 10) || 0));
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
