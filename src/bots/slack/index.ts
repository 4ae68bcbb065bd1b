/** Schedy on Slack: keeps what comes in, asks the desk, draws what it answers. */
import type { RequestListener } from 'node:http';
import type { Clock, Core, Log, Messenger } from '../../core/index.ts';
import { createCatchUp } from '../chat/catch-up.ts';
import type { Desk } from '../desk/index.ts';
import { createApi, createBoltLogger } from './api.ts';
import { createKeep } from './events/keep-events.ts';
import { createHome, listenToHome } from './home.ts';
import { createIdentity, logIn } from './identity.ts';
import { InboxFirstApp } from './inbox-first-app.ts';
import { createIntroduce, createIsMember } from './introduce.ts';
import { listenToButtons, listenToChoices, listenToCommands, listenToForms } from './listeners.ts';
import { createMessenger } from './messenger.ts';
import { createNames } from './names.ts';
import { createReadBack } from './read-back.ts';
import { createReceiver } from './receivers.ts';
import { listenToShortcut } from './shortcut.ts';
import { createTake, type Take } from './take.ts';

export { registered } from './registered.ts';

/** The app's tokens, and where Slack is reached. */
export interface SlackBotConfig {
  readonly botToken: string;
  /** With it, events come through a socket; without it, over HTTP. */
  readonly appToken?: string | undefined;
  /** Needed without an app token. */
  readonly signingSecret?: string | undefined;
  /** Ends in `/api/`; Slack itself when absent. */
  readonly apiUrl?: string | undefined;
  /** Older messages are asked about instead of acted upon. */
  readonly lateGraceMs: number;
  /** How far back messages are read that were said while Schedy heard nothing; 0 = not at all. */
  readonly catchUpMs: number;
}

/** Patience; only tests have reason to change it. */
export interface SlackTiming {
  readonly startTimeoutMs: number;
  /** A command or click is acknowledged by then, done or not. Slack gives up after 3 s. */
  readonly ackWithinMs: number;
  readonly retryAfterMs: number;
  readonly reconnectDelaysMs: readonly number[];
  /** How often is noted that everything was heard; 20 s when absent. */
  readonly beatMs?: number;
}

const usualTiming: SlackTiming = {
  startTimeoutMs: 15_000,
  ackWithinMs: 2_000,
  retryAfterMs: 500,
  reconnectDelaysMs: [1_000, 2_000, 5_000, 15_000, 30_000],
};

/** What the bot needs of core and the desk. */
export interface SlackBotDeps {
  readonly core: Pick<Core, 'inbox' | 'listening' | 'notices' | 'workspaces'> & {
    readonly departures: Pick<Core['departures'], 'workspaceLeft' | 'workspaceReturned' | 'checkOwners'>;
  };
  readonly desk: Desk;
  readonly log: Log;
  readonly clock: Clock;
  /** A row is in the inbox; `take` is to be called for it, through `core.inbox.take`. */
  readonly onKept: (inboxEventId: string) => void;
  readonly config: SlackBotConfig;
  readonly timing?: Partial<SlackTiming>;
}

/** The bot of one workspace. */
export interface SlackBot {
  /** Throws `slack_login_failed`, with what Slack said. */
  start(): Promise<void>;
  /** Takes nothing more and waits for what was begun. */
  stop(): Promise<void>;
  /** For POST /slack/events with the raw body; null in Socket Mode. */
  readonly requestListener: RequestListener | null;
  /** How core says things on Slack. */
  readonly messenger: Messenger;
  /** Whether somebody is a member of our workspace; null for another workspace. */
  isMember(workspace: string, userId: string): Promise<boolean | null>;
  /** Works on what was kept of Slack. */
  readonly take: Take;
}

/** The bot of one workspace. Nothing reaches it before `start`; `messenger` and `take` work without. */
export function createSlackBot(deps: SlackBotDeps): SlackBot {
  const { core, desk, log, clock, onKept, config } = deps;
  const { botToken, apiUrl, lateGraceMs } = config;
  const timing = { ...usualTiming, ...deps.timing };
  const logger = createBoltLogger(log);
  const apiOptions = { botToken, apiUrl, logger, retryAfterMs: timing.retryAfterMs };
  const api = createApi(apiOptions);
  const identity = createIdentity(api);
  const introduce = createIntroduce({ workspaces: core.workspaces, api, identity });
  const { concerns, sourcesAmong } = desk;
  const keep = createKeep({ inbox: core.inbox, concerns, sourcesAmong, identity, workspaces: core.workspaces });
  const isMember = createIsMember({ api, identity });
  const { listening } = core;
  const catchUp = createCatchUp({
    ...{ listening, platform: 'slack', clock, log, mostMs: config.catchUpMs, beatMs: timing.beatMs },
    account: async () => (await identity()).teamId,
    readBack: createReadBack({ api, identity, listening, keep, onKept, log }),
  });
  const { connected: onOpen, disconnected: onLost } = catchUp;
  const receiver = createReceiver({ ...config, ...timing, logger, log, onOpen, onLost });
  const app = new InboxFirstApp({
    api: apiOptions,
    receiver: receiver.bolt,
    identity,
    keep,
    onKept,
    onGap: onOpen,
    log,
  });
  const home = createHome({ api, desk, introduce, log });
  listenToHome(app, home);
  const answering = { desk, introduce, api, onDone: home.changed, ackWithinMs: timing.ackWithinMs };
  listenToCommands(app, answering);
  listenToButtons(app, answering);
  listenToForms(app, answering);
  listenToChoices(app, answering);
  const files = { api, botToken, apiUrl };
  const { ackWithinMs } = timing;
  listenToShortcut(app, { introduce, identity, inbox: core.inbox, files, onKept, now: () => clock.now(), ackWithinMs });
  const namesIn = createNames(api, () => clock.now());
  const taking = { desk, identity, introduce, namesIn, files, clock, log, lateGraceMs };
  return {
    start: async () => {
      await logIn({ bot_token: identity, app_token: receiver.open }, timing.startTimeoutMs);
      await core.departures.workspaceReturned({ platform: 'slack', externalId: (await identity()).teamId });
    },
    stop: async () => {
      await catchUp.stop();
      // What was begun is acknowledged through the receiver, so it is shut after.
      await app.settled();
      await receiver.shut();
      await app.settled();
      await home.stop();
    },
    requestListener: receiver.listener,
    isMember,
    messenger: telling(createMessenger({ api, desk }), home.changed),
    take: createTake({ ...taking, isMember, inbox: core.inbox, notices: core.notices, departures: core.departures }),
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
