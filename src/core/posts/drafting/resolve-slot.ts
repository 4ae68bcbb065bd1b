import { takeNextSlot } from '../../slots/index.ts';
import { open } from '../lifecycle/lifecycle.ts';
import type { Transaction } from '../lifecycle/move.ts';
import type { AskedTime, KnownTime } from './asked-time.ts';

interface Wanted {
  readonly workspaceId: string;
  readonly when: AskedTime;
}

/** The time that was asked for; "next slot" becomes the first one that no open post has taken. */
export async function settleTime(tx: Transaction, { workspaceId, when }: Wanted, now: Date): Promise<KnownTime> {
  if (when.kind !== 'next_slot') return when;
  const at = await takeNextSlot(tx, { workspaceId, states: open, now });
  if (!at) return { kind: 'unsaid', because: 'no_free_slot' };
  return { kind: 'at', at, note: { kind: 'next_slot' } };
}
