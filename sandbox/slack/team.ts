import type { EventFeed } from './delivery/event-feed.ts';
import type { Workspace } from './workspace/workspace.ts';

/** One workspace, and the way its events take. */
export interface Team {
  workspace: Workspace;
  feed: EventFeed;
}
