import { z } from 'zod';
import type { Clock, Core } from '../../../core/index.ts';
import { handleEditEvent } from '../../chat/kept-events.ts';
import type { Desk } from '../../desk/index.ts';
import type { Identity } from '../identity.ts';
import { rightsIn } from '../introduce.ts';
import type { EventType } from '../manifest-tables.ts';
import { type Keepable, keptEvent, keptTeam } from './inbox-rows.ts';
import { instantOf, readMessage, readSecondThought } from './read-message.ts';

export interface KeepDeps {
  readonly inbox: Core['inbox'];
  readonly concerns: Desk['concerns'];
  readonly sourcesAmong: Desk['sourcesAmong'];
  /** Who the bot is in the workspace that an event is for; null where it is not installed. */
  readonly identityFor: (body: unknown) => Promise<Identity | null>;
  readonly workspaces: Pick<Core['workspaces'], 'rightsOf'>;
  readonly clock: Clock;
}

/**
 * Null when the body is nothing to keep of its own; `isNew` is false when Slack has told of it before. `isReadBack`: Slack did
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
const manyTimes: ReadonlySet<string> = new Set(['removed', 'member_changed']);

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
    const told = who && reader?.(data?.event, who, concerns);
    if (!told || welcomed.has(told.key)) return null;
    if (told.body.kind === 'member_changed' && !(await isNews(workspaces, who.teamId, data?.event))) return null;
    const found = await asItIsKept(deps, who, told);
    if (found === null) return null;
    rememberKind(kinds, who.teamId, found.body);
    if (found.body.kind === 'message') found.body.isReadBack = isReadBack;
    const externalId = manyTimes.has(found.body.kind) ? `${found.key}:${data?.event_id ?? ''}` : found.key;
    const event = { ...found.body, team: who.teamId };
    const kept = await inbox.keep({ platform: 'slack', externalId, body: event });
    // The Home tab is opened all the time; the database need not refuse it each time.
    if (found.body.kind === 'home_opened') welcomed.add(found.key);
    return kept;
  };
}

/** Edits and deletions change what is not worked on yet; of its own an edit is kept where a video came with the message. */
async function asItIsKept(deps: KeepDeps, { teamId }: Identity, told: Keepable): Promise<Keepable | null> {
  const { of } = told;
  if (!of) return told;
  const { text, place, threadTs, ts, files, channel } = of.body;
  const isDeletion = told.body.kind === 'deleted';
  const hasFiles = files.length > 0;
  const isForUs = deps.concerns({ text, place, inThread: threadTs !== null && threadTs !== ts, hasFiles });
  const thought = {
    platform: 'slack',
    key: of.key,
    isDeletion,
    revised: (kept: unknown) => revised(kept, isDeletion ? { kind: 'deleted', channel, ts } : of.body),
    isSource: async () => (await deps.sourcesAmong([ts], teamId)).length > 0,
    said: isForUs ? { sentAt: instantOf(ts), hasFiles } : null,
  } as const;
  const heard = await handleEditEvent(deps.inbox, thought, deps.clock.now());
  if (heard === 'nothing') return null;
  return heard === 'itself' ? told : of;
}

/** Of several edits the last counts, in whatever order they come; what an event did not say stays as it was told. */
function revised(kept: unknown, now: Keepable['body']) {
  const { data: before } = keptEvent.safeParse(kept);
  if (before?.kind !== 'message') return null;
  const { team } = keptTeam.parse(kept);
  if (now.kind !== 'message') return { ...now, team };
  const ts = now.reworded?.ts ?? '';
  if (before.reworded && before.reworded.ts >= ts) return null;
  const { isReadBack, brought } = before;
  const isPrivate = now.isPrivate ?? before.isPrivate;
  const reworded = { ts, earlier: before.reworded?.earlier ?? before.text };
  return { ...now, isPrivate, isReadBack, brought, team, reworded };
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
