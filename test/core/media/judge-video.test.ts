import { describe, expect, it } from 'vitest';
import { adviseVideo, judgeVideo, type VideoFacts } from '../../../src/core/media/index.ts';

const good: VideoFacts = {
  container: 'mp4',
  sizeBytes: 30_000_000,
  durationSeconds: 34,
  width: 1080,
  height: 1920,
  framesPerSecond: 29.97,
  videoCodec: 'h264',
  audioCodec: 'aac',
  bitsPerSecond: 7_000_000,
};

function refusals(changed: Partial<VideoFacts>, maxSeconds = 600) {
  return judgeVideo({ ...good, ...changed }, { maxSeconds }).map(({ code }) => code);
}

function advice(changed: Partial<VideoFacts>) {
  return adviseVideo({ ...good, ...changed }).map(({ code }) => code);
}

describe('judging', () => {
  it.each<Partial<VideoFacts>>([
    {},
    { videoCodec: 'h265' },
    { videoCodec: 'vp8' },
    { videoCodec: 'vp9' },
    { sizeBytes: 4_294_967_296 },
    { sizeBytes: 1 },
    { durationSeconds: 3 },
    { durationSeconds: 600 },
    { durationSeconds: 600.04 },
    { width: 360, height: 4096 },
    { framesPerSecond: 23 },
    { framesPerSecond: 23.976 },
    { framesPerSecond: 60.02 },
  ])('lets %j pass', (changed) => {
    expect(refusals(changed)).toEqual([]);
  });

  it.each<[Partial<VideoFacts>, string]>([
    [{ videoCodec: 'av1' }, 'media_codec_unsupported'],
    [{ sizeBytes: 4_294_967_297 }, 'media_too_large'],
    [{ durationSeconds: 2.8 }, 'media_too_short'],
    [{ durationSeconds: 600.2 }, 'media_too_long'],
    [{ width: 359 }, 'media_resolution_too_low'],
    [{ height: 359 }, 'media_resolution_too_low'],
    [{ height: 4097 }, 'media_resolution_too_high'],
    [{ framesPerSecond: 22 }, 'media_frame_rate_too_low'],
    [{ framesPerSecond: 61 }, 'media_frame_rate_too_high'],
  ])('refuses %j: %s', (changed, code) => {
    expect(refusals(changed)).toEqual([code]);
  });

  it('obeys the longest that is taken here, also where that is more than ten minutes', () => {
    expect(refusals({ durationSeconds: 181 }, 180)).toEqual(['media_too_long']);
    expect(refusals({ durationSeconds: 180 }, 180)).toEqual([]);
    expect(refusals({ durationSeconds: 3600 }, 3600)).toEqual([]);
  });

  it('tells the value and the limits with the reason', () => {
    expect(judgeVideo({ ...good, durationSeconds: 662 }, { maxSeconds: 180 })).toEqual([
      {
        code: 'media_too_long',
        facts: { durationSeconds: 662, minSeconds: 3, maxSeconds: 180 },
      },
    ]);
  });

  it('names everything that is wrong at once', () => {
    const changed = { videoCodec: 'mp4v', durationSeconds: 1, width: 200, framesPerSecond: 120 };

    expect(refusals(changed)).toEqual([
      'media_codec_unsupported',
      'media_too_short',
      'media_resolution_too_low',
      'media_frame_rate_too_high',
    ]);
  });
});

describe('advice', () => {
  it.each<Partial<VideoFacts>>([
    {},
    { width: 720, height: 1280 },
    { framesPerSecond: 30 },
    { bitsPerSecond: 5_000_000 },
    { bitsPerSecond: 10_000_000 },
    { durationSeconds: 15 },
    { durationSeconds: 60 },
    { sizeBytes: 500 * 1024 * 1024 },
  ])('has nothing to say about %j', (changed) => {
    expect(advice(changed)).toEqual([]);
  });

  it.each<[Partial<VideoFacts>, string]>([
    [{ width: 1920, height: 1080 }, 'media_not_vertical'],
    [{ width: 1280, height: 1280 }, 'media_not_vertical'],
    [{ width: 540, height: 960 }, 'media_below_720p'],
    [{ width: 720, height: 1279 }, 'media_below_720p'],
    [{ framesPerSecond: 24 }, 'media_frame_rate_not_30'],
    [{ framesPerSecond: 60 }, 'media_frame_rate_not_30'],
    [{ bitsPerSecond: 4_900_000 }, 'media_bitrate_low'],
    [{ bitsPerSecond: 10_100_000 }, 'media_bitrate_high'],
    [{ audioCodec: null }, 'media_no_sound'],
    [{ audioCodec: 'opus' }, 'media_sound_not_aac'],
    [{ durationSeconds: 14.9 }, 'media_rather_short'],
    [{ durationSeconds: 60.1 }, 'media_rather_long'],
    [{ sizeBytes: 500 * 1024 * 1024 + 1 }, 'media_rather_large'],
  ])('for %j is %s', (changed, code) => {
    expect(advice(changed)).toEqual([code]);
  });

  it('tells the value and the wish', () => {
    expect(adviseVideo({ ...good, durationSeconds: 90 })).toEqual([
      { code: 'media_rather_long', facts: { durationSeconds: 90, minSeconds: 15, maxSeconds: 60 } },
    ]);
  });
});
