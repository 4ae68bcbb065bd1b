import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIndexSane } from '../../../src/core/media/check-index.ts';
import { probeBytes, readVideo } from './stage.ts';

/** Where the demuxer, left alone, would loop for minutes or until memory ends. */
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
    const header = Buffer.from('\xff\0\0\0moov', 'latin1');
    const read = (start: number, end: number) =>
      Promise.resolve(Buffer.concat([header, Buffer.alloc(end)]).subarray(start, end));

    expect(await isIndexSane(read, 2 ** 32)).toBe(false);
  });

  it('when the file is nothing but tiny boxes', async () => {
    const box = Buffer.from('\0\0\0\x08free\0\0\0\x08free', 'latin1');
    const read = () => Promise.resolve(box);

    expect(await isIndexSane(read, 2 ** 32)).toBe(false);
  });

  it('when a WebM sends the demuxer round in circles', async () => {
    const bytes = await readVideo('vp8.webm');
    bytes.writeUInt8(0xff, bytes.lastIndexOf('1c53bb6b', undefined, 'hex') + 3);

    expect(await probeBytes(bytes)).toMatchObject({ refusal: { code: 'media_unreadable' } });
  });
});

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
