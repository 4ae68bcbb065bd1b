/** What came of a fault, in the words of the table. */
import { explain } from '../../src/bots/desk/words/problem-words.ts';
import type { Facts } from '../../src/core/errors.ts';
import type { Stage, Team } from '../core/posts/stage.ts';

const second = 1000;
const minute = 60 * second;

export const paths = {
  token: '/v2/oauth/token/',
  revoke: '/v2/oauth/revoke/',
  'user info': '/v2/user/info/',
  'creator info': '/v2/post/publish/creator_info/query/',
  init: '/v2/post/publish/video/init/',
  'inbox init': '/v2/post/publish/inbox/video/init/',
  chunk: '/upload',
  status: '/v2/post/publish/status/fetch/',
} as const;

/** `token 1, init 2`: every call of the stand-in's record from `since` on. */
export function describeCalls({ standIn }: Stage, since: number): string {
  const made = standIn.calls.slice(since);
  const counted = Object.entries(paths).flatMap(([name, path]) => {
    const count = made.filter((call) => call.path === path).length;
    return count > 0 ? `${name} ${count}` : [];
  });
  return counted.join(', ') || 'none';
}

/** The state with what comes next: `scheduled, again in 10 s`. */
export async function describePost(stage: Stage, postId: string): Promise<string> {
  const { state, late, reviewing, wakeAt, attempts } = await stage.row(postId);
  const pollAt = attempts.at(-1)?.pollAt ?? null;
  const next = state === 'scheduled' || state === 'publishing' ? wakeAt : pollAt;
  return [
    state.replaceAll('_', ' '),
    ...(state === 'published' && late ? ['late'] : []),
    ...(state === 'published' && reviewing ? ['reviewing'] : []),
    ...(next ? [`again ${describeWait(next.getTime() - stage.clock.now().getTime())}`] : []),
  ].join(', ');
}

/** Whole minutes, or seconds below one: a pause may be stretched by up to a tenth. */
function describeWait(ms: number): string {
  if (ms <= 0) return 'at once';
  const minutes = Math.floor(ms / minute);
  if (minutes >= 120) return `in ${Math.floor(minutes / 60)} h`;
  return minutes > 0 ? `in ${minutes} min` : `in ${Math.round(ms / second)} s`;
}

/** Every notice of the team but "Connected", with the words for its reason. */
export async function describeTold({ prisma }: Stage, { workspaceId }: Team): Promise<string> {
  const notices = await prisma.notice.findMany({
    where: { thread: { workspaceId }, kind: { not: 'connected' } },
    orderBy: { sequence: 'asc' },
  });
  return notices.map(({ kind, data }) => sayNotice(kind, data)).join('; ') || 'nothing';
}

function sayNotice(kind: string, data: unknown): string {
  const { code, facts } = data as { code?: string; facts?: Facts };
  const name = kind.replaceAll('_', ' ');
  return code === undefined ? name : `${name}: “${explain(code, facts ?? {}).what}”`;
}
