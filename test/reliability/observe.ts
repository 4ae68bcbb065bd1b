/** What came of a fault, in the words of the table. */
import { explain } from '../../src/bots/desk/view/words/problem-words.ts';
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
export const describeNow = (stage: Stage, postId: string): Promise<string> => describe(stage, postId, sayExactly);

/** The same of a post that has been waiting for a while: `scheduled, again within the hour`. */
export const describeLater = (stage: Stage, postId: string): Promise<string> => describe(stage, postId, sayRoughly);

/** The state alone: nothing more comes by itself. */
export const describeEnd = (stage: Stage, postId: string): Promise<string> => describe(stage, postId, () => null);

async function describe(stage: Stage, postId: string, say: (waitMs: number) => string | null): Promise<string> {
  const { state, late, reviewing, wakeAt, attempts } = await stage.row(postId);
  const pollAt = attempts.at(-1)?.pollAt ?? null;
  const next = state === 'scheduled' || state === 'publishing' ? wakeAt : pollAt;
  const wait = next && say(next.getTime() - stage.clock.now().getTime());
  return [
    state.replaceAll('_', ' '),
    ...(state === 'published' && late ? ['late'] : []),
    ...(state === 'published' && reviewing ? ['reviewing'] : []),
    ...(wait ? [`again ${wait}`] : []),
  ].join(', ');
}

/** Whole minutes, or seconds below one: a pause may be stretched by up to a tenth. */
function sayExactly(waitMs: number): string {
  if (waitMs <= 0) return 'at once';
  const minutes = Math.floor(waitMs / minute);
  if (minutes >= 120) return `in ${Math.floor(minutes / 60)} h`;
  return minutes > 0 ? `in ${minutes} min` : `in ${Math.round(waitMs / second)} s`;
}

/** Pauses that were stretched add up. */
function sayRoughly(waitMs: number): string {
  if (waitMs <= 5 * minute) return 'within 5 min';
  return waitMs <= 66 * minute ? 'within the hour' : 'within the day';
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
