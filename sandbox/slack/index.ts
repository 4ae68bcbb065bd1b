import { createWaitFor } from '../change-log.ts';
import { createFaults, type Faults } from '../faults.ts';
import { createControl } from '../http/control.ts';
import { openServer } from '../http/server.ts';
import { createApi } from './api/dispatch.ts';
import { controlRoutes } from './control.ts';
import { createDispatcher, type Dispatcher } from './delivery/dispatcher.ts';
import { createEventFeed } from './delivery/event-feed.ts';
import { createHttpTransport, type HttpTransport } from './delivery/http.ts';
import { createSocketTransport, type SocketTransport } from './delivery/socket.ts';
import { createElsewhere, type Elsewhere } from './files/elsewhere.ts';
import { invite, kick } from './membership.ts';
import { createOAuth } from './oauth.ts';
import { createPerson } from './people/person.ts';
import { createRenderer, type Renderer } from './render.ts';
import { createRoutes, socketPath } from './routes.ts';
import { newBotToken, resolveSettings, type Settings, type SlackOptions, settingsOfTeam } from './settings.ts';
import type { SlackStandIn, SlackTeam } from './stand-in.ts';
import type { Team } from './team.ts';
import { createWorkspace, type Workspace } from './workspace/workspace.ts';

export type { Delivery } from './delivery/dispatcher.ts';
export type { DroppedFile } from './files/create-file.ts';
export type { Outcome } from './people/outcome.ts';
export type { Person } from './people/person.ts';
export type { SlackOptions } from './settings.ts';
export type { SlackStandIn, SlackTeam } from './stand-in.ts';
export type {
  Block,
  Channel,
  Ephemeral,
  Message,
  User,
  View,
} from './workspace/records.ts';

const closeGraceMs = 500;

/** Starts a strict Slack on loopback. Rejects when the port is taken. */
export async function createSlack(options: SlackOptions): Promise<SlackStandIn> {
  const settings = resolveSettings(options);
  const workspace = createWorkspace(settings);
  const { changes } = workspace;
  const socket = settings.mode === 'socket' ? createSocketTransport(settings, changes) : undefined;
  const http = settings.mode === 'http' ? createHttpTransport(settings) : undefined;
  const dispatcher = createDispatcher(settings, changes, pick(socket, http));
  const faults = createFaults();
  const elsewhere = createElsewhere(settings.host);
  const home: Team = { workspace, feed: createEventFeed(workspace, dispatcher) };
  const teams: [Team, ...Team[]] = [home];
  const oauth = settings.redirectUrls.length > 0 ? createOAuth(teams) : undefined;
  const deps = { teams, socket, oauth };
  const api = createApi(deps);
  const describe = (): string =>
    teams.map((team) => describeAll(team.workspace, createRenderer(team.workspace))).join('\n\n');
  const app = { settings, dispatcher, faults, elsewhere, socket, http, describe };

  const standIn: SlackStandIn = {
    ...inTeam(home, app),
    addTeam(named) {
      const other = createWorkspace(settingsOfTeam(settings, named), changes);
      const team = { workspace: other, feed: createEventFeed(other, dispatcher) };
      teams.push(team);
      return Object.assign(inTeam(team, app), { url: settings.url, env: standIn.env });
    },
    reset() {
      dispatcher.reset();
      faults.reset();
      for (const team of teams.splice(1)) team.workspace.reset();
      workspace.reset();
      reinstall(settings, options);
      api.reset();
      elsewhere.requests.length = 0;
    },
    async close() {
      dispatcher.reset();
      await socket?.close(closeGraceMs);
      await elsewhere.close();
      await server.close();
    },
  };
  const server = await openServer({
    host: settings.host,
    port: settings.port,
    now: settings.now,
    faults,
    control: createControl(standIn, controlRoutes),
    record: (call) => call,
    answer: createRoutes({ ...deps, api, elsewhere }),
    upgrade(request, stream, head) {
      if (!socket || !request.url?.startsWith(socketPath)) return false;
      socket.accept(request, stream, head);
      return true;
    },
  });
  settings.url = server.url;
  return Object.assign(standIn, { url: settings.url, env: envOf(settings) });
}

/** What all workspaces share: one app, one way to it. */
interface App {
  settings: Settings;
  dispatcher: Dispatcher;
  faults: Faults;
  elsewhere: Elsewhere;
  socket: SocketTransport | undefined;
  http: HttpTransport | undefined;
  describe: () => string;
}

