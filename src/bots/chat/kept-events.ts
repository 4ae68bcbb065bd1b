/**
 * An edit or a deletion may be told before its message is worked on, or before the message itself is told: a platform
 * delivers again what was not taken, and what failed is tried again. Whichever comes first, the last words count.
 */

import { DAY_MS } from '../../core/clock.ts';
import type { Core, UploadedEvent } from '../../core/index.ts';
import type { Desk } from '../desk/index.ts';

export interface Circumstances {
  readonly receivedAt: Date;
  /** A failure now is the last. */
  readonly isLastTry: boolean;
  /** A process died over every try: it is told, and nothing of it is done. */
  readonly isGivenUp?: boolean;
  /** It was worked on as it read before. */
  readonly isRevised?: boolean;
}

export type Take = (body: unknown, circumstances: Circumstances) => Promise<void>;

/** What works on a message, or only says that nobody can. */
export const deskFor = (desk: Desk, { isGivenUp = false }: Pick<Circumstances, 'isGivenUp'>): Desk =>
  isGivenUp ? { ...desk, receive: desk.giveUp, receiveEdited: desk.giveUp, edited: desk.giveUp } : desk;

/** A video that came through the upload page: what has become no post by the last try is deleted. */
export async function takeUpload(
  uploads: Pick<Core['uploads'], 'settle'>,
  { upload }: UploadedEvent,
  receive: () => Promise<void>,
  isLast: (error: unknown) => boolean,
): Promise<void> {
  try {
    await receive();
  } catch (error) {
    if (isLast(error)) await uploads.settle(upload);
    throw error;
  }
  await uploads.settle(upload);
}

/** Of a message that was never heard, an edit says what there is to hear when the message is no older than this. */
const HEARD_BY_EDIT_MS = DAY_MS;

type Inbox = Pick<Core['inbox'], 'revise' | 'isFirst'>;

export interface EditEvent {
  readonly platform: Parameters<Inbox['revise']>[0];
  /** Under which its message lies in the inbox. */
  readonly key: string;
  readonly isDeletion: boolean;
  /** What lies there, as it reads now; null where that is nothing that can be edited. */
  readonly revised: Parameters<Inbox['revise']>[2];
  /** Whether the message has brought a video. */
  readonly isSource: () => Promise<boolean>;
  /** The message as it is told with the event; null where nothing but its id is told, or it is nothing for Schedy. */
  readonly said: { readonly sentAt: Date; readonly hasFiles: boolean } | null;
}

/**
 * Sees to it that the last words count where the message is still to be worked on. Answers what is to be kept: the
 * event itself, the message as it reads now, or nothing.
 */
export async function handleEditEvent(
  inbox: Inbox,
  { platform, key, isDeletion, revised, isSource, said }: EditEvent,
  now: Date,
): Promise<'itself' | 'message' | 'nothing'> {
  const state = await inbox.revise(platform, key, revised);
  if (await isSource()) return 'itself';
  if (state === 'open') return 'nothing';
  if (said === null || now.getTime() - said.sentAt.getTime() > HEARD_BY_EDIT_MS) return 'nothing';
  if (state === 'closed') return said.hasFiles && !isDeletion ? 'itself' : 'nothing';
  if (!isDeletion) return 'message';
  // The message may still be told.
  await inbox.isFirst(platform, key);
  return 'nothing';
}
