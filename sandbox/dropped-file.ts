import { stat } from 'node:fs/promises';

/** A file as somebody drops it. */
export interface DroppedFile<DownloadFault> {
  name: string;
  /** On disk; streamed, never held in memory. */
  path?: string;
  bytes?: Uint8Array;
  mimetype?: string;
  /** What the platform claims, when that shall differ from the truth. */
  sizeBytes?: number;
  download?: DownloadFault;
  /** How many downloads go wrong before they work. Default: all of them. */
  downloadFaults?: number;
  /** How long a `slow` download takes in all. */
  slowMs?: number;
}

export async function sizeOf({
  sizeBytes,
  path,
  bytes,
}: Pick<DroppedFile<unknown>, 'sizeBytes' | 'path' | 'bytes'>): Promise<number> {
  if (sizeBytes !== undefined) return sizeBytes;
  return path === undefined ? (bytes?.length ?? 0) : (await stat(path)).size;
}

/** How it is kept, and what goes wrong when it is downloaded. */
export const keptAs = <DownloadFault extends string>(file: DroppedFile<DownloadFault>) => ({
  content: file.path === undefined ? { bytes: file.bytes ?? new Uint8Array() } : { path: file.path },
  download: file.download ?? ('ok' as const),
  faultsLeft: file.downloadFaults ?? Number.POSITIVE_INFINITY,
  slowMs: file.slowMs ?? 2000,
});
