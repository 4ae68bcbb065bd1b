/**
 * A video that came through the upload page: an ordinary message stands for it, in the thread where its link was asked
 * for or with a thread of its own, and from there on it is like any other.
 */
import { z } from 'zod';
import type { Core, Sender, UploadedEvent } from '../../core/index.ts';
import { type Circumstances, takeUpload } from '../chat/kept-events.ts';
import type { Desk, InboundMessage } from '../desk/index.ts';
import type { Api } from './api.ts';
import { presentMessage } from './blocks/present-message.ts';
import { type Introduce, isStranger, RIGHTS_MAX_AGE_MS } from './introduce.ts';
import { findMessage, type RecoveryKey } from './recovery-keys.ts';
import { lookAround } from './shortcut.ts';

interface UploadedDeps {
  readonly desk: Pick<Desk, 'announce' | 'receive'>;
  readonly uploads: Pick<Core['uploads'], 'settle'>;
  readonly introduce: Introduce;
  readonly api: Api;
  readonly lateGraceMs: number;
  readonly clock: { now(): Date };
}

/** Does what its words ask for; of somebody who is no member any more nothing is tried again. */
export function takeUploaded(deps: UploadedDeps, kept: UploadedEvent, circumstances: Circumstances): Promise<void> {
  const receive = async () => {
    const sender = await deps.introduce(kept.member, RIGHTS_MAX_AGE_MS);
    await deps.desk.receive(await messageOf(deps, kept, sender, circumstances));
  };
  return takeUpload(deps.uploads, kept, receive, (error) => circumstances.isLastTry || isStranger(error));
}

async function messageOf(
  deps: UploadedDeps,
  kept: UploadedEvent,
  sender: Sender,
  { receivedAt, isLastTry }: Circumstances,
): Promise<InboundMessage> {
  const { upload, fileName: name, when, caption } = kept;
  const { message, ...place } = await announce(deps, kept);
  return {
    sender,
    message,
    isLastTry,
    ...place,
    text: '',
    wishes: { when, caption, profile: null, privacy: null },
    files: [{ id: upload, name, looksLike: 'video', reference: { upload }, upload }],
    sentAt: new Date(kept.at),
    // It is known when it arrived, not when it was begun: that may have taken hours.
    isStale: deps.clock.now().getTime() - receivedAt.getTime() > deps.lateGraceMs,
    openVideo: () => Promise.reject(new TypeError('The bytes of an upload are not in the chat.')),
  };
}

const opened = z.object({ channel: z.object({ id: z.string() }) });
const posted = z.object({ ts: z.string() });

type Announced = Pick<InboundMessage, 'channel' | 'message' | 'root' | 'inThread' | 'place' | 'isPrivate'>;

/** Posts it once, however often the row is worked on; in private where the app is not in that conversation. */
async function announce(
  { desk, api }: UploadedDeps,
  { upload, channel: asked, thread: askedThread, member, fileName }: UploadedEvent,
): Promise<Announced> {
  const around = await lookAround({ api }, asked);
  const channel = around ? asked : opened.parse(await api.call('conversations.open', { users: member })).channel.id;
  const thread = around ? askedThread : null;
  const metadata: RecoveryKey = { event_type: 'schedy_brought', event_payload: { upload } };
  const words = presentMessage(desk.announce({ member, fileName }));
  const earlier = await findMessage(api, { channel, root: thread ?? '' }, metadata);
  const message =
    earlier ??
    posted.parse(
      await api.call('chat.postMessage', { channel, ...(thread && { thread_ts: thread }), ...words, metadata }),
    ).ts;
  return {
    channel,
    message,
    root: thread ?? message,
    inThread: thread !== null,
    ...(around ?? { place: 'direct', isPrivate: true }),
    isPrivate: around?.isPrivate ?? true,
  };
}
