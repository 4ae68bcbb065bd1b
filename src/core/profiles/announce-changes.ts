import { Failure } from '../errors.ts';
import type { Context, Deactivated } from './deps.ts';

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
