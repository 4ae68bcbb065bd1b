import type { InboundFile } from './inbound-message.ts';

const endings = {
  video: /\.(?:3gp|avi|flv|m4v|mkv|mov|mp4|mpe?g|webm|wmv)$/i,
  picture: /\.(?:avif|bmp|gif|hei[cf]|jpe?g|png|tiff?|webp)$/i,
};

/** What a chat calls a file of which it knows nothing. */
const unknownTypes: ReadonlySet<string> = new Set(['', 'application/octet-stream', 'binary/octet-stream']);

/**
 * By what the chat says of a file. A hint only: the bytes decide. So a file of which it says nothing (no type and no
 * ending, as Slack's own clips come) is taken for a video, and judged once it has been read.
 */
export function fileKind(name: string, mimetype: string): InboundFile['looksLike'] {
  if (mimetype.startsWith('video/') || endings.video.test(name)) return 'video';
  if (mimetype.startsWith('image/') || endings.picture.test(name)) return 'picture';
  return unknownTypes.has(mimetype) && !/\.[a-z][a-z0-9]{1,4}$/i.test(name) ? 'video' : 'other';
}
