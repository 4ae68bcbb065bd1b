/** The workspaces in which Schedy is, each with everything that speaks with its own token. */
import { z } from 'zod';
import type { Clock, Core, Log, Messenger, Place } from '../../core/index.ts';
import { type CatchUp, createCatchUp } from '../chat/catch-up.ts';
import { describeError } from '../chat/redact.ts';
import type { Desk } from '../desk/index.ts';
import { type Api, type ApiOptions, createApi, type TokenSource } from './api.ts';
import { notInstalled } from './chat-failure.ts';
import type { Keep } from './events/keep-events.ts';
import type { FileDeps } from './files.ts';
import { createHome, type Home } from './home.ts';
import type { Identity } from './identity.ts';
import type { Installations } from './installations.ts';
import { createIntroduce, createIsMember, type Introduce } from './introduce.ts';
import { createMayRead, type MayRead } from './may-read.ts';
import { createMessenger } from './messenger.ts';
import { createNames, type NamesIn } from './names.ts';
import { createPictures, type Pictures } from './pictures.ts';
import { createMissedReader } from './read-missed.ts';

/** One workspace; nothing of it reaches another one's. */
export interface Team {
  readonly id: string;
  readonly api: Api;
  identity(): Promise<Identity>;
  readonly introduce: Introduce;
  isMember(workspace: string, userId: string): Promise<boolean | null>;
  readonly mayRead: MayRead;
  readonly namesIn: NamesIn;
  readonly files: FileDeps;
  readonly home: Home;
  readonly pictures: Pictures;
  readonly messenger: Messenger;
  readonly catchUp: CatchUp;
}

