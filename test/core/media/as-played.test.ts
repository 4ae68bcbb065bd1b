import { describe, expect, it } from 'vitest';
import { adviseVideo, judgeVideo } from '../../../src/core/media/index.ts';
import { box, fragmentedMp4, mp4, track, webm } from './crafted.ts';
import { probeBytes } from './stage.ts';

async function measured(bytes: Buffer) {
  const probe = await probeBytes(bytes);
  if (!probe.readable) throw new Error(JSON.stringify(probe.refusal));
  return probe.video;
}

async function refusals(bytes: Buffer): Promise<readonly string[]> {
  return judgeVideo(await measured(bytes), { maxSeconds: 600 }).map(({ code }) => code);
}

describe('the frame rate is the average as played', () => {
  it('of frames on a grid of 90,000 a second', async () => {
    const video = await measured(
      mp4(
        track({
          timescale: 90_000,
          times: Array(200)
            .fill([
              [1, 2999],
              [2, 3001],
            ])
            .flat(),
        }),
      ),
    );

    expect(video.framesPerSecond).toBeCloseTo(30, 1);
    expect(judgeVideo(video, { maxSeconds: 600 })).toEqual([]);
  });

  it('of a screen recording that stands still for long', async () => {
    const still = mp4(
      track({
        times: Array(10)
          .fill([
            [30, 33],
            [1, 2000],
          ])
          .flat(),
      }),
    );

    expect(await refusals(still)).toEqual(['media_frame_rate_too_low']);
    expect(adviseVideo(await measured(still)).map(({ code }) => code)).toContain('media_frame_rate_not_30');
  });

  it.each([
    [
      '22.5',
      [
        [100, 44],
        [100, 45],
      ],
      ['media_frame_rate_too_low'],
    ],
    ['23.976', [[240, 41.708]], []],
    ['23 with a frame lost at the cut', [[68, 43.6]], []],
    ['60.02', [[600, 16.661]], []],
    ['62', [[620, 16.129]], ['media_frame_rate_too_high']],
  ] as const)('and %s is judged by it', async (_rate, rows, codes) => {
    const times = rows.map(([frames, milliseconds]) => [frames, milliseconds * 1000] as const);

    expect(await refusals(mp4(track({ timescale: 1_000_000, times })))).toEqual(codes);
  });

  it('counts only what an edit list leaves', async () => {
    const fastThenUsual = track({
      times: [
        [1200, 8],
        [300, 33],
      ],
      edits: [[9900, 9600]],
    });

    expect(await measured(mp4(fastThenUsual))).toMatchObject({ durationSeconds: 9.9, framesPerSecond: 30.303 });
  });

  it.each([
    [
      'one frame that stands for five seconds before the rest',
      [
        [5000, 0, 0],
        [10_000, 0],
      ],
      15,
      20.067,
    ],
    ['the first half at double speed', [[2500, 0, 2]], 2.5, 60],
    ['the whole at half speed', [[20_000, 0, 0.5]], 20, 15],
  ] as const)('of an edit that shows %s', async (_what, edits, durationSeconds, framesPerSecond) => {
    const edited = track({ timescale: 30_000, times: [[300, 1000]], edits });

    expect(await measured(mp4(edited))).toMatchObject({ durationSeconds, framesPerSecond });
  });

  it('of frames whose durations are negative where a phone put one right', async () => {
    const times = Array.from({ length: 60 }, () => [[1, 63] as const, [1, -3] as const, [1, 40] as const]).flat();

    expect(await measured(mp4(track({ times })))).toMatchObject({ durationSeconds: 6.003, framesPerSecond: 29.985 });
  });

  it('of a WebM whose blocks hold several frames each', async () => {
    const laced = webm(
      Array.from({ length: 60 }, (_, block) => block * 100),
      { lacedFrames: 3 },
    );

    expect(await measured(laced)).toMatchObject({ durationSeconds: 6, framesPerSecond: 30 });
  });

  it('of a WebM whose start is quick and whose rest stands still', async () => {
    const quick = Array.from({ length: 300 }, (_, frame) => Math.round((frame * 1000) / 30));
    const slow = Array.from({ length: 60 }, (_, frame) => 10_000 + frame * 1000);

    expect(await refusals(webm([...quick, ...slow]))).toEqual(['media_frame_rate_too_low']);
  });
});

