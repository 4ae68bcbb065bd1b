import { z } from 'zod';
import type { Core } from '../../../core/index.ts';
import type { Desk } from '../../desk/index.ts';
import type { Identity } from '../identity.ts';
import { rightsIn } from '../introduce.ts';
import type { EventType } from '../registered.ts';
import type { Keepable } from './kept.ts';
import { messageKey, readMessage, readSecondThought } from './read-message.ts';

export interface KeepDeps {
  readonly inbox: Core['inbox'];
  readonly concerns: Desk['concerns'];
  readonly sourcesAmong: Desk['sourcesAmong'];
  /** Who the bot is in the workspace that an event is for; null where it is not installed. */
  readonly identityFor: (body: unknown) => Promise<Identity | null>;
  readonly workspaces: Pick<Core['workspaces'], 'rightsOf'>;
}

/**
 * Null when the body is nothing to keep; `isNew` is false when Slack has told of it before. `isReadBack`: Slack did
 * not tell of it by itself.
 */
export type Keep = (
  body: unknown,
  circumstances?: { isReadBack: boolean },
) => Promise<{ id: string; isNew: boolean } | null>;

type Reader = (event: unknown, identity: Identity, concerns: Desk['concerns']) => Keepable | null;

const readers: Readonly<Record<EventType, Reader>> = {
  app_home_opened: readHomeOpened,
  app_mention: readMessage,
  app_uninstalled: readRemoved,
  message: (event, who, concerns) =>
    readSecondThought(event, who) ?? readJoined(event, who) ?? readMessage(event, who, concerns),
  tokens_revoked: readRemoved,
  user_change: readMemberChanged,
};

/** Slack's id of the event is the only thing that tells one of these from the next. */
const told: ReadonlySet<string> = new Set(['removed', 'member_changed']);

const eventBody = z.object({
  type: z.literal('event_callback'),
  event: z.looseObject({ type: z.string() }),
  event_id: z.string().nullish(),
});

/** Writes what concerns us into the inbox, one insert an event; whoever calls acknowledges after. */
export function createKeep(deps: KeepDeps): Keep {
  const { inbox, concerns, identityFor, workspaces } = deps;
  const welcomed = new Set<string>();
  const kinds = new Map<string, boolean>();
  return async (body, { isReadBack } = { isReadBack: false }) => {
    const { data } = eventBody.safeParse(body);
    const reader = data && readerOf(data.event.type);
    const who = reader ? await identityFor(body) : null;
    const found = who && reader?.(data?.event, who, concerns);
    if (!found || welcomed.has(found.key)) return null;
    if (found.body.kind === 'member_changed' && !(await isNews(workspaces, who.teamId, data?.event))) return null;
    if (!(await isOfSource(deps, who, found.body))) return null;
    rememberKind(kinds, who.teamId, found.body);
    if (found.body.kind === 'message') found.body.isReadBack = isReadBack;
    const externalId = told.has(found.body.kind) ? `${found.key}:${data?.event_id ?? ''}` : found.key;
    const event = { ...found.body, team: who.teamId };
    const kept = await inbox.keep({ platform: 'slack', externalId, body: event });
    // The Home tab is opened all the time; the database need not refuse it each time.
    if (found.body.kind === 'home_opened') welcomed.add(found.key);
    return kept;
  };
}

/** Edits and deletions are kept only of messages that have brought a video, or are still to be worked on. */
async function isOfSource({ inbox, sourcesAmong }: KeepDeps, who: Identity, body: Keepable['body']): Promise<boolean> {
  if (body.kind !== 'edited' && body.kind !== 'deleted') return true;
  const { channel, ts } = body.kind === 'edited' ? body.message : body;
  return (await sourcesAmong([ts], who.teamId)).length > 0 || inbox.isOpen('slack', messageKey(who, channel, ts));
}

/**
 * A mention does not say what kind of channel it is in; a message does. Where neither has said it yet,
 * the channel is taken for a private one.
 */
function rememberKind(kinds: Map<string, boolean>, teamId: string, body: Keepable['body']): void {
  if (body.kind !== 'message') return;
  const key = `${teamId}:${body.channel}`;
  if (body.isPrivate === null) body.isPrivate = kinds.get(key) ?? true;
  else kinds.set(key, body.isPrivate);
}

function readerOf(type: string): Reader | null {
  return Object.hasOwn(readers, type) ? readers[type as EventType] : null;
}

const revoked = z.object({ tokens: z.object({ bot: z.array(z.string()).default([]) }) });

/** A token of a person alone is not ours. */
function readRemoved(event: unknown, { teamId }: Identity): Keepable | null {
  const { data } = revoked.safeParse(event);
  if (data && data.tokens.bot.length === 0) return null;
  return { key: `${teamId}:removed`, body: { kind: 'removed' } };
}

const joined = z.object({
  subtype: z.enum(['channel_join', 'group_join']),
  user: z.string(),
  channel: z.string(),
  ts: z.string(),
});

/** Of people who join nothing is kept. */
function readJoined(event: unknown, { teamId, botUserId }: Identity): Keepable | null {
  const { data } = joined.safeParse(event);
  if (data?.user !== botUserId) return null;
  return { key: `${teamId}:${data.channel}:${data.ts}:joined`, body: { kind: 'joined', channel: data.channel } };
}

const memberChanged = z.object({ user: z.looseObject({ id: z.string() }) });

function readMemberChanged(event: unknown, { teamId }: Identity): Keepable | null {
  const { data } = memberChanged.safeParse(event);
  if (!data) return null;
  return { key: `${teamId}:user:${data.user.id}`, body: { kind: 'member_changed', user: data.user.id } };
}

/** Slack tells of every new status and picture of everybody: only other rights of somebody who was met are news. */
async function isNews(workspaces: KeepDeps['workspaces'], teamId: string, event: unknown): Promise<boolean> {
  const { user } = memberChanged.parse(event);
  const known = await workspaces.rightsOf('slack', teamId, user.id);
  if (!known) return false;
  const { isAdmin, isGuest } = rightsIn(user);
  return user.deleted === true || known.isAdmin !== isAdmin || known.isGuest !== isGuest;
}

const homeOpened = z.object({ user: z.string() });

/**
 * A bot token does not say who installed the app. Slack opens the app for that person first, so
 * whoever opens it first in a workspace is greeted: one key, and so one row, per workspace.
 */
function readHomeOpened(event: unknown, { teamId }: Identity): Keepable | null {
  const { data } = homeOpened.safeParse(event);
  if (!data) return null;
  return { key: `${teamId}:greeting`, body: { kind: 'home_opened', user: data.user } };
}
