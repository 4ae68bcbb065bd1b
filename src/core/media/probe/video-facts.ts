import type { Facts } from '../../errors.ts';
import type { MediaRefusal, MediaRefusalCode } from '../refusal-codes.ts';

/** Told by the content, never by the name. */
export type Container = 'mp4' | 'quicktime' | 'webm';

/** What was measured in a readable video. */
export interface VideoFacts {
  readonly container: Container;
  readonly sizeBytes: number;
  readonly durationSeconds: number;
  /** As displayed: turned upright, in square pixels. */
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  /** `h264`, `h265`, `vp8`, `vp9`, `av1`, `prores`, or the container's own name for another codec. */
  readonly videoCodec: string;
  /** `aac`, `opus` and so on; null when there is no sound track. */
  readonly audioCodec: string | null;
  /** Of the whole file: its size over its duration. */
  readonly bitsPerSecond: number;
}

const contentTypes = {
  mp4: 'video/mp4',
  quicktime: 'video/quicktime',
  webm: 'video/webm',
} as const;

/** The content type that TikTok wants for each chunk of such a file. */
export function contentTypeOf(container: Container): (typeof contentTypes)[Container] {
  return contentTypes[container];
}

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
