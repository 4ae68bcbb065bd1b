import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { probeVideo } from '../../../src/core/media/index.ts';
import { readLimits } from '../../../src/core/media/probe/bounded-reader.ts';
import { box, element, fileType, fragmentedMp4, mp4, track, webm } from './crafted.ts';
import { probeBytes, readVideo, temporaryStore } from './stage.ts';

/** Whoever believed these counts would loop for minutes or until memory ends. */
describe('a damaged index is refused at once', () => {
  it.each([
    ['ctts', 'the frames that are shown later'],
    ['stts', 'the frames of one duration'],
  ])('when %s counts billions of %s', async (type) => {
    const bytes = await readVideo('ok.mp4');
    bytes.writeUInt32BE(0xff000000, bytes.indexOf(type) + 12);

    expect(await probeBytes(bytes)).toMatchObject({
      refusal: { code: 'media_unreadable', facts: { reason: 'index' } },
    });
  });

  it.each([
    ['first chunk', 12],
    ['frames of each chunk', 16],
  ])('when stsc has billions as %s', async (_name, offset) => {
    const bytes = await readVideo('ok.mp4');
    bytes.writeUInt32BE(0xff000000, bytes.indexOf('stsc') + offset);

    expect(await probeBytes(bytes)).toMatchObject({ refusal: { facts: { reason: 'index' } } });
  });

  it('when the run of a fragment has billions of frames', async () => {
    const bytes = await readVideo('fragmented.mp4');
    bytes.writeUInt32BE(0xff000000, bytes.indexOf('trun') + 8);

    expect(await probeBytes(bytes)).toMatchObject({ refusal: { facts: { reason: 'index' } } });
  });

  it('when it claims to be larger than any index', async () => {
    const bytes = Buffer.concat([fileType, box('moov', Buffer.alloc(17 * 2 ** 20))]);

    expect(await probeBytes(bytes)).toMatchObject({ refusal: { code: 'media_too_complex' } });
  });
});

it('measures a WebM whose table of cues is damaged', async () => {
  const bytes = await readVideo('vp8.webm');
  bytes.writeUInt8(0xff, bytes.lastIndexOf('1c53bb6b', undefined, 'hex') + 3);

  expect(await probeBytes(bytes)).toMatchObject({ readable: true, video: { durationSeconds: 4 } });
});

describe('a WebM that was cut off', () => {
  const times = Array.from({ length: 300 }, (_, frame) => frame * 33);
  const cut = (bytes: Buffer, share: number) => bytes.subarray(0, Math.round(bytes.length * share));

  it.each([0.3, 0.7, 0.85])('at %f of what it says it has is refused', async (share) => {
    expect(await probeBytes(cut(webm(times, { isSized: true, withSound: true }), share))).toMatchObject({
      refusal: { code: 'media_unreadable', facts: { reason: 'cut_short' } },
    });
  });

  it('is measured as far as it goes where it never said how much there is', async () => {
    const probe = await probeBytes(cut(webm(times), 0.7));

    expect(probe).toMatchObject({ readable: true, video: { framesPerSecond: 30.303 } });
    expect(probe.readable && probe.video.durationSeconds).toBeCloseTo(6.9, 1);
  });

  it('behind its last frame is whole', async () => {
    const bytes = Buffer.concat([webm(times, { isSized: true })]);
    // It says that four more bytes follow.
    const size = bytes.indexOf('18538067', undefined, 'hex') + 5;
    bytes.writeUIntBE(bytes.readUIntBE(size + 1, 6) + 4, size + 1, 6);

    expect(await probeBytes(bytes)).toMatchObject({ readable: true });
  });
});

