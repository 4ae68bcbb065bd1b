/** As whom somebody looks at posts: which private threads they may read, as far as their platform tells. */
import { Failure, type PrivateThread, type Sender, type Viewer, within } from '../../core/index.ts';
import type { DeskDeps, Platform } from './deps.ts';
import type { Line } from './view/index.ts';

type Looking = Pick<Sender, 'workspaceId' | 'memberId' | 'externalId' | 'isAdmin' | 'isGuest' | 'isApprover'>;

/** Where somebody is. */
interface Spot {
  /** A channel; on Discord also a thread. */
  readonly channel: string;
  /** The thread that is known to hang there. */
  readonly root?: string | undefined;
}

export interface Sight {
  readonly viewer: Viewer;
  /** What is to be said below a list of which the platform's silence may have kept something back. */
  readonly missing: readonly Line[];
}

/** A platform that is slower leaves a list shorter. */
const ANSWER_MS = 1_500;

/** `channel`: where they are; what was posted there is shown to whoever is there. */
export async function lookAs(deps: DeskDeps, who: Looking, channel?: string): Promise<Sight> {
  const { workspaceId, memberId, externalId: member, isAdmin, isGuest, isApprover } = who;
  const plain = { memberId, isAdmin, isGuest, isApprover };
  // Admins see everything, guests their own.
  if (isAdmin || isGuest) return { viewer: plain, missing: [] };
  const all = await deps.core.posts.privateThreads({ workspaceId, memberId });
  const isThere = (thread: PrivateThread) => channel !== undefined && isReadAt({ channel }, thread, deps.platform);
  const elsewhere = all.filter((thread) => !isThere(thread));
  const readable = await askReadable(deps, member, elsewhere);
  const threads = [...all.filter(isThere), ...(readable ?? [])].map(({ id }) => id);
  return { viewer: { ...plain, threads }, missing: readable ? [] : [notTold[deps.platform]] };
}

/** Null where the platform does not say. */
async function askReadable(
  { mayRead, log }: DeskDeps,
  member: string,
  threads: readonly PrivateThread[],
): Promise<readonly PrivateThread[] | null> {
  const [first] = threads;
  if (!first || !mayRead) return [];
  const { workspace } = first;
  try {
    return await within(ANSWER_MS, mayRead({ workspace, member }, threads), () => new Error('The platform is slow.'));
  } catch (error) {
    log.warn({ error: nameOf(error) }, 'which private channels somebody reads is not known');
    return null;
  }
}

/** Never the message of what is not ours: a platform's library may put an address or a token into it. */
const nameOf = (error: unknown): string =>
  error instanceof Failure ? error.code : error instanceof Error ? error.name : typeof error;

/** Nobody in particular: what everybody may see who reads what is said there. */
export async function lookAsAnybody({ core, platform }: DeskDeps, workspaceId: string, spot: Spot): Promise<Viewer> {
  const all = await core.posts.privateThreads({ workspaceId, memberId: null });
  const threads = all.filter((thread) => isReadAt(spot, thread, platform)).map(({ id }) => id);
  return { memberId: NOBODY, isAdmin: false, isGuest: false, threads };
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * A private thread of Discord's is not read by everybody who is in its channel; none hangs under a message. Slack's
 * threads are read by all who are in the channel.
 */
const isReadAt = (at: Spot, { channel, root, isUnderVideo }: PrivateThread, platform: Platform): boolean =>
  root === at.channel || root === at.root || (channel === at.channel && (platform === 'slack' || isUnderVideo));

const notTold: Readonly<Record<Platform, Line>> = {
  slack: ['Slack did not say which private channels you are in, so posts from there may be missing. Try again soon.'],
  discord: [
    'Discord did not say which private channels you can see, so posts from there may be missing. Try again soon.',
  ],
};
