import type { EventFeed } from '../delivery/event-feed.ts';
import type { SocketTransport } from '../delivery/socket.ts';
import type { OAuth } from '../oauth.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Arguments, ArgumentTable } from './arguments.ts';

export interface Call {
  workspace: Workspace;
  feed: EventFeed;
  /** Absent in HTTP mode. */
  socket: SocketTransport | undefined;
  /** Absent where the app cannot be added by OAuth. */
  oauth: OAuth | undefined;
  args: Arguments;
}

export type Tier = 1 | 2 | 3 | 4 | 'special';

export interface Method {
  /** The app-level token opens sockets, a configuration token makes apps, a code needs none; else it is the bot token. */
  token: 'bot' | 'app' | 'config' | 'none';
  /** Scopes that every call needs; `run` checks those that depend on the conversation. */
  scopes: readonly string[];
  tier: Tier;
  args: ArgumentTable;
  run(call: Call): Record<string, unknown> | Promise<Record<string, unknown>>;
}

export type MethodTable = Record<string, Method>;
