import { createChangeLog } from '../../change-log.ts';
import type { Settings } from '../settings.ts';
import type { Changes } from './changes.ts';
import { type Channels, createChannels } from './channels.ts';
import { createEphemerals, type Ephemerals } from './ephemerals.ts';
import { createIds, type Ids } from './ids.ts';
import { createMessages, type Messages } from './messages.ts';
import type { FileRecord, UploadRecord } from './records.ts';
import { createResponseUrls, type ResponseUrls } from './response-urls.ts';
import { createTriggers, type Triggers } from './triggers.ts';
import { createUsers, type Users } from './users.ts';
import { createViews, type Views } from './views.ts';

/** One Web API call of the app, as the stand-in saw it; never with its token. */
export interface ApiCall {
  method: string;
  args: Record<string, unknown>;
  /** Milliseconds since the epoch, with fractions. */
  at: number;
  ok: boolean;
  error?: string;
}

export interface Workspace {
  settings: Settings;
  ids: Ids;
  changes: Changes;
  users: Users;
  channels: Channels;
  messages: Messages;
  ephemerals: Ephemerals;
  views: Views;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  files: Map<string, FileRecord>;
  /** By id, until they are shared. */
  uploads: Map<string, UploadRecord>;
  /** Handle of each user group by its id. */
  userGroups: Map<string, string>;
  calls: ApiCall[];
  reset(): void;
}

/** Everything Slack would remember of one team, and nothing of how the app is reached. */
export function createWorkspace(settings: Settings, changes: Changes = createChangeLog()): Workspace {
  const ids = createIds(settings.now);
  const users = createUsers(settings, ids);
  const workspace: Workspace = {
    settings,
    ids,
    changes,
    users,
    channels: createChannels(ids, users, settings.now),
    messages: createMessages(),
    ephemerals: createEphemerals(),
    views: createViews(ids),
    triggers: createTriggers(settings.now),
    responseUrls: createResponseUrls(settings),
    files: new Map(),
    uploads: new Map(),
    userGroups: new Map(),
    calls: [],
    reset: () => reset(workspace),
  };
  return workspace;
}

function reset(workspace: Workspace): void {
  const { users, channels, messages, ephemerals, views, triggers, responseUrls } = workspace;
  for (const store of [users, channels, messages, ephemerals, views, triggers, responseUrls]) {
    store.reset();
  }
  workspace.files.clear();
  workspace.uploads.clear();
  workspace.userGroups.clear();
  workspace.calls.length = 0;
  workspace.changes.changed();
}
