/** A claim is given back before the first byte: when the post is tried again, and who is told of it. */
import type { Failure, Problem } from '../../errors.ts';
import { tell } from '../../notices/index.ts';
import type { PostDeps } from '../deps.ts';
import { type Claim, moveClaimed } from '../lifecycle/claim.ts';
import { causeOf, delayOf, isPlanned, isWorthTelling } from '../lifecycle/delays.ts';
import { addressed, noticeKey, outageKey } from '../lifecycle/notice-keys.ts';
import { restProfile } from '../limits/cool-down.ts';
import { isTrouble, noteTrouble, OUTAGE } from '../limits/incident.ts';

interface Retry {
  readonly wakeAt: Date;
  readonly tries: number;
  readonly problem: Problem;
  /** The occurrence that is told; null when it is everyday life. */
  readonly toldAs: string | null;
}

/** Nothing has gone out: the same attempt starts afresh at its next try. */
export async function release(deps: PostDeps, claim: Claim, failure: Failure, tries: number): Promise<void> {
  const { post } = claim;
  const { code } = failure;
  const now = deps.clock.now();
  const { toldAs, ...retry } = await planRetry(deps, claim, failure, tries);
  const { wakeAt, problem } = retry;
  const scheduleVersion = post.scheduleVersion + 1;
  const data = { ...retry, problem: { ...problem }, scheduleVersion };
  const owner = await deps.prisma.$transaction(async (tx) => {
    const told = await restProfile(tx, claim.profileId, code, now);
    const delayMs = wakeAt.getTime() - now.getTime();
    const move = { move: 'release', data, facts: { code, delayMs }, at: now } as const;
    await moveClaimed(tx, claim, move, { claimedUntil: now, errorCode: code });
    if (toldAs === null) return told;
    const body = { kind: 'waiting', data: { ...problem, until: wakeAt.toISOString() } } as const;
    await tell(tx, { ...addressed(post), dedupeKey: toldAs, body }, now);
    return told;
  });
  if (owner) deps.alarm.drainThread(owner);
  deps.alarm.publishPost({ id: post.id, scheduleVersion, wakeAt });
  deps.alarm.drainThread(post.threadId);
}

async function planRetry(deps: PostDeps, claim: Claim, failure: Failure, tries: number): Promise<Retry> {
  const { post, attempt, profileId } = claim;
  const outage = isTrouble(failure) ? await noteTrouble(deps, profileId) : null;
  if (outage) {
    const since = outage.since.toISOString();
    const problem = { code: OUTAGE, facts: { since } };
    return { wakeAt: outage.probeAt, tries, problem, toldAs: outageKey(post, since) };
  }
  const delayMs = delayOf(failure, tries, deps.random ?? Math.random);
  const { code, facts } = failure;
  const key = `${noticeKey('waiting', post.id)}:${causeOf(failure)}:${attempt.id}`;
  return {
    wakeAt: new Date(deps.clock.now().getTime() + delayMs),
    tries: isPlanned(failure) ? tries : tries + 1,
    problem: { code, facts },
    toldAs: isWorthTelling(failure, delayMs) ? key : null,
  };
}
