import type { OpenMedia, Store } from '../store/store.ts';
import { createBoundedReader, DamagedIndex, type ReadLimits, readLimits, TooComplex } from './bounded-reader.ts';
import { readMp4 } from './read-mp4.ts';
import { readWebm } from './read-webm.ts';
import { type Container, type Probe, refused } from './video-facts.ts';

/**
 * Measures the video kept under `key` from its index and a few ranges of it, whatever its size and whatever its name.
 * What is no readable MP4, MOV or WebM comes back as a refusal, and so does a file that would take longer, deeper or
 * larger reads than `limits` allow (`media_too_complex`); only the store's own failures are thrown.
 */
export async function probeVideo(store: Store, key: string, limits: ReadLimits = readLimits): Promise<Probe> {
  const media = await store.open(key);
  try {
    return await probe(media, limits);
  } catch (error) {
    if (error instanceof TooComplex) return refused('media_too_complex', {});
    if (error instanceof DamagedIndex) return refused('media_unreadable', { reason: 'index' });
    throw error;
  } finally {
    await media.close();
  }
}

async function probe(media: OpenMedia, limits: ReadLimits): Promise<Probe> {
  if (media.sizeBytes === 0) return refused('media_empty', {});
  const head = await media.read(0, recognisableBytes);
  const stranger = recogniseStranger(head);
  if (stranger?.kind === 'picture') return refused('media_is_picture', { format: stranger.format });
  if (stranger) return refused('media_container_unsupported', { container: stranger.format });
  const container = containerOf(head);
  if (container === null) return refused('media_unreadable', { reason: 'unrecognised' });
  const bytes = createBoundedReader(media, limits);
  return container === 'webm' ? readWebm(bytes) : readMp4(bytes, container);
}

// What a file is by its first bytes: strangers are named, so that a person can be told what was dropped.

/** A picture, or a container that TikTok does not take. */
interface Stranger {
  readonly kind: 'picture' | 'container';
  readonly format: string;
}

/** So many bytes from the start are enough; fewer only when the file is shorter. */
const recognisableBytes = 512;

/** Offset to what stands there, one Latin-1 character per byte. */
type Signature = Readonly<Record<number, string>>;

const pictures: readonly (readonly [format: string, signature: Signature])[] = [
  ['jpeg', { 0: '\xff\xd8\xff' }],
  ['png', { 0: '\x89PNG\r\n' }],
  ['gif', { 0: 'GIF8' }],
  ['webp', { 0: 'RIFF', 8: 'WEBP' }],
  ['tiff', { 0: 'II*\0' }],
  ['tiff', { 0: 'MM\0*' }],
  ['bmp', { 0: 'BM', 6: '\0\0\0\0' }],
  ['avif', { 4: 'ftypavi' }],
  ['heic', { 4: 'ftyphei' }],
  ['heic', { 4: 'ftyphev' }],
  ['heic', { 4: 'ftypmif1' }],
  ['heic', { 4: 'ftypmsf1' }],
];

const containers: readonly (readonly [format: string, signature: Signature])[] = [
  ['avi', { 0: 'RIFF', 8: 'AVI ' }],
  ['wav', { 0: 'RIFF', 8: 'WAVE' }],
  ['mp3', { 0: 'ID3' }],
  ['ogg', { 0: 'OggS' }],
  ['flv', { 0: 'FLV\x01' }],
  ['wmv', { 0: '\x30\x26\xb2\x75\x8e\x66\xcf\x11' }],
  ['mpeg-ps', { 0: '\0\0\x01\xba' }],
  ['mpeg-ts', { 0: 'G', 188: 'G', 376: 'G' }],
  // As camcorders write it, with a time before each packet.
  ['mpeg-ts', { 4: 'G', 196: 'G', 388: 'G' }],
];

/** Null for MP4, MOV, WebM, Matroska and for what nobody knows. */
function recogniseStranger(head: Buffer): Stranger | null {
  const text = head.toString('latin1', 0, recognisableBytes);
  const picture = pictures.find(([, signature]) => bears(text, signature));
  if (picture) return { kind: 'picture', format: picture[0] };
  const container = containers.find(([, signature]) => bears(text, signature));
  if (container) return { kind: 'container', format: container[0] };
  return isPure3gp(text) ? { kind: 'container', format: '3gp' } : null;
}

/** A QuickTime file older than `ftyp`, or a Live Photo, begins with one of these. */
const quickTimeStarts: ReadonlySet<string> = new Set(
  'wide mdat moov free skip pnot uuid udta junk pict PICT prfl'.split(' '),
);

/** How the file is to be read: WebM stands for Matroska too. Null for what nobody knows. */
function containerOf(head: Buffer): Container | null {
  const text = head.toString('latin1', 0, 12);
  if (text.startsWith('\x1a\x45\xdf\xa3')) return 'webm';
  if (text.startsWith('ftyp', 4)) return text.startsWith('qt  ', 8) ? 'quicktime' : 'mp4';
  return quickTimeStarts.has(text.slice(4, 8)) ? 'quicktime' : null;
}

function bears(text: string, signature: Signature): boolean {
  return Object.entries(signature).every(([offset, mark]) => text.startsWith(mark, Number(offset)));
}

/** Some phones label plain MP4 files 3gp first; their list of compatible brands then names MP4 too. */
function isPure3gp(text: string): boolean {
  if (!text.startsWith('ftyp3g', 4)) return false;
  const compatibleBrands = text.slice(16, text.charCodeAt(3));
  return !/iso[m2-9]|mp4[12]|avc1/.test(compatibleBrands);
}
