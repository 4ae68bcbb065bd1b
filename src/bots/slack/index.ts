/** Schedy on Slack: keeps what comes in, asks the desk, draws what it answers. */
import type { RequestListener } from 'node:http';
import { type Clock, type Core, Failure, type Log, type Messenger } from '../../core/index.ts';
import type { Take } from '../chat/kept-events.ts';
import type { AskReadable, Desk } from '../desk/index.ts';
import { type ApiOptions, createApi, createBoltLogger, fixedToken } from './api.ts';
import { listenToChoices } from './choices.ts';
import { createKeep } from './events/keep-events.ts';
import { listenToHome } from './home.ts';
import { createIdentity, type Identity, logIn } from './identity.ts';
import { InboxFirstApp } from './inbox-first-app.ts';
import { createInstalled, type Installations } from './installations.ts';
import { listenToButtons, listenToCommands, listenToForms } from './listeners.ts';
import { createInstall, type InstallConfig, installPaths, type SlackInstall } from './oauth-install.ts';
import { createReceiver } from './receivers.ts';
import { listenToShortcut } from './shortcut.ts';
import { createTake } from './take-event.ts';
import { createTeamMessenger, createTeams, type Team, type Teams } from './teams.ts';

export { isDeadToken } from './chat-failure.ts';
export { createSlackApp } from './create-app.ts';
export { examineAppToken, examineClient, examineInstallation, examineSlack } from './examine.ts';
export { registered } from './manifest-tables.ts';
export { installPaths, type SlackInstall } from './oauth-install.ts';

/** The app's tokens, and where Slack is reached. */
export interface SlackBotConfig {
  /** Of the one workspace that is served without an installation; needed without `install`. */
  readonly botToken?: string | undefined;
  /** With it, events come through a socket; without it, over HTTP. */
  readonly appToken?: string | undefined;
  /** Needed without an app token. */
  readonly signingSecret?: string | undefined;
  /** Several workspaces: each installs the app by itself. */
  readonly install?: InstallConfig | undefined;
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
  readonly core: Pick<
    Core,
    'inbox' | 'installations' | 'listening' | 'notices' | 'shownForms' | 'shownHomes' | 'workspaces'
  > & {
    readonly uploads: Pick<Core['uploads'], 'settle'>;
    readonly departures: Pick<
      Core['departures'],
      'workspaceLeft' | 'workspaceReturned' | 'checkApprovers' | 'checkOwners'
    >;
  };
  readonly desk: Desk;
  readonly log: Log;
  readonly clock: Clock;
  /** A row is in the inbox; `take` is to be called for it, through `core.inbox.take`. */
  readonly onKept: (inboxEventId: string) => void;
  readonly config: SlackBotConfig;
  readonly timing?: Partial<SlackTiming>;
}

/** The bot of all workspaces in which the app is installed. */
export interface SlackBot {
  /** Throws `slack_login_failed`, with what Slack said. */
  start(): Promise<void>;
  /** Takes nothing more and waits for what was begun. */
  stop(): Promise<void>;
  /** For POST /slack/events with the raw body; null in Socket Mode. */
  readonly requestListener: RequestListener | null;
  /** The pages by which further workspaces are added; null where a configured token is all there is. */
  readonly install: SlackInstall | null;
  /** How core says things on Slack. */
  readonly messenger: Messenger;
  /** Whether somebody is a member of a workspace; null where the app is not installed. */
  /** Goes on with what a process that died has left. */
  resume(): Promise<void>;
  isMember(workspace: string, userId: string): Promise<boolean | null>;
  readonly mayRead: AskReadable;
  /** Works on what was kept of Slack. */
  readonly take: Take;
}

