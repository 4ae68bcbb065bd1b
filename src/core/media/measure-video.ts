import { EncodedPacketSink, type Input, type InputTrack, type InputVideoTrack } from 'mediabunny';
import { type Probe, refused } from './probe.ts';
import type { Container } from './video-facts.ts';

/** Enough to see through a phone's wavering frames, few enough to be read in an instant. */
const framesLookedAt = 256;

const containers: Readonly<Record<string, Container>> = {
  'video/mp4': 'mp4',
  'video/quicktime': 'quicktime',
  'video/webm': 'webm',
};

/** The demuxer's names where they differ from those the rest of the world uses. */
const codecNames: Readonly<Record<string, string>> = { avc: 'h264', hevc: 'h265' };

/** Throws whatever the demuxer throws when the file makes no sense to it. */
export async function measureVideo(input: Input, sizeBytes: number): Promise<Probe> {
  const container = containers[(await input.getFormat()).mimeType];
  if (!container) return refused('media_container_unsupported', { container: 'matroska' });
  const tracks = await input.getTracks();
  if (tracks.length === 0) return refused('media_unreadable', { reason: 'no_tracks' });
  const track = await input.getPrimaryVideoTrack();
  if (!track) return refused('media_no_video', { container });
  if (container !== 'webm' && !(await isEndThere(track))) {
    return refused('media_unreadable', { reason: 'cut_short' });
  }
  const measures = await measure(track, await durationOf(input, container), sizeBytes);
  if (!Object.values(measures).every((value) => value > 0 && Number.isFinite(value))) {
    return refused('media_unreadable', { reason: 'measures' });
  }
  const audio = await input.getPrimaryAudioTrack();
  const codecs = { videoCodec: await codecOf(track), audioCodec: audio && (await codecOf(audio)) };
  return { readable: true, video: { container, ...measures, ...codecs } };
}

async function measure(track: InputVideoTrack, durationSeconds: number, sizeBytes: number) {
  return {
    sizeBytes,
    durationSeconds: rounded(durationSeconds),
    width: Math.round(await track.getDisplayWidth()),
    height: Math.round(await track.getDisplayHeight()),
    framesPerSecond: rounded(await frameRateOf(track, durationSeconds)),
    bitsPerSecond: Math.round((sizeBytes * 8) / durationSeconds),
  };
}

/** An index at the front may promise what a broken copy no longer has. */
async function isEndThere(track: InputVideoTrack): Promise<boolean> {
  return (await new EncodedPacketSink(track).getPacket(Number.POSITIVE_INFINITY)) !== null;
}

/** WebM has no table of frames: counting would read all of it, so its own word is good enough. */
async function durationOf(input: Input, container: Container): Promise<number> {
  const stated = container === 'webm' ? await input.getDurationFromMetadata() : null;
  return stated ?? input.computeDuration();
}

/** A single frame has no distance to a next one. */
async function frameRateOf(track: InputVideoTrack, durationSeconds: number): Promise<number> {
  const metrics = await track.computeFrameRateMetrics({ targetPacketCount: framesLookedAt });
  if (metrics.probedPacketCount < 2) return metrics.probedPacketCount / durationSeconds;
  return metrics.bestGuessFrameRate;
}

async function codecOf(track: InputTrack): Promise<string> {
  const codec = await track.getCodec();
  if (codec !== null) return codecNames[codec] ?? codec;
  const ownName = await track.getInternalCodecId();
  return typeof ownName === 'string' ? ownName : 'unknown';
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
