import { Failure } from '../errors.ts';
import { isIndexSane } from './check-index.ts';
import { measureVideo } from './measure-video.ts';
import { type Probe, refused } from './probe.ts';
import { recognisableBytes, recogniseStranger } from './recognise.ts';
import type { Store } from './store.ts';
import { createStoreInput, readRange } from './store-input.ts';

/**
 * Measures the video kept under `key` from a few ranges of it, whatever its size. What is no readable
 * MP4, MOV or WebM comes back as a refusal; only the store's own failures are thrown.
 */
export async function probeVideo(store: Store, key: string): Promise<Probe> {
  const sizeBytes = await store.size(key);
  if (sizeBytes === 0) return refused('media_empty', {});
  const head = await readRange(store, key, 0, Math.min(sizeBytes, recognisableBytes));
  const stranger = recogniseStranger(head);
  if (stranger?.kind === 'picture') return refused('media_is_picture', { format: stranger.format });
  if (stranger) return refused('media_container_unsupported', { container: stranger.format });
  const read = (start: number, end: number) => readRange(store, key, start, end);
  const isSane = await isIndexSane(read, sizeBytes);
  return isSane ? demuxed(store, key, sizeBytes) : refused('media_unreadable', { reason: 'index' });
}

/** Whatever a demuxer throws over a file says that the file is at fault. */
async function demuxed(store: Store, key: string, sizeBytes: number): Promise<Probe> {
  const input = createStoreInput(store, key, sizeBytes);
  try {
    return await measureVideo(input, sizeBytes);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const reason = error instanceof Error ? error.name : 'unknown';
    return refused('media_unreadable', { reason });
  } finally {
    input.dispose();
  }
}
