/**
 * In which workspaces the app is installed, and with which token: those that somebody has installed at Schedy's own
 * address, and the one whose token is configured. An installation serves its own workspace before the configured token.
 */
import { z } from 'zod';
import type { Core, Log } from '../../core/index.ts';
import { type ApiOptions, createCaller } from './api.ts';
import { isDeadToken, slackErrorOf } from './chat-failure.ts';
import type { Identity } from './identity.ts';

export interface Installed {
  readonly token: string;
  readonly identity: Identity;
  /** Null for the configured token, which nobody can remove but the operator. */
  readonly version: string | null;
}

/** What is stored of an installation: no token of a person is among it. */
export const installation = z.object({
  team: z.object({ id: z.string().min(1), name: z.string().default('') }),
  enterprise: z.object({ id: z.string() }).nullish(),
  bot: z.object({ token: z.string().min(1), id: z.string(), userId: z.string(), scopes: z.array(z.string()) }),
});

export interface Installations {
  /** Null where the app is not installed. */
  find(teamId: string): Promise<Installed | null>;
  /** The same, but whatever is remembered. */
  findAfresh(teamId: string): Promise<Installed | null>;
  /** The ids of all workspaces in which it is. */
  list(): Promise<string[]>;
  /**
   * Asks Slack whether the token of a workspace still counts. If not, the token is deleted and the workspace departs;
   * answers whether it counts. `isTold`: Slack has said so by itself, and any refusal of the token confirms it.
   */
  check(teamId: string, isTold: boolean): Promise<boolean>;
}

export interface InstalledDeps {
  readonly core: {
    readonly installations: Pick<Core['installations'], 'read' | 'list' | 'remove'>;
    readonly departures: Pick<Core['departures'], 'workspaceLeft' | 'workspaceReturned'>;
  };
  /** Null where there is no configured token, or Slack takes it no more. */
  readonly configured: () => { readonly token: string; readonly identity: () => Promise<Identity> } | null;
  /** False: the configured token is all there is, and everything that comes in is for its workspace. */
  readonly isMany: boolean;
  readonly api: ApiOptions;
  /** The token of that workspace is deleted. */
  readonly onGone: (teamId: string) => void;
  readonly log: Log;
}

/** Slack's words for a token that was taken back. Others may be the fault of a setting, such as an address that it does not let in. */
const takenBack: ReadonlySet<string> = new Set(['account_inactive', 'token_revoked']);

export function createInstalled(deps: InstalledDeps): Installations {
  const known = new Map<string, Installed>();
  const checking = new Map<string, Promise<boolean>>();
  const findConfigured = async (teamId: string): Promise<Installed | null> => {
    const configured = deps.configured();
    if (configured === null) return null;
    const identity = await configured.identity();
    if (deps.isMany && identity.teamId !== teamId) return null;
    return { token: configured.token, identity, version: null };
  };
  const findAfresh = async (teamId: string): Promise<Installed | null> => {
    known.delete(teamId);
    const stored = deps.isMany ? await deps.core.installations.read('slack', teamId) : null;
    if (!stored) return findConfigured(teamId);
    const found = { ...installedIn(stored.body), version: stored.version };
    known.set(teamId, found);
    return found;
  };
  return {
    findAfresh,
    find: async (teamId) => known.get(teamId) ?? findAfresh(teamId),
    list: async () => {
      const stored = deps.isMany ? await deps.core.installations.list('slack') : [];
      const configured = await deps.configured()?.identity();
      return [...new Set([...stored, ...(configured ? [configured.teamId] : [])])];
    },
    check: async (teamId, isTold) => {
      const begun = checking.get(teamId);
      // What Slack tells is looked into after what is under way, which may have begun before it.
      if (begun && !isTold) return begun;
      const running = Promise.resolve(begun)
        .catch(() => undefined)
        .then(() => checkOne(deps, findAfresh, teamId, isTold))
        .finally(() => {
          if (checking.get(teamId) === running) checking.delete(teamId);
        });
      checking.set(teamId, running);
      return running;
    },
  };
}

function installedIn(body: unknown): Omit<Installed, 'version'> {
  const { team, enterprise, bot } = installation.parse(body);
  const who = { teamId: team.id, teamName: team.name, enterpriseId: enterprise?.id ?? null };
  return { token: bot.token, identity: { ...who, botUserId: bot.userId, botId: bot.id } };
}

/**
 * The workspace departs before its token is deleted: whoever installs the app meanwhile is found by its new version,
 * and the workspace is back. A process that dies in between leaves a token that the next check finds.
 */
async function checkOne(
  { core: { installations, departures }, api, onGone, log }: InstalledDeps,
  findAfresh: Installations['find'],
  teamId: string,
  isTold: boolean,
): Promise<boolean> {
  const workspace = { platform: 'slack', externalId: teamId } as const;
  const found = await findAfresh(teamId);
  if (found && (await isTaken(found.token, api, isTold, log))) {
    await departures.workspaceReturned(workspace);
    return true;
  }
  await departures.workspaceLeft(workspace);
  if (found && found.version !== null) await installations.remove('slack', teamId, found.version);
  const other = await findAfresh(teamId);
  if (other === null) onGone(teamId);
  if (other === null || other.version === (found?.version ?? null)) return false;
  await departures.workspaceReturned(workspace);
  return true;
}

async function isTaken(token: string, api: ApiOptions, isTold: boolean, log: Log): Promise<boolean> {
  try {
    await createCaller(token, api)('auth.test');
    return true;
  } catch (error) {
    if (!isDeadToken(error)) throw error;
    const slack = slackErrorOf(error) ?? '';
    if (isTold || takenBack.has(slack)) return false;
    log.error({ slack }, 'Slack refuses the token of a workspace, and does not say that it was taken back');
    return true;
  }
}
