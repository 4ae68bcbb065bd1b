import type { Facts } from '../errors.ts';
import type { MediaRefusal, MediaRefusalCode } from './codes.ts';
import type { VideoFacts } from './video-facts.ts';

/** Either what was measured, or why nothing could be. */
export type Probe =
  | { readonly readable: true; readonly video: VideoFacts }
  | { readonly readable: false; readonly refusal: MediaRefusal };

export function refused(code: MediaRefusalCode, facts: Facts): Probe {
  return { readable: false, refusal: { code, facts } };
}
