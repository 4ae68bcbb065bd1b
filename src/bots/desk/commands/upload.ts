/** The personal link to the upload page, for videos that are too big for the chat. */
import type { Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import { answers, LARGEST_VIDEO, type Message } from '../view/index.ts';

/** Where it was asked for, and the conversation goes on. */
interface AskedAt {
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
}

/** A new link; only ever in an answer that nobody else sees. */
export async function uploadAnswer(
  { core, platform }: DeskDeps,
  sender: Sender,
  { channel, thread }: AskedAt,
): Promise<Message> {
  if (sender.isGuest && !sender.guestsPost) return { lines: answers('guests_do_not_post', {}, platform) };
  const place = { channel: channel ?? sender.externalId, thread: thread ?? null };
  const { id, url } = await core.uploads.link(sender, place);
  return {
    lines: [
      [
        `Upload videos of up to ${LARGEST_VIDEO} each in your browser; what becomes of them is told here. The link is yours alone and works for 24 hours, also after a broken connection.`,
      ],
    ],
    buttons: [
      { label: 'Open the upload page', url },
      { action: 'revoke_upload_link', label: 'Revoke the link', value: id },
    ],
  };
}

/** What has arrived whole stays; the rest is deleted. */
export async function revokeUploadLink({ core }: DeskDeps, { memberId }: Sender, linkId: string): Promise<Message> {
  const isRevoked = await core.uploads.revoke(linkId, memberId);
  if (!isRevoked) return { lines: [['That link is over already. /schedy upload makes a new one.']] };
  return {
    lines: [['The link works no more, and what had not arrived is deleted. Videos that had stay in their threads.']],
  };
}
