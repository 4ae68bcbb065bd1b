import { createChangeLog } from '../../change-log.ts';
import type { Settings } from '../settings.ts';
import type { Changes } from './changes.ts';
import { type Channels, createChannels } from './channels.ts';
import { type Commands, createCommands } from './commands.ts';
import { createGuilds, type Guilds } from './guilds.ts';
import { createIds, type Ids } from './ids.ts';
import { createInteractions, type Interactions } from './interactions.ts';
import { createMessages, type Messages } from './messages.ts';
import type { PermissionName } from './permissions.ts';
import type { Attachment } from './records.ts';
import { createUsers, type Users } from './users.ts';

/** One REST call of the app, as the stand-in saw it; never with a token. */
export interface ApiCall {
  method: string;
  /** The path after `/api/v10`, with `{token}` in place of an interaction's. */
  path: string;
  /** The route's name, as COVERAGE.md lists it. */
  route: string;
  body: unknown;
  /** Names and sizes of uploaded files. */
  files: { name: string; sizeBytes: number }[];
  /** Milliseconds since the epoch, with fractions. */
  at: number;
  status: number;
  ok: boolean;
  /** Discord's code and words, and for a missing permission its name. */
  refusal?: { code: number; message: string; missing?: PermissionName };
}

export interface State {
  settings: Settings;
  ids: Ids;
  changes: Changes;
  users: Users;
  guilds: Guilds;
  channels: Channels;
  messages: Messages;
  interactions: Interactions;
  commands: Commands;
  attachments: Map<string, Attachment>;
  calls: ApiCall[];
  reset(): void;
}

/** Everything Discord would remember, and nothing of how the app is reached. */
export function createState(settings: Settings): State {
  const ids = createIds(settings.now);
  const users = createUsers(settings, ids);
  const guilds = createGuilds(settings, ids, users);
  const state: State = {
    settings,
    ids,
    users,
    guilds,
    changes: createChangeLog(),
    channels: createChannels(ids, users, guilds),
    messages: createMessages(),
    interactions: createInteractions(settings, ids),
    commands: createCommands(),
    attachments: new Map(),
    calls: [],
    reset: () => reset(state),
  };
  return state;
}

function reset(state: State): void {
  const { users, guilds, channels, messages, interactions } = state;
  for (const store of [users, guilds, channels, messages, interactions]) store.reset();
  state.attachments.clear();
  state.calls.length = 0;
  state.changes.changed();
}
