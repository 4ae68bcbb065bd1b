import type { InboundMessage } from './inbound-message.ts';

/**
 * Whether a message may be for Schedy, before it is kept. Generous: in a thread any short text may
 * be a command for a post; a channel's ordinary talk without a file is not kept at all.
 */
export function concerns({ text, place, inThread, hasFiles }: Hint): boolean {
  if (place !== 'channel' || hasFiles) return true;
  return inThread && text.trim().length > 0;
}

type Hint = Pick<InboundMessage, 'text' | 'place' | 'inThread'> & { readonly hasFiles: boolean };
