import { describe, expect, it } from 'vitest';
import { contentTypeOf, judgeVideo, probeVideo } from '../../../src/core/media/index.ts';
import { box, fileType, movieHead, mp4, track } from './crafted.ts';
import { probeBytes, probeFixture, readVideo, temporaryStore } from './stage.ts';

const vertical = { durationSeconds: 5, width: 720, height: 1280, framesPerSecond: 30 };

describe('a readable video', () => {
  it.each([
    ['ok.mp4', { ...vertical, container: 'mp4', videoCodec: 'h264', audioCodec: 'aac' }],
    ['ok.mov', { ...vertical, container: 'quicktime', videoCodec: 'h264', audioCodec: 'aac' }],
    [
      'ok.webm',
      {
        ...vertical,
        container: 'webm',
        videoCodec: 'vp9',
        audioCodec: 'opus',
        durationSeconds: 5.008,
      },
    ],
    ['vp8.webm', { container: 'webm', videoCodec: 'vp8', audioCodec: null, framesPerSecond: 24 }],
    ['no-sound.mp4', { ...vertical, videoCodec: 'h264', audioCodec: null }],
    ['fragmented.mp4', { container: 'mp4', width: 720, height: 1280, framesPerSecond: 30 }],
    ['horizontal.mp4', { ...vertical, width: 1280, height: 720 }],
    ['hevc.mp4', { ...vertical, videoCodec: 'h265', framesPerSecond: 24, durationSeconds: 4 }],
    ['mpeg4-codec.mp4', { videoCodec: 'mp4v', width: 360, height: 360 }],
    ['one-second.mp4', { ...vertical, durationSeconds: 1 }],
    ['eleven-minutes.mp4', { durationSeconds: 660, framesPerSecond: 23 }],
    ['tiny-picture.mp4', { ...vertical, width: 200, height: 200 }],
    ['fast.mp4', { framesPerSecond: 120, durationSeconds: 3 }],
    ['slow.mp4', { ...vertical, framesPerSecond: 10 }],
    ['60fps-ms-clock-jitter.mp4', { framesPerSecond: 59.967, durationSeconds: 20.011 }],
    ['phone120hz-avg48.mp4', { framesPerSecond: 48.926, durationSeconds: 7.992 }],
    ['trimmed-to-20s.mov', { container: 'quicktime', durationSeconds: 20, framesPerSecond: 30 }],
    ['no-ftyp.mov', { container: 'quicktime', durationSeconds: 4, framesPerSecond: 30, videoCodec: 'h264' }],
  ])('is measured: %s', async (name, expected) => {
    expect(await probeFixture(name)).toMatchObject({ readable: true, video: expected });
  });

  it('is measured upright when it was filmed lying down', async () => {
    expect(await probeFixture('turned.mov')).toMatchObject({
      video: { container: 'quicktime', width: 720, height: 1280 },
    });
  });

  it('has its bitrate from its size and duration', async () => {
    const { length } = await readVideo('ok.mp4');

    expect(await probeFixture('ok.mp4')).toMatchObject({
      video: { sizeBytes: length, bitsPerSecond: Math.round((length * 8) / 5) },
    });
  });
});

describe('what TikTok would refuse', () => {
  it.each([
    ['ok.mp4', []],
    ['ok.mov', []],
    ['ok.webm', []],
    ['no-sound.mp4', []],
    ['horizontal.mp4', []],
    ['hevc.mp4', []],
    ['60fps-ms-clock-jitter.mp4', []],
    ['phone120hz-avg48.mp4', []],
    ['trimmed-to-20s.mov', []],
    ['no-ftyp.mov', []],
    ['one-second.mp4', ['media_too_short']],
    ['eleven-minutes.mp4', ['media_too_long']],
    ['tiny-picture.mp4', ['media_resolution_too_low']],
    ['fast.mp4', ['media_frame_rate_too_high']],
    ['slow.mp4', ['media_frame_rate_too_low']],
    ['mpeg4-codec.mp4', ['media_codec_unsupported']],
  ])('in %s is %j', async (name, codes) => {
    const probe = await probeFixture(name);
    if (!probe.readable) throw new Error(probe.refusal.code);

    expect(judgeVideo(probe.video, { maxSeconds: 600 }).map(({ code }) => code)).toEqual(codes);
  });
});

