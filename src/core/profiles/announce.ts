/** What follows once a change of a profile is committed, and what the asker hears of a refusal. */
import { transact } from '../database/index.ts';
import { Failure } from '../errors.ts';
import { enqueueNotice, openThread } from '../notices/index.ts';
import type { ConnectRefusal } from './connect-result.ts';
import type { Context, Deactivated } from './deps.ts';
import type { TicketRow } from './tickets.ts';

/** Committed changes that the rest of the program follows. */
export interface ProfileChanges {
  readonly connected?: string;
  readonly inactive: readonly Deactivated[];
}

export async function announce(context: Context, { connected, inactive }: ProfileChanges): Promise<void> {
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
  context: Context,
  { id, workspaceId, member }: TicketRow,
  refusal: ConnectRefusal,
): Promise<void> {
  const { kind, ...details } = refusal;
  const named = Object.entries(details).map(([name, value]) => [name, String(value)]);
  const data = { answer: 'connect_failed', facts: { ...Object.fromEntries(named), reason: kind } };
  const now = context.clock.now();
  await transact(context, async (tx) => {
    const threadId = await openThread(tx, { workspaceId, channel: member.externalId, root: '' }, now);
    await enqueueNotice(tx, { threadId, dedupeKey: `connect:${id}`, body: { kind: 'answer', data } }, now);
  });
}
