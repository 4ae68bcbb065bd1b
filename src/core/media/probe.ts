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

/** Measures that cannot be those of a video are the refusal `media_unreadable`. */
export function readable(measured: Omit<VideoFacts, 'bitsPerSecond'>): Probe {
  const { sizeBytes, durationSeconds, width, height, framesPerSecond } = measured;
  const isSense = [durationSeconds, width, height, framesPerSecond].every(
    (value) => value > 0 && Number.isFinite(value),
  );
  if (!isSense) return refused('media_unreadable', { reason: 'measures' });
  return {
    readable: true,
    video: {
      ...measured,
      durationSeconds: rounded(durationSeconds),
      framesPerSecond: rounded(framesPerSecond),
      bitsPerSecond: Math.round((sizeBytes * 8) / durationSeconds),
    },
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
