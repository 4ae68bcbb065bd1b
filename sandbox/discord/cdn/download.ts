import { bytesReply } from '../../http/bytes-reply.ts';
import type { Call } from '../../http/call.ts';
import { type Reply, textReply } from '../../http/replies.ts';
import type { Attachment } from '../state/records.ts';
import type { State } from '../state/state.ts';
import { attachmentsPath, ephemeralPath, isLinkGood } from './links.ts';

const gone = (): Reply => textReply(404, 'This content is no longer available.', { 'content-type': 'text/plain' });

/** Serves an attachment to whoever holds a link that is signed and has not expired. */
export async function downloadReply({ settings, attachments }: State, call: Call): Promise<Reply> {
  const { url } = call;
  const prefix = [attachmentsPath, ephemeralPath].find((path) => url.pathname.startsWith(path));
  const [, id = ''] = url.pathname.slice(prefix?.length ?? 0).split('/');
  const attachment = attachments.get(id);
  if (!attachment || attachment.deleted || !isLinkGood(settings, url)) return gone();
  const manner = faultOf(attachment);
  return manner === 'not-found' ? gone() : bytesReply(attachment, call, manner);
}

function faultOf(attachment: Attachment): Attachment['download'] {
  if (attachment.faultsLeft <= 0) return 'ok';
  attachment.faultsLeft -= 1;
  return attachment.download;
}