/** The bot of all workspaces. Nothing reaches it before `start`; `messenger` and `take` work without. */
export function createSlackBot(deps: SlackBotDeps): SlackBot {
  const { core, desk, log, clock, onKept, config } = deps;
  const timing: SlackTiming = { ...usualTiming, ...deps.timing };
  const logger = createBoltLogger(log);
  const api: ApiOptions = { apiUrl: config.apiUrl, logger, retryAfterMs: timing.retryAfterMs };
  const isMany = config.install !== undefined;
  const configured = createConfigured(config.botToken, api);
  const installed = createInstalled({
    core,
    isMany,
    api,
    log,
    configured: configured.account,
    onGone: (teamId) => void teams.close(teamId),
  });
  const keep = createKeep({
    inbox: core.inbox,
    concerns: desk.concerns,
    sourcesAmong: desk.sourcesAmong,
    workspaces: core.workspaces,
    identityFor: async (body) => (await teams.meant(body))?.identity() ?? null,
    clock,
  });
  const teams: Teams = createTeams({ ...deps, ...timing, installed, isMany, api, keep, catchUpMs: config.catchUpMs });
  const onOpen = () => void teams.connected();
  const receiver = createReceiver({ ...config, ...timing, logger, log, onOpen, onLost: teams.disconnected });
  const app = new InboxFirstApp({
    api,
    receiver: receiver.bolt,
    teamFor: teams.meant,
    keep,
    onKept,
    log,
    onGap: ({ catchUp }) => catchUp.connected(),
    outside: notHere(config.install),
  });
  listen(app, deps, teams, timing);
  return {
    start: async () => {
      await configured.logIn({ isNeeded: !isMany, timeoutMs: timing.startTimeoutMs, log });
      await logIn({ app_token: receiver.open }, timing.startTimeoutMs);
      await welcomeBack(deps, installed);
    },
    stop: async () => {
      await teams.quiet();
      // What was begun is acknowledged through the receiver, so it is shut after.
      await app.settled();
      await receiver.shut();
      await app.settled();
      await teams.stop();
    },
    requestListener: receiver.listener,
    install: config.install ? createInstallOf(deps, config.install, { api, installed, teams }) : null,
    resume: desk.resume,
    isMember: async (workspace, userId) => (await teams.find(workspace))?.isMember(workspace, userId) ?? null,
    mayRead: async ({ workspace, member }, threads) => (await teams.of(workspace)).mayRead(member, threads),
    messenger: createTeamMessenger(teams),
    take: createTake({ ...core, desk, teams, installed, clock, log, lateGraceMs: config.lateGraceMs }),
  };
}

function listen(
  app: InboxFirstApp,
  { core, config, desk, onKept, clock }: SlackBotDeps,
  teams: Teams,
  timing: SlackTiming,
) {
  const teamOf = (teamId: string | undefined): Promise<Team> => teams.of(teamId ?? '');
  const { ackWithinMs } = timing;
  const answering = { desk, teamOf, ackWithinMs, outside: notHere(config.install) };
  listenToHome(app, async (teamId) => (await teamOf(teamId)).home);
  listenToCommands(app, answering);
  listenToButtons(app, answering);
  listenToForms(app, answering);
  listenToChoices(app, { desk, teamOf, shownForms: core.shownForms });
  listenToShortcut(app, { teamOf, inbox: core.inbox, onKept, now: () => clock.now(), ackWithinMs });
}

interface LoggingIn {
  /** False: where Slack refuses the token, the other workspaces are served without it. */
  readonly isNeeded: boolean;
  readonly timeoutMs: number;
  readonly log: Log;
}

/** The one token that is configured, if any. */
function createConfigured(token: string | undefined, options: ApiOptions) {
  if (token === undefined) return { account: () => null, logIn: async () => undefined };
  let account: { token: string; identity: () => Promise<Identity> } | null = {
    token,
    identity: createIdentity(createApi(fixedToken(token), options)),
  };
  return {
    account: () => account,
    logIn: async ({ isNeeded, timeoutMs, log }: LoggingIn): Promise<void> => {
      if (account === null) return;
      try {
        await logIn({ bot_token: account.identity }, timeoutMs);
      } catch (error) {
        if (isNeeded || !(error instanceof Failure) || error.remedy.kind !== 'ask_operator') throw error;
        account = null;
        log.error({ ...error.facts }, 'Slack refuses SLACK_BOT_TOKEN; its workspace is not served');
      }
    },
  };
}

/** Whoever has installed the app again while Schedy was away finds everything as it was. */
async function welcomeBack({ core, config, log }: SlackBotDeps, installed: Installations): Promise<void> {
  const teams = await installed.list();
  for (const externalId of teams) await core.departures.workspaceReturned({ platform: 'slack', externalId });
  if (config.install === undefined) return;
  const address = `${config.install.publicUrl}${installPaths.begin}`;
  if (teams.length > 0)
    log.info({ workspaces: teams.length, address }, 'Schedy is added to further Slack workspaces at this address');
  else log.info({ address }, 'Schedy is in no Slack workspace yet: open this address to add it to one');
}

function createInstallOf(
  { core, log, onKept }: SlackBotDeps,
  config: InstallConfig,
  { api, installed, teams }: { api: ApiOptions; installed: Installations; teams: Teams },
): SlackInstall {
  return createInstall({
    config,
    api,
    log,
    installations: core.installations,
    onInstalled: async (teamId, installer) => {
      await installed.findAfresh(teamId);
      await core.departures.workspaceReturned({ platform: 'slack', externalId: teamId });
      await teams.of(teamId);
      // Greeted like whoever opens the app first: once in a workspace, and also after a crash.
      const greeting = { platform: 'slack', externalId: `${teamId}:greeting` } as const;
      const kept = await core.inbox.keep({ ...greeting, body: { kind: 'home_opened', user: installer, team: teamId } });
      if (kept.isNew) onKept(kept.id);
    },
  });
}

const notHere = (install: InstallConfig | undefined): string =>
  `Schedy is not installed in this workspace (any more). ${install ? `Add it here: ${install.publicUrl}${installPaths.begin}` : 'Ask whoever runs it.'}`;
