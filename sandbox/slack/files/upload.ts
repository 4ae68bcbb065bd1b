import { htmlReply, type Reply } from '../../http/replies.ts';
import type { Workspace } from '../workspace/workspace.ts';

export const uploadPath = '/upload/v1/';

/** The second step of an upload: the bytes, to an address that only the app knows. */
export function takeUpload({ uploads, changes }: Workspace, path: string, bytes: Uint8Array): Reply {
  const ticket = path.slice(uploadPath.length);
  const upload = [...uploads.values()].find((one) => one.ticket === ticket);
  if (!upload || upload.bytes) return htmlReply(404, 'no such upload');
  if (bytes.length !== upload.lengthBytes) return htmlReply(400, 'length does not match');
  upload.bytes = bytes;
  changes.changed();
  return htmlReply(200, `OK - ${bytes.length}`);
}
