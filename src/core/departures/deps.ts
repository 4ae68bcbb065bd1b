import type { Clock } from '../clock.ts';
import type { PrismaClient, Transacting, Transaction } from '../database/index.ts';
import type { Facts } from '../errors.ts';
import { enqueueNotice, openThread } from '../notices/index.ts';
import type { Log } from '../ports.ts';
import type { Posts } from '../posts/index.ts';
import type { Profiles } from '../profiles/index.ts';

/** What departures need of the rest of core. */
export interface DeparturesDeps extends Transacting {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly log: Log;
  readonly posts: Pick<Posts, 'askAnew' | 'cancelPlanned' | 'holdPlanned' | 'resumeHeld'>;
  readonly profiles: Pick<Profiles, 'endLogin'>;
}

interface ForAdmins {
  readonly workspaceId: string;
  readonly answer: string;
  readonly facts: Facts;
  /** The occurrence: told once to each of them. */
  readonly key: string;
  /** Row id of somebody who is not told. */
  readonly except?: string;
}

/** Each admin whom Schedy has met is told in private, once; answers how many there are. */
export async function tellAdmins(tx: Transaction, told: ForAdmins, now: Date): Promise<number> {
  const { workspaceId, answer, facts, key, except } = told;
  const admins = await tx.member.findMany({
    where: { workspaceId, isAdmin: true, isGuest: false, forgetAt: null, ...(except && { id: { not: except } }) },
    select: { externalId: true },
  });
  for (const { externalId: channel } of admins) {
    const threadId = await openThread(tx, { workspaceId, channel, root: '' }, now);
    const body = { kind: 'answer', data: { answer, facts } } as const;
    await enqueueNotice(tx, { threadId, dedupeKey: `${key}:${channel}`, body }, now);
  }
  return admins.length;
}
