/** Videos: fetched from the chat, judged as they are played, and stored until they are published. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mediaFailure } from './refusal-codes.ts';
import { createDiskParts } from './store/file-parts.ts';
import { createFileStore } from './store/file-store.ts';
import { openBucket, type S3Access, type S3Place } from './store/s3-bucket.ts';
import { createS3Parts } from './store/s3-parts.ts';
import { createS3Store } from './store/s3-store.ts';
import type { PartFiles, Store } from './store/store.ts';

/** Why one more video would be too much for a workspace, or null. */
export { createFairPlaces, type FairPlaces, quotaRefusal } from './fair-share.ts';
/** `createFetcher` streams a video into the store and throws `MediaFailureCode`s; `spareBytes` it leaves free on the disk. */
export { createFetcher, type FetcherOptions, type FetchVideo, spareBytes } from './fetch-video.ts';
export { adviseVideo, judgeVideo, videoLimits } from './judge-video.ts';
export type { UploadedVideo, VideoSource } from './open-download.ts';
/** Measures a stored video within fixed limits of time, bytes and depth; a file that is no video is a returned refusal. */
export { probeVideo } from './probe/probe-video.ts';
export { type Container, contentTypeOf, type Probe, type VideoFacts } from './probe/video-facts.ts';
export type { MediaAdviceCode, MediaFailureCode, MediaRefusalCode } from './refusal-codes.ts';
/** What readiness asks of the disk of a directory: its free bytes, as a fetch asks for them, and whether a file can be opened. */
export { canOpen, freeBytesOn } from './store/disk.ts';
export type { S3Access } from './store/s3-bucket.ts';
export type { PartFiles, Store, StoredMedia, WriteOptions } from './store/store.ts';

/**
 * Opens the store that `mediaUrl` names: `file:<directory>`, also a relative one, or `s3://bucket/prefix`, which `access`
 * leads to. Asks nothing of either yet. Any other address is the failure `media_store_unsupported`.
 */
export function createStore(mediaUrl: string, access: S3Access = {}): Store {
  const place = placeOf(mediaUrl);
  return 'bucket' in place ? createS3Store(openBucket(place, access)) : createFileStore(place.directory);
}

/** The files that arrive for that store; every process that knows it can take them over. */
export function createPartFiles(mediaUrl: string, access: S3Access = {}): PartFiles {
  const place = placeOf(mediaUrl);
  if (!('bucket' in place)) return createDiskParts(place.directory);
  const bucket = openBucket(place, access);
  return createS3Parts(bucket, createS3Store(bucket));
}

/** Whether videos lie where no disk of this machine can run full. */
export const isInBucket = (mediaUrl: string): boolean => mediaUrl.startsWith('s3:');

/** A bucket, a prefix, and whether the bucket stands in the path of each address (the SDK has no variable for it). */
const s3Address = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:\/[\w!.*'()-]+)*)\/?(?:\?path-style=(true|false))?$/;

/** Only the scheme goes into the facts: an address may carry credentials. */
function placeOf(mediaUrl: string): { readonly directory: string } | S3Place {
  const [, scheme = 'none', path = ''] = /^([a-z0-9+.-]+):(.*)$/s.exec(mediaUrl) ?? [];
  if (scheme === 'file' && path.startsWith('///')) return { directory: fileURLToPath(mediaUrl) };
  if (scheme === 'file' && path !== '' && !path.startsWith('//')) return { directory: resolve(path) };
  const [, bucket, folder = '', pathStyle] = s3Address.exec(mediaUrl) ?? [];
  if (bucket === undefined) throw mediaFailure('media_store_unsupported', { scheme });
  const prefix = folder === '' ? '' : `${folder.slice(1)}/`;
  return { bucket, prefix, ...(pathStyle && { isInPath: pathStyle === 'true' }) };
}
