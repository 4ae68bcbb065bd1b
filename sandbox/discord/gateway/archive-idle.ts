import type { State } from '../state/state.ts';
import type { Feed } from './feed.ts';

/**
 * Archives the threads in which nothing was said for as long as they wait. Asked whenever somebody
 * does something, so that it holds on a clock that is handed in.
 */
export async function archiveIdle(state: State, feed: Feed): Promise<void> {
  const now = state.settings.now();
  for (const channel of state.channels.list()) {
    const { thread } = channel;
    if (!thread || thread.archived) continue;
    const idleMs = now.getTime() - thread.activeAt.getTime();
    if (idleMs < thread.autoArchiveMinutes * 60_000) continue;
    Object.assign(thread, { archived: true, archiveChangedAt: now });
    await feed.channel('UPDATE', channel);
  }
}