describe('the length is the length as played', () => {
  it('of eleven minutes that were cut to thirty seconds', async () => {
    const cut = mp4(track({ times: [[19_800, 33]], edits: [[30_000, 60_000]] }));

    expect(await measured(cut)).toMatchObject({ durationSeconds: 30 });
    expect(await refusals(cut)).toEqual([]);
  });

  it('of several pieces with a gap between them', async () => {
    const pieces = track({
      times: [[600, 33]],
      edits: [
        [5000, 0],
        [1000, -1],
        [5000, 10_000],
      ],
    });

    expect(await measured(mp4(pieces))).toMatchObject({ durationSeconds: 11, framesPerSecond: 30.3 });
  });

  it.each([
    [
      'an empty edit at its start',
      mp4(
        track({
          times: [[180, 33]],
          edits: [
            [700_000, -1],
            [5940, 0],
          ],
        }),
      ),
      5.94,
    ],
    ['fragments', fragmentedMp4({ frames: 180, firstSeconds: 700 }), 6],
    [
      'clusters of a WebM',
      webm(Array.from({ length: 181 }, (_, frame) => 700_000 + Math.round((frame * 1000) / 30))),
      6.033,
    ],
  ])('when the first timestamp is 700 s by %s', async (_how, bytes, seconds) => {
    expect(await measured(bytes)).toMatchObject({ durationSeconds: seconds });
  });

  it('of a WebM whose last frame says how long it stands', async () => {
    const times = Array.from({ length: 300 }, (_, frame) => frame * 33);

    expect(await measured(webm(times, { lastMilliseconds: 4000 }))).toMatchObject({ durationSeconds: 13.867 });
  });

  it.each([
    [
      'all of its frames are shifted before zero',
      mp4(track({ timescale: 30_000, times: [[300, 1000]], shifts: [[300, -60_000]] })),
    ],
    [
      'it begins with a gap of an empty edit and goes on behind another one',
      mp4(
        track({
          timescale: 30_000,
          times: [[300, 1000]],
          edits: [
            [1000, -1],
            [5000, 0],
            [0, -1],
            [5000, 150_000],
          ],
        }),
      ),
    ],
    [
      'a WebM begins before its cluster',
      webm(Array.from({ length: 301 }, (_, at) => Math.round((at * 1000) / 30) - 10_000)),
    ],
  ])('when %s', async (_what, bytes) => {
    const { durationSeconds, framesPerSecond } = await measured(bytes);
    expect(durationSeconds).toBeCloseTo(10, 1);
    expect(framesPerSecond).toBeCloseTo(30, 1);
  });

  it('and an edit that names no length reaches to the end', async () => {
    expect(await measured(mp4(track({ times: [[150, 40]], edits: [[0, 0]] })))).toMatchObject({ durationSeconds: 6 });
  });
});

describe('cover art is no video', () => {
  const sound = track({ id: 2, handler: 'soun', codec: 'mp4a', timescale: 48_000, times: [[4688, 1024]] });
  const jpeg = box('esds', 0, Buffer.from(`031900010004116c${'00'.repeat(20)}`, 'hex'));

  it.each([
    ['a JPEG', 'jpeg', ''],
    ['a PNG', 'png ', ''],
    ['a JPEG by MPEG-4', 'mp4v', jpeg],
    ['a single frame of video', 'avc1', ''],
  ])('when it is %s', async (_name, codec, more) => {
    const cover = track({ codec, times: [[1, 1000]], more: Buffer.from(more) });

    expect(await probeBytes(mp4(cover, sound))).toEqual({
      readable: false,
      refusal: { code: 'media_no_video', facts: { container: 'mp4' } },
    });
  });

  it('and does not hide the video beside it', async () => {
    const cover = track({ id: 3, codec: 'jpeg', times: [[1, 1000]] });
    const video = await measured(mp4(cover, sound, track({ times: [[3000, 33]] })));

    expect(video).toMatchObject({ videoCodec: 'h264', audioCodec: 'aac', framesPerSecond: 30.303 });
  });

  it('of a WebM, and does not hide the video behind it', async () => {
    const times = Array.from({ length: 181 }, (_, frame) => Math.round((frame * 1000) / 30));

    expect(await probeBytes(webm([0], { withSound: true }))).toMatchObject({ refusal: { code: 'media_no_video' } });
    expect(await measured(webm(times, { withSound: true, withCover: true }))).toMatchObject({ framesPerSecond: 30 });
  });

  it('nor is a picture for each chapter', async () => {
    const chapters = track({ id: 3, codec: 'jpeg', times: [[5, 60_000]] });
    const book = track({
      id: 2,
      handler: 'soun',
      codec: 'mp4a',
      timescale: 48_000,
      times: [[14_063, 1024]],
      more: box('tref', box('chap', 3)),
    });

    expect(await probeBytes(mp4(book, chapters))).toMatchObject({ refusal: { code: 'media_no_video' } });
  });

  it('but motion in JPEG is a video of an unsupported codec', async () => {
    expect(await refusals(mp4(sound, track({ codec: 'jpeg', times: [[150, 33]] })))).toContain(
      'media_codec_unsupported',
    );
  });
});

it('takes QuickTime without a file type, whichever box comes first', async () => {
  const whole = mp4(track({ times: [[180, 33]] }));
  const withoutType = whole.subarray(box('ftyp', 'isom', 0, 'isommp41').length);

  expect(await measured(withoutType)).toMatchObject({ container: 'quicktime' });
  for (const first of ['wide', 'free', 'uuid', 'udta', 'PICT']) {
    const bytes = Buffer.concat([box(first, Buffer.alloc(20)), withoutType]);
    expect(await measured(bytes), first).toMatchObject({ container: 'quicktime' });
  }
});