/** Each of these took seconds or minutes, held every other conversation up or ended as a bug. */
describe('a file made to be slow is judged in a moment and holds nobody up', () => {
  const tiny = (bytes: number) => Buffer.alloc(bytes, box('free'));
  const sound = track({ times: [[180, 33]] });
  const zeros = Buffer.concat([Buffer.alloc(2 ** 20), Buffer.from('x')]);
  const webmOfCodec = (codec: Buffer) => {
    const entry = Buffer.concat([element(0xd7, 1), element(0x83, 1), element(0x86, codec)]);
    const head = [element(0x1a45dfa3, element(0x4282, 'webm')), element(0x18538067, null)];
    return Buffer.concat([...head, element(0x1654ae6b, element(0xae, entry))]);
  };
  const files: readonly (readonly [what: string, make: () => Buffer, code: string | null])[] = [
    ['four megabytes of tiny boxes', () => Buffer.concat([fileType, tiny(4 * 2 ** 20)]), 'media_too_complex'],
    ['fifteen of them inside its index', () => mp4(sound, tiny(15 * 2 ** 20)), 'media_too_complex'],
    [
      'fifteen of them inside a track',
      () => mp4(track({ times: [[180, 33]], more: tiny(15 * 2 ** 20) })),
      'media_too_complex',
    ],
    ['boxes nested 100,000 deep', () => mp4(nested(100_000)), 'media_unreadable'],
    ['100,000 edits', () => mp4(track({ times: [[180, 33]], edits: Array(100_000).fill([1, 0]) })), 'media_unreadable'],
    ['an edit for each frame', () => mp4(track({ times: [[9000, 33]], edits: Array(9000).fill([33, 0]) })), null],
    ['a million frames', () => mp4(track({ timescale: 90_000, times: Array(2 ** 20).fill([1, 90]) })), null],
    ['more frames than any video', () => mp4(track({ times: [[2 ** 31, 1]] })), 'media_unreadable'],
    [
      'a thousand tracks of a million frames',
      () => mp4(...Array(1000).fill(track({ times: [[2 ** 20, 1]] }))),
      'media_too_complex',
    ],
    ['590 s with a fragment for each frame', () => fragmentedMp4({ frames: 590 * 30 }), null],
    ['fragments that lie far apart', () => fragmentedMp4({ frames: 300, frameBytes: 70_000 }), null],
    [
      'a WebM of empty elements',
      () => Buffer.concat([webm([0]), Buffer.alloc(5 * 2 ** 20, element(0xec, ''))]),
      'media_too_complex',
    ],
    ['a WebM whose codec is a megabyte of zeros and a letter', () => webmOfCodec(zeros), 'media_unreadable'],
    ['a WebM of a cluster for each frame', () => webm(Array.from({ length: 35_400 }, (_, frame) => frame * 16)), null],
  ];

  it.each(files)('%s', async (_what, make, code) => {
    const bytes = make();
    const delay = monitorEventLoopDelay({ resolution: 5 });
    const store = await temporaryStore();
    await store.write('video', Readable.from([bytes]), { maxBytes: 2 ** 32 });
    delay.enable();
    const started = performance.now();
    const probe = await probeVideo(store, 'video');
    const tookMs = performance.now() - started;
    delay.disable();

    expect(probe.readable ? null : probe.refusal.code).toBe(code);
    expect(tookMs).toBeLessThan(5000);
    expect(delay.max / 1e6).toBeLessThan(700);
  });

  it('and a limit of time ends what limits of size would let pass', async () => {
    const store = await temporaryStore();
    await store.write('video', Readable.from([fragmentedMp4({ frames: 50, frameBytes: 70_000 })]), {
      maxBytes: 2 ** 32,
    });

    expect(await probeVideo(store, 'video', { ...readLimits, deadlineMs: 0 })).toMatchObject({
      refusal: { code: 'media_too_complex' },
    });
  });
});

function nested(depth: number): Buffer {
  const bytes = Buffer.alloc(depth * 8);
  for (let level = 0; level < depth; level += 1) {
    bytes.writeUInt32BE((depth - level) * 8, level * 8);
    bytes.write('trak', level * 8 + 4, 'latin1');
  }
  return bytes;
}

it('gives a refusal or sound measures for a file with any few bytes changed', async () => {
  const names = ['ok.mp4', 'turned.mov', 'ok.webm', 'fragmented.mp4'] as const;
  const originals = new Map(await Promise.all(names.map(async (name) => [name, await readVideo(name)] as const)));
  const change = fc.record({ at: fc.nat({ max: 9000 }), to: fc.constantFrom(0, 1, 127, 255) });
  const damage = fc.array(change, { minLength: 1, maxLength: 5 });

  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), damage, async (name, changes) => {
      const bytes = Buffer.from(originals.get(name) ?? []);
      for (const { at, to } of changes) bytes[at % bytes.length] = to;
      const probe = await probeBytes(bytes);
      const measures = probe.readable ? Object.values(probe.video) : [];
      return measures.every((value) => typeof value !== 'number' || Number.isFinite(value));
    }),
    { numRuns: 60, seed: 20261124 },
  );
});