describe('a file that is no video', () => {
  it.each([
    ['empty.mp4', 'media_empty', {}],
    ['picture-named.mp4', 'media_is_picture', { format: 'jpeg' }],
    ['truncated.mp4', 'media_unreadable', { reason: 'no_tracks' }],
    ['cut-short.mp4', 'media_unreadable', { reason: 'cut_short' }],
    ['sound-only.mp4', 'media_no_video', { container: 'mp4' }],
    ['matroska-named.mp4', 'media_container_unsupported', { container: 'matroska' }],
  ])('is refused with its reason: %s', async (name, code, facts) => {
    expect(await probeFixture(name)).toEqual({ readable: false, refusal: { code, facts } });
  });

  it.each([
    ['png', '\x89PNG\r\n\x1a\n'],
    ['gif', 'GIF89a'],
    ['webp', 'RIFF\x10\0\0\0WEBPVP8 '],
    ['tiff', 'II*\0'],
    ['bmp', 'BM\x10\x20\x30\0\0\0\0\0'],
    ['heic', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['heic', '\0\0\0\x18ftypmif1\0\0\0\0mif1heic'],
    ['avif', '\0\0\0\x18ftypavif\0\0\0\0avifmif1'],
  ])('is told to be a picture: %s', async (format, text) => {
    expect(await probeBytes(Buffer.from(text.padEnd(600, '\0'), 'latin1'))).toMatchObject({
      refusal: { code: 'media_is_picture', facts: { format } },
    });
  });

  it.each([
    ['avi', 'RIFF\x10\0\0\0AVI LIST'],
    ['flv', 'FLV\x01\x05'],
    ['wmv', '\x30\x26\xb2\x75\x8e\x66\xcf\x11'],
    ['ogg', 'OggS\0'],
    ['mpeg-ts', `G${'\0'.repeat(187)}G${'\0'.repeat(187)}G`],
    ['mpeg-ts', `\0\0\0\0G${'\0'.repeat(191)}G${'\0'.repeat(191)}G`],
    ['mpeg-ps', '\0\0\x01\xba'],
    ['3gp', '\0\0\0\x18ftyp3gp4\0\0\0\x003gp43gp5'],
  ])('is told by its container: %s', async (container, text) => {
    expect(await probeBytes(Buffer.from(text.padEnd(600, '\0'), 'latin1'))).toMatchObject({
      refusal: { code: 'media_container_unsupported', facts: { container } },
    });
  });

  it.each(['', 'x', 'just some words that somebody typed', '<!DOCTYPE html><html></html>'])(
    'is refused: %j',
    async (text) => {
      expect(await probeBytes(Buffer.from(text))).toMatchObject({ readable: false });
    },
  );
});

it('takes an MP4 that a phone labelled 3gp first', async () => {
  const bytes = await readVideo('ok.mp4');
  bytes.write('3gp4', 8, 'latin1');

  expect(await probeBytes(bytes)).toMatchObject({ video: { container: 'mp4' } });
});

it('leaves a missing file to the store', async () => {
  const store = await temporaryStore();

  await expect(probeVideo(store, 'never')).rejects.toMatchObject({ code: 'media_missing' });
});

it('names the content type that goes with each container', () => {
  expect(contentTypeOf('mp4')).toBe('video/mp4');
  expect(contentTypeOf('quicktime')).toBe('video/quicktime');
  expect(contentTypeOf('webm')).toBe('video/webm');
});

describe('a file of an unusual build', () => {
  const tenSeconds = track({ timescale: 30_000, times: [[300, 1000]] });
  const index = box('moov', movieHead, tenSeconds);
  const media = box('mdat', Buffer.alloc(64));
  /** Its size in 64 bits. */
  const long = (type: string, content: Buffer) => {
    const head = Buffer.alloc(16);
    head.writeUInt32BE(1);
    head.write(type, 4, 'latin1');
    head.writeBigUInt64BE(BigInt(16 + content.length), 8);
    return Buffer.concat([head, content]);
  };
  /** Its size is said to be whatever is left. */
  const open = (one: Buffer) => {
    const copy = Buffer.from(one);
    copy.writeUInt32BE(0);
    return copy;
  };

  it.each([
    ['its index at the end', [fileType, media, index]],
    ['what nobody needs before its index', [fileType, box('free', Buffer.alloc(5000)), box('skip'), media, index]],
    ['sizes in 64 bits', [fileType, long('mdat', Buffer.alloc(64)), long('moov', index.subarray(8))]],
    ['pictures to the end of the file', [fileType, index, open(media)]],
    ['an index to the end of the file', [fileType, media, open(index)]],
    ['two indexes', [fileType, index, media, box('moov', movieHead)]],
    ['a megabyte of something behind it', [fileType, index, media, Buffer.alloc(2 ** 20, 7)]],
  ])('is measured with %s', async (_what, parts) => {
    expect(await probeBytes(Buffer.concat(parts))).toMatchObject({
      readable: true,
      video: { durationSeconds: 10, framesPerSecond: 30, width: 720, height: 1280 },
    });
  });

  it.each([
    ['a clock that stands', track({ timescale: 0, times: [[300, 1000]] })],
    ['frames that last no time', track({ timescale: 30_000, times: [[300, 0]] })],
    ['an edit beyond its end', track({ timescale: 30_000, times: [[300, 1000]], edits: [[10_000, 999_999_999]] })],
    ['no frames', track({})],
  ])('is refused with %s', async (_what, odd) => {
    expect(await probeBytes(mp4(odd))).toMatchObject({ refusal: { code: 'media_unreadable' } });
  });
});
