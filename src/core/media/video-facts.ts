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
