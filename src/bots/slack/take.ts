import { z } from 'zod';
import { type Clock, type Core, Failure, type Log } from '../../core/index.ts';
import { resolveNames } from '../chat/names.ts';
import type { Above, Desk, EditedMessage, InboundMessage } from '../desk/index.ts';
import { slackErrorOf } from './chat-failure.ts';
import {
  type KeptEdited,
  type KeptHomeOpened,
  type KeptMemberChanged,
  type KeptMessage,
  keptEvent,
} from './events/kept.ts';
import { fileOf, messageKey, wireFile } from './events/read-message.ts';
import { describeFile, type FileDeps, openVideo } from './files.ts';
import type { Identity } from './identity.ts';
import { type Introduce, isStranger, RIGHTS_MAX_AGE_MS } from './introduce.ts';
import type { NamesIn } from './names.ts';

interface TakeDeps {
  readonly desk: Desk;
  readonly notices: Core['notices'];
  readonly inbox: Pick<Core['inbox'], 'isOpen'>;
  readonly departures: Pick<Core['departures'], 'workspaceLeft' | 'checkOwners'>;
  readonly isMember: (workspace: string, userId: string) => Promise<boolean | null>;
  readonly identity: () => Promise<Identity>;
  readonly introduce: Introduce;
  readonly namesIn: NamesIn;
  readonly files: FileDeps;
  readonly clock: Clock;
  readonly log: Log;
  readonly lateGraceMs: number;
}

interface Circumstances {
  readonly receivedAt: Date;
  /** A failure now is the last. */
  readonly isLastTry: boolean;
}

/** Works on an event that was kept; what it throws is tried again. */
export type Take = (body: unknown, circumstances: Circumstances) => Promise<void>;

export function createTake(deps: TakeDeps): Take {
  return async (body, { isLastTry }) => {
    const kept = keptEvent.parse(body);
    try {
      if (kept.kind === 'home_opened') await greet(deps, kept);
      else if (kept.kind === 'removed') await leave(deps);
      else if (kept.kind === 'member_changed') await followMember(deps, kept);
      else if (kept.kind === 'deleted') await deps.desk.deleted({ message: kept.ts, channel: kept.channel });
      else if (kept.kind === 'edited') await deps.desk.edited(await editOf(deps, kept, isLastTry));
      else await deps.desk.receive(await messageOf(deps, kept, isLastTry));
    } catch (error) {
      if (!isStranger(error)) throw error;
      deps.log.info({ kind: kept.kind }, 'somebody who is no member here is not served');
    }
  };
}

/** What Slack answers to a token that is worth nothing any more. */
const dead: ReadonlySet<string> = new Set(['account_inactive', 'invalid_auth', 'not_authed', 'token_revoked']);

/** The event may be old by the time it is worked on: whether the app is still there, Slack is asked. */
async function leave({ departures, identity, files: { api } }: TakeDeps): Promise<void> {
  const { teamId } = await identity();
  try {
    await api.call('auth.test');
  } catch (error) {
    if (!dead.has(slackErrorOf(error) ?? '')) throw error;
    await departures.workspaceLeft({ platform: 'slack', externalId: teamId });
  }
}

/** Slack is asked afresh for the rights, and for the owner of accounts whether they are still there. */
async function followMember(deps: TakeDeps, { user: memberExternalId }: KeptMemberChanged): Promise<void> {
  const { departures, identity, introduce, isMember } = deps;
  const { teamId: externalId } = await identity();
  const ask = (_workspace: unknown, member: string) => isMember(externalId, member);
  await departures.checkOwners(ask, { workspace: { platform: 'slack', externalId }, memberExternalId });
  await introduce(memberExternalId, 0);
}

/** Said once per workspace, however often the app is opened or the row is worked on. */
async function greet({ notices, introduce }: TakeDeps, { user }: KeptHomeOpened): Promise<void> {
  const { workspaceId } = await introduce(user);
  const threadId = await notices.openThread({ workspaceId, channel: user, root: '' });
  await notices.enqueue({
    threadId,
    dedupeKey: `greeting:${workspaceId}`,
    body: { kind: 'answer', data: { answer: 'greeting', facts: {} } },
  });
}

async function editOf(deps: TakeDeps, kept: KeptEdited, isLastTry: boolean): Promise<EditedMessage> {
  const editedAt = instantOf(kept.editedTs);
  return {
    ...(await messageOf(deps, kept.message, isLastTry)),
    ...{ editedAt, earlier: await resolveNames(kept.earlier, deps.namesIn(kept.message.channel)) },
    isStale: deps.clock.now().getTime() - editedAt.getTime() > deps.lateGraceMs,
  };
}

async function messageOf(deps: TakeDeps, kept: KeptMessage, isLastTry: boolean): Promise<InboundMessage> {
  const { user, channel, ts, threadTs, place } = kept;
  // In a thread words change posts, also those of others.
  const sender = await deps.introduce(user, threadTs === null ? undefined : RIGHTS_MAX_AGE_MS);
  const text = await resolveNames(kept.text, deps.namesIn(channel));
  const files = await Promise.all(kept.files.map((file) => describeFile(deps.files, file)));
  const sentAt = kept.brought ? new Date(kept.brought.at) : instantOf(ts);
  return {
    ...{ sender, channel, place, text, files, sentAt, isLastTry },
    isPrivate: kept.isPrivate ?? place === 'direct',
    message: ts,
    root: threadTs ?? ts,
    inThread: threadTs !== null && threadTs !== ts,
    isReadBack: kept.isReadBack,
    broughtBy: kept.brought?.id,
    isStale: deps.clock.now().getTime() - sentAt.getTime() > deps.lateGraceMs,
    ...(threadTs !== null && {
      lookAbove: () => lookAbove(deps.files, channel, threadTs),
      isRootWaiting: async () => deps.inbox.isOpen('slack', messageKey(await deps.identity(), channel, threadTs)),
    }),
    openVideo: ({ reference }) => openVideo(deps.files, reference),
  };
}

/** A message's ts is the second it was written and, behind the point, six digits more. */
function instantOf(ts: string): Date {
  const [seconds = '0', fraction = '0'] = ts.split('.');
  return new Date(Number(seconds) * 1000 + Math.floor(Number(fraction) / 1000));
}

const answer = z.object({
  messages: z.array(z.object({ ts: z.string(), files: z.array(wireFile).nullish() })),
});

/** The message that a thread hangs under, with its files; null when it was deleted. Throws the failures of chat-failure.ts while Slack is away. */
async function lookAbove(deps: FileDeps, channel: string, root: string): Promise<Above | null> {
  try {
    // The first message of a thread is the one above it.
    const found = await deps.api.call('conversations.replies', { channel, ts: root, limit: 1 });
    const top = answer.parse(found).messages.find(({ ts }) => ts === root);
    if (!top) return null;
    const kept = (top.files ?? []).map(fileOf);
    return {
      message: root,
      files: await Promise.all(kept.map((file) => describeFile(deps, file))),
    };
  } catch (error) {
    if (error instanceof Failure && error.code === 'chat_place_gone') return null;
    throw error;
  }
}