/** Slack as it is seen in one workspace. */
function inTeam(team: Team, app: App): SlackTeam {
  const { workspace, feed } = team;
  const { settings, dispatcher, faults, elsewhere, socket, http, describe } = app;
  const { users, channels, messages, ephemerals, views, changes } = workspace;
  const renderer = createRenderer(workspace);
  const idOf = (channel: string): string => channels.get(channel).id;
  return {
    url: '',
    env: {},
    team: workspace.settings.team,
    isInstalled: () => workspace.settings.botToken !== null,
    botToken: () => workspace.settings.botToken ?? '',
    users: {
      ...users,
      change(ref, changed) {
        const user = users.change(ref, changed);
        feed.userChanged(user);
        return user;
      },
    },
    channels: {
      ...channels,
      invite: (channel, user) => invite(workspace, feed, channels.get(channel), user),
      kick: (channel, user) => kick(workspace, channels.get(channel), user),
      archive: (channel) => void channels.archive(channel),
    },
    userGroups: {
      add: ({ handle, id = workspace.ids.mint('S') }) => {
        workspace.userGroups.set(id, handle);
        return id;
      },
    },
    as: (user) => createPerson({ workspace, feed, dispatcher }, user),
    messages: (channel) => [...messages.list(idOf(channel))],
    thread(channel, ts) {
      const parent = messages.find(idOf(channel), ts);
      return [...(parent ? [parent] : []), ...messages.replies(idOf(channel), ts)];
    },
    ephemerals: (user) => ephemerals.of(users.get(user).id),
    reactions: (channel, ts) => messages.find(idOf(channel), ts)?.reactions ?? [],
    modal: (user) => views.stack(users.get(user).id).at(-1),
    home: (user) => views.home(users.get(user).id),
    calls: workspace.calls,
    deliveries: dispatcher.deliveries,
    strayRequests: elsewhere.requests,
    faults,
    on: changes.on,
    waitFor: createWaitFor(changes, describe),
    render: renderer.message,
    renderView: renderer.view,
    transcript: (channel, render) => renderer.transcript(channels.get(channel), render),
    deliverPending: dispatcher.deliverPending,
    redeliver: dispatcher.redeliver,
    deliverForged: (event) => needed(http, 'HTTP').sendForged(event),
    async loseEvents(happening) {
      dispatcher.drop(true);
      try {
        await happening();
      } finally {
        dispatcher.drop(false);
      }
      const minute = Math.floor(settings.now().getTime() / 60_000) * 60;
      const about = { team_id: workspace.settings.team.id, api_app_id: settings.appId, minute_rate_limited: minute };
      return (await dispatcher.notify({ token: 'sandbox', type: 'app_rate_limited', ...about })).ok;
    },
    setEventsUrl(url) {
      settings.eventsUrl = url;
    },
    verifyEventsUrl: () => needed(http, 'HTTP').verifyUrl(),
    connections: () => socket?.connections() ?? 0,
    refreshConnections: (reason = 'refresh_requested') => needed(socket, 'Socket').refresh(reason),
    install: () => (workspace.settings.botToken ??= newBotToken()),
    uninstall: (options) => takeBack(team, { ...options, isRemoved: true }),
    revokeToken: (options) => takeBack(team, { ...options, isRemoved: false }),
  };
}

/** Slack tells of it while the token still counts as sent for; `isSilent`: the app is not told. */
function takeBack({ workspace, feed }: Team, how: { isRemoved: boolean; isSilent?: boolean }): void {
  const { settings, users, channels } = workspace;
  if (settings.botToken === null) return;
  if (!how.isSilent) feed.revoked(users.bot.id, how.isRemoved);
  settings.deadTokens.set(settings.botToken, how.isRemoved ? 'account_inactive' : 'token_revoked');
  settings.botToken = null;
  if (how.isRemoved) {
    for (const channel of channels.list()) if (channel.kind !== 'im') channel.members.delete(users.bot.id);
  }
  workspace.changes.changed();
}

/** As it was at the start. */
function reinstall(settings: Settings, options: SlackOptions): void {
  const [first] = settings.deadTokens.keys();
  if (options.isInstalled === false) settings.botToken = null;
  else settings.botToken = first ?? settings.botToken;
  settings.deadTokens.clear();
}

function pick(socket: SocketTransport | undefined, http: HttpTransport | undefined): SocketTransport | HttpTransport {
  return socket ?? needed(http, 'HTTP');
}

function needed<T>(transport: T | undefined, mode: string): T {
  if (!transport) throw new Error(`This works in ${mode} mode only.`);
  return transport;
}

function envOf(settings: Settings): Record<string, string> {
  return {
    SLACK_API_URL: `${settings.url}/api/`,
    ...(settings.botToken === null ? {} : { SLACK_BOT_TOKEN: settings.botToken }),
    SLACK_SIGNING_SECRET: settings.signingSecret,
    ...(settings.mode === 'socket' ? { SLACK_APP_TOKEN: settings.appToken } : {}),
    ...(settings.redirectUrls.length > 0 ? oauthEnvOf(settings) : {}),
  };
}

const oauthEnvOf = ({ clientId, clientSecret }: Settings): Record<string, string> => ({
  SLACK_CLIENT_ID: clientId,
  SLACK_CLIENT_SECRET: clientSecret,
  SLACK_STATE_SECRET: `state-${clientSecret}`,
});

function describeAll(workspace: Workspace, renderer: Renderer): string {
  return workspace.channels
    .list()
    .map((channel) => `#${channel.name}\n${renderer.transcript(channel) || '(nothing)'}`)
    .join('\n\n');
}
