/** What follows once a change of a profile is committed, and what the asker hears of a refusal. */
import { Failure } from '../errors.ts';
import { openThread, tell } from '../notices/index.ts';
import type { ConnectRefusal } from './connect-result.ts';
import type { Context, InactiveCode } from './deps.ts';
import type { TicketRow } from './tickets.ts';

/** Committed changes of which the rest of the program has to hear. */
export interface News {
  readonly threadIds: readonly string[];
  readonly connected?: string;
  readonly inactive: readonly { readonly profileId: string; readonly code: InactiveCode }[];
}

export async function announce(context: Context, news: News): Promise<void> {
  const { connected, inactive, threadIds } = news;
  for (const threadId of threadIds) context.alarm.drainThread(threadId);
  for (const { profileId, code } of inactive) {
    await inform(context, profileId, () => context.onInactive(profileId, code));
  }
  if (connected) await inform(context, connected, () => context.onConnected(connected));
}

/** The change stands whatever its listeners make of it. */
async function inform({ log }: Context, profileId: string, listen: () => Promise<void>): Promise<void> {
  try {
    await listen();
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    const code = error instanceof Failure ? error.code : name;
    log.error({ profileId, code }, 'what follows a change of a profile failed');
  }
}

/** The asker learns it in chat too: the browser page may be closed by then. */
export async function tellRefusal(
  { prisma, clock, alarm }: Context,
  { id, workspaceId, member }: TicketRow,
  refusal: ConnectRefusal,
): Promise<void> {
  const { kind, ...details } = refusal;
  const named = Object.entries(details).map(([name, value]) => [name, String(value)]);
  const data = { answer: 'connect_failed', facts: { ...Object.fromEntries(named), reason: kind } };
  const now = clock.now();
  const threadId = await prisma.$transaction(async (tx) => {
    const direct = { workspaceId, channel: member.externalId, root: '' };
    const threadId = await openThread(tx, direct, now);
    await tell(tx, { threadId, dedupeKey: `connect:${id}`, body: { kind: 'answer', data } }, now);
    return threadId;
  });
  alarm.drainThread(threadId);
}
