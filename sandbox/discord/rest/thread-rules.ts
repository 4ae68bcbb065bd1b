import type { Channel } from '../state/records.ts';
import type { State } from '../state/state.ts';
import { botMay } from './access.ts';
import type { Context } from './endpoint.ts';
import { refuse } from './refusals.ts';

/** A locked thread takes words only from who may manage threads. */
export function requireOpen(state: State, channel: Channel): void {
  if (channel.thread?.locked && !botMay(state, channel, 'ManageThreads')) refuse('threadLocked');
}

/** Posting in an archived thread brings it back. */
export async function wake({ state, feed }: Context, channel: Channel): Promise<void> {
  if (!channel.thread?.archived) return;
  const now = state.settings.now();
  Object.assign(channel.thread, { archived: false, archiveChangedAt: now, activeAt: now });
  await feed.channel('UPDATE', channel);
}
