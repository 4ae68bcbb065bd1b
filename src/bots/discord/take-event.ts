import { z } from 'zod';
import { MINUTE_MS } from '../../core/clock.ts';
import type { Clock, Core, Sender, UploadedEvent } from '../../core/index.ts';
import { type Circumstances, deskFor, type Take, takeUpload } from '../chat/kept-events.ts';
import { orUnnamed, resolveNames } from '../chat/names.ts';
import type { Above, Desk, EditedMessage, InboundMessage } from '../desk/index.ts';
import type { Api } from './api.ts';
import { type AttachmentDeps, describeFile, filesOf, openVideo } from './attachments.ts';
import { presentMessage } from './components/present-message.ts';
import {
  type KeptBrought,
  type KeptEdited,
  type KeptJoined,
  type KeptMessage,
  type KeptRemoved,
  keptEvent,
} from './events/inbox-rows.ts';
import { messageKey } from './events/read-message.ts';
import type { Gateway } from './gateway.ts';
import { type Introduce, isInGuild } from './introduce.ts';
import { namesAt } from './names.ts';
import type { KindOf } from './places.ts';
import { findMessage, nonceOf, recoveryKeyOf } from './recovery-keys.ts';

export interface TakeDeps {
  readonly desk: Desk;
  readonly api: Api;
  readonly notices: Core['notices'];
  readonly uploads: Pick<Core['uploads'], 'settle'>;
  /** What somebody may do in a server at this moment; null for who is no member of it. */
  readonly rightsIn: (guildId: string, userId: string) => Promise<{ readonly isManager: boolean } | null>;
  readonly inbox: Pick<Core['inbox'], 'isOpen'>;
  readonly departures: Pick<Core['departures'], 'workspaceLeft' | 'workspaceReturned'>;
  readonly introduce: Introduce;
  readonly attachments: AttachmentDeps;
  readonly gateway: Pick<Gateway, 'lackingIn' | 'isPrivate' | 'guildName' | 'roleName' | 'channelName'>;
  readonly kindOf: KindOf;
  readonly clock: Clock;
  readonly lateGraceMs: number;
}

export function createTake(taking: TakeDeps): Take {
  return async (body, circumstances) => {
    const kept = keptEvent.parse(body);
    const deps = { ...taking, desk: deskFor(taking.desk, circumstances) };
    if (kept.kind === 'uploaded') {
      const receive = () => receiveUploaded(deps, kept, circumstances);
      return takeUpload(deps.uploads, kept, receive, () => circumstances.isLastTry);
    }
    if (kept.kind === 'removed') return leave(deps, kept);
    if (kept.kind === 'joined') return join(deps, kept);
    if (kept.kind === 'deleted') return deps.desk.deleted({ message: kept.id });
    if (kept.kind === 'edited') return edit(deps, kept, circumstances);
    const sender = await deps.introduce(kept.person, kept.guild);
    const lacking = kept.guild === null ? [] : deps.gateway.lackingIn(kept.channel);
    if (lacking.length > 0) return tellLacking(deps, kept, sender, lacking);
    const unseen = kept.kind === 'message' ? (kept.unseen ?? (kept.isUnseen ? 'role' : null)) : null;
    const isAddressed = unseen === 'role' || unseen === 'reply';
    if (kept.kind === 'message' && isAddressed) return tellUnseen(deps, kept, sender, unseen);
    const message = await messageOf(deps, kept, sender, circumstances);
    const edited = kept.kind === 'message' && kept.reworded && (await editOf(deps, kept, kept.reworded, message));
    if (!edited) return deps.desk.receive(message);
    return circumstances.isRevised ? deps.desk.edited(edited) : deps.desk.receiveEdited(edited);
  };
}

/** The event may be old by the time it is worked on: whether the bot is still there, Discord is asked. */
async function leave({ api, departures }: TakeDeps, { guild: externalId }: KeptRemoved): Promise<void> {
  if (!(await isInGuild(api, externalId))) await departures.workspaceLeft({ platform: 'discord', externalId });
}

async function join(deps: TakeDeps, kept: KeptJoined): Promise<void> {
  await deps.departures.workspaceReturned({ platform: 'discord', externalId: kept.guild });
  await greet(deps, kept);
}

