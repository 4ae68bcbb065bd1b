/** The Monday message: what went out last week, what is planned this week, what waits for somebody. */
import type { NoticeToSend, PostView } from '../../../core/index.ts';
import { weekOf } from '../../../core/schedules/index.ts';
import type { DeskDeps } from '../deps.ts';
import { code, type Line, type Message, sayAccount, strong, whereItIs } from '../view/index.ts';
import { lookAsAnybody } from '../viewer.ts';

const MOST_LISTED = 10;
const MOST_READ = 200;

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
  return {
    lines: [
      [strong(`The week ${now.title}`), ` · times in ${timeZone}`],
      ...chapter('Went out last week', last.posts.filter(isOut), (post) => showOut(post)),
      ...chapter('Planned this week', coming.posts.filter(isComing), (post) => showComing(post, timeZone)),
      ...chapter('Waiting for somebody to act', open.filter(isWaiting), (post) => showWaiting(post)),
      ['To see the week as a picture, write ', code('/schedy calendar'), '; nobody else sees the answer.'],
    ],
  };
}

const isOut = ({ state }: PostView): boolean => state === 'published';
const isToApprove = ({ state, approval }: PostView): boolean => state === 'scheduled' && approval !== null;
const isComing = (post: PostView): boolean => post.state === 'scheduled' && !isToApprove(post);
const isWaiting = (post: PostView): boolean =>
  isToApprove(post) || ['draft', 'on_hold', 'unconfirmed', 'in_inbox', 'handed_over'].includes(post.state);

function chapter(title: string, posts: readonly PostView[], show: (post: PostView) => Line): Line[] {
  if (posts.length === 0) return [[strong(title), ': nothing']];
  const more = posts.length - MOST_LISTED;
  return [[strong(title)], ...posts.slice(0, MOST_LISTED).map(show), ...(more > 0 ? [[`+${more} more`]] : [])];
}

const what = ({ caption, video }: PostView): string => caption.split('\n')[0]?.slice(0, 60) || video.fileName;

const showOut = (post: PostView): Line => ['• ', code(post.code), ` · ${what(post)} · `, whereItIs(post)];

const showComing = (post: PostView, timeZone: string): Line => [
  '• ',
  ...(post.dueAt ? [{ kind: 'instant', at: post.dueAt, timeZone, style: 'moment' } as const, ' · '] : []),
  code(post.code),
  ` · ${post.profile ? `${sayAccount(post.profile)} · ` : ''}${what(post)}`,
];

const reasons: Readonly<Record<string, string>> = {
  scheduled: 'waiting for approval',
  draft: 'a draft that still lacks something',
  on_hold: 'on hold',
  unconfirmed: 'nobody knows whether it is on TikTok',
  in_inbox: 'in the TikTok inbox, to be finished there',
  handed_over: 'to be posted by hand',
};

const showWaiting = (post: PostView): Line => [
  '• ',
  code(post.code),
  ` · ${reasons[post.state] ?? ''} · ${what(post)}`,
];
