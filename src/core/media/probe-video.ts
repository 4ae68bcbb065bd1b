import { createBoundedReader, DamagedIndex, type ReadLimits, readLimits, TooComplex } from './bounded-reader.ts';
import { readMp4 } from './read-mp4.ts';
import { readWebm } from './read-webm.ts';
import { containerOf, recognisableBytes, recogniseStranger } from './recognise.ts';
import type { OpenMedia, Store } from './store.ts';
import { type Probe, refused } from './video-facts.ts';

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