/** Said once per server, however often the row is worked on. */
async function greet({ notices, introduce }: TakeDeps, kept: KeptJoined): Promise<void> {
  const { workspaceId } = await introduce(kept.person, kept.guild);
  const threadId = await notices.openThread({ workspaceId, channel: kept.person.id, root: '' });
  await notices.enqueue({
    threadId,
    dedupeKey: `greeting:${workspaceId}`,
    body: { kind: 'answer', data: { answer: 'greeting', facts: {} } },
  });
}

/** Where nothing can be said, its author is told in private what is missing. */
async function tellLacking(
  { notices }: TakeDeps,
  { id, channel, person }: KeptMessage | KeptBrought,
  { workspaceId }: Sender,
  lacking: readonly string[],
): Promise<void> {
  const threadId = await notices.openThread({ workspaceId, channel: person.id, root: '' });
  const facts = { lacking: lacking.join(', '), channel };
  await notices.enqueue({
    threadId,
    dedupeKey: `lacking:${id}`,
    body: { kind: 'answer', data: { answer: 'permissions_missing', facts } },
  });
}

/** Only a mention of the bot itself shows Schedy what was written. */
async function tellUnseen(
  deps: TakeDeps,
  kept: KeptMessage,
  { workspaceId, externalId }: Sender,
  unseen: 'role' | 'reply',
): Promise<void> {
  const { channel, id, root } = kept;
  const { parent } = await deps.kindOf(channel);
  const place = parent !== null ? { channel: parent, root: channel } : { channel, root: root ?? id };
  const answer = unseen === 'role' ? 'role_mentioned' : 'reply_unseen';
  await deps.notices.enqueue({
    threadId: await deps.notices.openThread({ workspaceId, ...place }),
    mention: externalId,
    dedupeKey: `${answer}:${id}`,
    body: { kind: 'answer', data: { answer, facts: {} } },
  });
}

/** As if it had come with a command. */
async function receiveUploaded(deps: TakeDeps, kept: UploadedEvent, circumstances: Circumstances): Promise<void> {
  const { upload, member: id, memberName: name, locale, channel, fileName, when, caption, at: sentAt } = kept;
  const guild = kept.isPersonal ? null : kept.workspace;
  const rights = guild === null ? { isManager: true } : await deps.rightsIn(guild, id);
  // Whoever has left the server meanwhile posts nothing there.
  if (rights === null) return;
  const brought: KeptBrought = {
    kind: 'brought',
    id: upload,
    guild,
    channel,
    person: { id, name, locale, ...rights },
    sentAt,
    file: { id: upload, name: fileName, mimetype: 'video/*', url: null },
    wishes: { when, caption, profile: null, privacy: null },
  };
  const sender = await deps.introduce(brought.person, guild);
  const lacking = guild === null ? [] : deps.gateway.lackingIn(channel);
  if (lacking.length > 0) return tellLacking(deps, brought, sender, lacking);
  const message = await messageOf(deps, brought, sender, circumstances);
  const arrivedMs = deps.clock.now().getTime() - circumstances.receivedAt.getTime();
  await deps.desk.receive({
    ...message,
    // It is known when it arrived, not when it was begun: that may have taken hours.
    isStale: arrivedMs > deps.lateGraceMs,
    files: message.files.map((file) => ({ ...file, upload })),
  });
}

async function edit(deps: TakeDeps, { message: kept, editedAt }: KeptEdited, circumstances: Circumstances) {
  const sender = await deps.introduce(kept.person, kept.guild);
  const message = await messageOf(deps, kept, sender, circumstances);
  await deps.desk.edited(await editOf(deps, kept, { at: editedAt, earlier: null }, message));
}

async function editOf(
  { gateway, clock, lateGraceMs }: TakeDeps,
  { guild, channel, unseen }: KeptMessage,
  { at, earlier }: NonNullable<KeptMessage['reworded']>,
  message: InboundMessage,
): Promise<EditedMessage> {
  const editedAt = new Date(at);
  const nameOf = namesAt(gateway, { guild, channel, author: message.sender });
  return {
    ...message,
    editedAt,
    isUnseen: unseen != null,
    earlier: earlier === null ? null : await resolveNames(earlier, nameOf),
    isEditStale: clock.now().getTime() - editedAt.getTime() > lateGraceMs,
  };
}

