import type { Desk } from '../desk.ts';

/**
 * Whether a message may be for Schedy, before it is kept. Generous: in a thread any short text may
 * be a command for a post; a channel's ordinary talk without a file is not kept at all.
 */
export const concerns: Desk['concerns'] = ({ text, place, inThread, hasFiles }) => {
  if (place !== 'channel' || hasFiles) return true;
  return inThread && text.trim().length > 0;
};
