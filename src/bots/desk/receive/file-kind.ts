import type { InboundFile } from './inbound-message.ts';

const endings = {
  video: /\.(?:3gp|avi|flv|m4v|mkv|mov|mp4|mpe?g|webm|wmv)$/i,
  picture: /\.(?:avif|bmp|gif|hei[cf]|jpe?g|png|tiff?|webp)$/i,
};

/** By what the chat says of a file. A hint only: the bytes decide. */
export function fileKind(name: string, mimetype: string): InboundFile['looksLike'] {
  if (mimetype.startsWith('video/') || endings.video.test(name)) return 'video';
  return mimetype.startsWith('image/') || endings.picture.test(name) ? 'picture' : 'other';
}
