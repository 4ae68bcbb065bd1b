/** The Monday message: what went out last week, what is planned this week, what waits for somebody. */
import type { NoticeToSend, PostView } from '../../../core/index.ts';
import { weekOf } from '../../../core/schedules/index.ts';
import type { DeskDeps } from '../deps.ts';
import {
  clip,
  code,
  type Line,
  lengthOf,
  type Message,
  sayAccount,
  sayWhat,
  strong,
  whereItIs,
} from '../view/index.ts';
import { lookAsAnybody } from '../viewer.ts';

const MOST_READ = 200;

/** How much is said of each chapter, the most first. */
const details = [
  { posts: 10, words: 60 },
  { posts: 10, words: 30 },
  { posts: 7, words: 30 },
  { posts: 5, words: 20 },
] as const;
type Detail = (typeof details)[number];

/** So much fits into one message of each platform, beside its first and last line. */
const ROOM = 3_200;

/** Of a digest's notice: what stands in it now; null for every other notice. */
export async function digestOf(deps: DeskDeps, { body }: NoticeToSend): Promise<Message | null> {
  if (body.kind !== 'answer' || body.data.answer !== 'digest') return null;
  const { facts } = body.data;
  const timeZone = String(facts.timeZone);
  const monday = new Date(String(facts.from));
  const [before, now] = [weekOf(monday, timeZone, -1), weekOf(monday, timeZone)];
  const { core } = deps;
  const workspaceId = String(facts.workspaceId);
  const viewer = await lookAsAnybody(deps, workspaceId, { channel: String(facts.channel) });
  const shared = { workspaceId, viewer, take: MOST_READ };
  const last = await core.posts.between({ ...shared, from: before.startsAt, to: before.endsAt });
  const coming = await core.posts.between({ ...shared, from: now.startsAt, to: now.endsAt });
  const { posts: open } = await core.posts.queue({ ...shared, skip: 0 });
  const [out, planned, waiting] = [last.posts.filter(isOut), coming.posts.filter(isComing), open.filter(isWaiting)];
  const told = details.map((detail) => [
    ...chapter('Went out last week', out, detail, (post, what) => showOut(post, what)),
    ...chapter('Planned this week', planned, detail, (post, what) => showComing(post, what, timeZone)),
    ...chapter('Waiting for somebody to act', waiting, detail, (post, what) => showWaiting(post, what)),
  ]);
  return {
    lines: [
      [strong(`The week ${now.title}`), ` · times in ${timeZone}`],
      ...(told.find((lines) => lengthOf(lines) <= ROOM) ?? told.at(-1) ?? []),
      ['To see the week as a picture, write ', code('/schedy calendar'), '; nobody else sees the answer.'],
    ],
  };
}

const isOut = ({ state }: PostView): boolean => state === 'published';
const isToApprove = ({ state, approval }: PostView): boolean => state === 'scheduled' && approval !== null;
const isComing = (post: PostView): boolean => post.state === 'scheduled' && !isToApprove(post);
const isWaiting = (post: PostView): boolean =>
  isToApprove(post) || ['draft', 'on_hold', 'unconfirmed', 'in_inbox', 'handed_over'].includes(post.state);

function chapter(
  title: string,
  posts: readonly PostView[],
  { posts: most, words }: Detail,
  show: (post: PostView, what: string) => Line,
): Line[] {
  if (posts.length === 0) return [[strong(title), ': nothing']];
  const more = posts.length - most;
  const shown = posts.slice(0, most).map((post) => show(post, clip(sayWhat(post), words)));
  return [[strong(title)], ...shown, ...(more > 0 ? [[`+${more} more`]] : [])];
}

const showOut = (post: PostView, what: string): Line => ['• ', code(post.code), ` · ${what} · `, whereItIs(post)];

const showComing = (post: PostView, what: string, timeZone: string): Line => [
  '• ',
  ...(post.dueAt ? [{ kind: 'instant', at: post.dueAt, timeZone, style: 'moment' } as const, ' · '] : []),
  code(post.code),
  ` · ${post.profile ? `${sayAccount(post.profile)} · ` : ''}${what}`,
];

const reasons: Readonly<Record<string, string>> = {
  scheduled: 'waiting for approval',
  draft: 'a draft that still lacks something',
  on_hold: 'on hold',
  unconfirmed: 'nobody knows whether it is on TikTok',
  in_inbox: 'in the TikTok inbox, to be finished there',
  handed_over: 'to be posted by hand',
};

const showWaiting = (post: PostView, what: string): Line => [
  '• ',
  code(post.code),
  ` · ${reasons[post.state] ?? ''} · ${what}`,
];