export interface Teams {
  /** Null where the app is not installed. */
  find(teamId: string): Promise<Team | null>;
  /** Throws `chat_unreachable` where the app is not installed. */
  of(teamId: string): Promise<Team>;
  /** For which workspace Slack sends this; null where the app is not installed in any that it names. */
  meant(body: unknown): Promise<Team | null>;
  /** The workspace of what was kept before there were several; throws where there is none. */
  first(): Promise<Team>;
  /** Slack's events come in from now on. */
  connected(): Promise<void>;
  disconnected(): void;
  /** What was remembered of a workspace that is no more ends. */
  close(teamId: string): Promise<void>;
  /** Reads nothing back any more. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
}

export interface TeamsDeps {
  readonly core: Pick<Core, 'listening' | 'shownHomes' | 'workspaces'>;
  readonly installed: Installations;
  readonly isMany: boolean;
  readonly desk: Desk;
  readonly api: ApiOptions;
  readonly keep: Keep;
  readonly onKept: (inboxEventId: string) => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly catchUpMs: number;
  readonly beatMs?: number | undefined;
}

export function createTeams(deps: TeamsDeps): Teams {
  const { installed, isMany } = deps;
  const open = new Map<string, Team>();
  const inTurn = createTurns(MOST_AT_ONCE);
  let isConnected = false;
  const teamOf = (teamId: string): Team => {
    const known = open.get(teamId);
    if (known) return known;
    const team = openTeam(deps, teamId, inTurn);
    open.set(teamId, team);
    if (isConnected) team.catchUp.connected();
    return team;
  };
  const find = async (teamId: string): Promise<Team | null> => {
    const found = await installed.find(teamId);
    return found && teamOf(found.identity.teamId);
  };
  const close = async (teamId: string): Promise<void> => {
    const team = open.get(teamId);
    open.delete(teamId);
    await team?.catchUp.stop();
    await team?.home.stop();
  };
  const of = async (teamId: string): Promise<Team> => {
    const team = await find(teamId);
    if (!team) throw notInstalled(teamId);
    return team;
  };
  return {
    find,
    of,
    close,
    first: async () => of((await installed.list())[0] ?? ''),
    meant: async (body) => {
      for (const teamId of isMany ? teamsNamedIn(body) : ['']) {
        const team = await find(teamId);
        if (team) return team;
      }
      return null;
    },
    connected: async () => {
      isConnected = true;
      const teams = (await listTeams(deps)) ?? [...open.keys()];
      if (isConnected) for (const teamId of teams) teamOf(teamId).catchUp.connected();
    },
    disconnected: () => {
      isConnected = false;
      for (const { catchUp } of open.values()) catchUp.disconnected();
    },
    quiet: async () => {
      isConnected = false;
      await Promise.all([...open.values()].map(({ catchUp }) => catchUp.stop()));
    },
    stop: async () => {
      await Promise.all([...open.keys()].map(close));
    },
  };
}

/** Null where they could not be listed: the others are served with the next connection, or with what comes in. */
async function listTeams({ installed, log }: TeamsDeps): Promise<readonly string[] | null> {
  return await installed.list().catch((error: unknown) => {
    log.warn({ error: describeError(error) }, 'the workspaces could not be listed');
    return null;
  });
}

/** So many workspaces are read back at the same time. */
const MOST_AT_ONCE = 4;

type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

function createTurns(most: number): InTurn {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

function openTeam(deps: TeamsDeps, id: string, inTurn: InTurn): Team {
  const { core, installed, desk, keep, onKept, clock, log, catchUpMs: mostMs, beatMs } = deps;
  const { listening, workspaces } = core;
  const tokens = tokensOf(deps, id);
  const api = createApi(tokens, deps.api);
  const identity = async (): Promise<Identity> => {
    const found = await installed.find(id);
    if (!found) throw notInstalled(id);
    return found.identity;
  };
  const introduce = createIntroduce({ workspaces, api, identity });
  const home = createHome({ teamId: id, api, desk, shownHomes: core.shownHomes, introduce, log });
  const pictures = createPictures({ api, apiUrl: deps.api.apiUrl, log });
  const readMissed = createMissedReader({ api, identity, listening, keep, onKept, log });
  return {
    id,
    api,
    identity,
    introduce,
    home,
    pictures,
    isMember: createIsMember({ api, identity }),
    mayRead: createMayRead(api, () => clock.now()),
    namesIn: createNames(api, () => clock.now()),
    files: { api, token: tokens.read, apiUrl: deps.api.apiUrl },
    messenger: telling(createMessenger({ api, desk, pictures, log }), home.changed),
    catchUp: createCatchUp({
      listening,
      platform: 'slack',
      clock,
      log,
      mostMs,
      beatMs,
      account: async () => id,
      readMissed: (missed, signal) => inTurn(() => readMissed(missed, signal)),
    }),
  };
}

const tokensOf = ({ installed }: TeamsDeps, id: string): TokenSource => ({
  read: async () => {
    const found = await installed.find(id);
    if (!found) throw notInstalled(id);
    return found.token;
  },
  replace: async (refused) => {
    const found = await installed.findAfresh(id);
    if (found && found.token !== refused) return found.token;
    // The configured token is the operator's to replace.
    if (found && found.version === null) return null;
    await installed.check(id, false);
    throw notInstalled(id);
  },
});

const named = z.object({ id: z.string() }).nullish().catch(null);
const naming = z.object({
  type: z.string().optional().catch(undefined),
  team_id: z.string().nullish().catch(null),
  authorizations: z.array(z.object({ team_id: z.string().nullish() })).catch([]),
  view: z.object({ app_installed_team_id: z.string().nullish() }).nullish().catch(null),
  message: z.object({ team: z.string().nullish(), bot_id: z.string().nullish() }).nullish().catch(null),
  team: named,
});

/**
 * Where two companies share a channel, Slack names several workspaces. The one in which the app is installed comes
 * first: an event's authorization, the workspace in which a view was opened, that of our own message which was pressed.
 */
function teamsNamedIn(body: unknown): string[] {
  const { data } = naming.safeParse(body);
  if (!data) return [];
  const { type, authorizations, view, message, team, team_id } = data;
  // A button is on a message of ours; a menu is on anybody's, also on one of the other company's bots.
  const ours = type === 'block_actions' && message?.bot_id ? message.team : null;
  const all = [...authorizations.map((one) => one.team_id), view?.app_installed_team_id, ours, team?.id, team_id];
  return [...new Set(all.flatMap((id) => id ?? []))];
}

/** What is to be said goes out with the token of the workspace in which it is said. */
export function createTeamMessenger(teams: Pick<Teams, 'of'>): Messenger {
  const messengerOf = async ({ workspace }: Place) => (await teams.of(workspace)).messenger;
  return {
    showCard: async (place, ...rest) => (await messengerOf(place)).showCard(place, ...rest),
    findCard: async (place, ...rest) => (await messengerOf(place)).findCard(place, ...rest),
    send: async (place, ...rest) => (await messengerOf(place)).send(place, ...rest),
    findNotice: async (place, ...rest) => (await messengerOf(place)).findNotice(place, ...rest),
    edit: async (place, ...rest) => (await messengerOf(place)).edit(place, ...rest),
    react: async (place, ...rest) => (await messengerOf(place)).react(place, ...rest),
  };
}

/** Every change of a post redraws its card, and what concerns accounts is told: either may be seen on the Home tab. */
const telling = (messenger: Messenger, onTold: () => void): Messenger => ({
  ...messenger,
  showCard: async (...card) => {
    const shown = await messenger.showCard(...card);
    onTold();
    return shown;
  },
  send: async (...notice) => {
    const sent = await messenger.send(...notice);
    onTold();
    return sent;
  },
});