async function messageOf(
  deps: TakeDeps,
  kept: KeptMessage | KeptBrought,
  sender: Sender,
  circumstances: Circumstances,
): Promise<InboundMessage> {
  const sentAt = new Date(kept.sentAt);
  // Its words were said to somebody else, some time ago: nothing goes out on them unasked.
  const isForward = kept.kind === 'message' && kept.isForward === true;
  const spoken = await spokenIn(deps, kept, circumstances);
  const names = namesAt(deps.gateway, { guild: kept.guild, channel: kept.channel, author: sender });
  const nameOf = circumstances.isLastTry ? orUnnamed(names) : names;
  const wishes = spoken.wishes && { ...spoken.wishes, caption: await resolveNames(spoken.wishes.caption, nameOf) };
  return {
    sender,
    sentAt,
    isLastTry: circumstances.isLastTry,
    ...spoken,
    wishes,
    text: await resolveNames(spoken.text, nameOf),
    isPrivate: kept.guild === null || deps.gateway.isPrivate(kept.channel),
    isReadBack: kept.kind === 'message' && kept.isReadBack === true,
    isForward,
    isStale: isForward || deps.clock.now().getTime() - sentAt.getTime() > deps.lateGraceMs,
    broughtBy: kept.kind === 'message' ? (kept.broughtBy ?? undefined) : undefined,
    // A thread under a message has the id of that message; in private a reply names it.
    isRootWaiting: spoken.inThread ? () => deps.inbox.isOpen('discord', messageKey(spoken.root)) : undefined,
    ...(kept.kind === 'message' &&
      (kept.above || spoken.inThread) && { lookAbove: () => lookAbove(deps, kept, spoken) }),
    openVideo: (file) => openVideo(deps.attachments, file),
  };
}

/** What a reply is to; elsewhere what the thread hangs under, which in a forum stands in the thread itself. */
async function lookAbove(
  { attachments, kindOf }: TakeDeps,
  { channel: at, above }: KeptMessage,
  { channel: parent, root: thread }: Spoken,
): Promise<Above | null> {
  const isThread = at !== parent;
  const stands = above || !isThread || (await kindOf(parent)).isForum ? at : parent;
  const message = above ?? thread;
  const files = await filesOf(attachments, { channel: stands, message });
  return files && { message, root: isThread ? thread : message, files };
}

type Spoken = Pick<InboundMessage, 'channel' | 'message' | 'root' | 'inThread' | 'place' | 'text' | 'files' | 'wishes'>;

async function spokenIn(
  deps: TakeDeps,
  kept: KeptMessage | KeptBrought,
  { receivedAt }: Circumstances,
): Promise<Spoken> {
  const { channel: at, guild } = kept;
  const parent = guild === null ? null : (await deps.kindOf(at)).parent;
  const channel = parent ?? at;
  if (kept.kind === 'brought') {
    const { id: message, place } = await bringVideo(deps, kept, receivedAt);
    const files = [describeFile(kept.file, { channel: at, message })];
    const root = parent === null ? message : at;
    const spoken = { channel, message, root, inThread: parent !== null };
    return { ...spoken, place, files, text: '', wishes: kept.wishes };
  }
  const { id: message, text, place } = kept;
  const root = parent === null ? (kept.root ?? message) : at;
  const files = kept.files.map((file) => describeFile(file, { channel: at, message }));
  return { channel, message, root, inThread: root !== message, place, text, files };
}

// A command and a form leave no message behind, so an ordinary one stands for the video they brought.

const posted = z.object({ id: z.string() });

/** As long as Discord surely takes a second message with the same nonce for the first. */
const nonceHoldsMs = MINUTE_MS;

interface BringDeps {
  readonly api: Api;
  readonly desk: Pick<Desk, 'announce'>;
  readonly clock: Clock;
}

/** Posts it once, however often the row is worked on. */
async function bringVideo(
  { api, desk, clock }: BringDeps,
  { id, channel, guild, person, file }: KeptBrought,
  receivedAt: Date,
): Promise<{ id: string; place: 'mention' | 'direct' }> {
  const place = guild === null ? 'direct' : 'mention';
  const recoveryKey = recoveryKeyOf('brought', id);
  const isLate = clock.now().getTime() - receivedAt.getTime() > nonceHoldsMs;
  const earlier = isLate ? await findMessage(api, channel, recoveryKey) : null;
  if (earlier !== null) return { id: earlier, place };
  const message = desk.announce({ member: person.id, fileName: file.name });
  const body = { ...presentMessage(message, { recoveryKey }), nonce: nonceOf(id), enforce_nonce: true };
  return { id: posted.parse(await api.post(`/channels/${channel}/messages`, body)).id, place };
}
