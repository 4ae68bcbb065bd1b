/** Videos: fetched from the chat, judged as they are played, and stored until they are published. */

export type { MediaAdviceCode, MediaFailureCode, MediaRefusalCode } from './codes.ts';
/** What readiness asks of the disk of a directory: its free bytes, as a fetch asks for them, and whether a file can be opened. */
export { canOpen, freeBytesOn } from './disk.ts';
/** Why one more video would be too much for a workspace, or null. */
export { createFairPlaces, type FairPlaces, quotaRefusal } from './fair-share.ts';
/** `createFetcher` streams a video into the store and throws `MediaFailureCode`s; `spareBytes` it leaves free on the disk. */
export { createFetcher, type FetcherOptions, type FetchVideo, spareBytes } from './fetch-video.ts';
export { adviseVideo, judgeVideo, videoLimits } from './judge-video.ts';
export type { UploadedVideo, VideoSource } from './open-download.ts';
/** Where videos are kept, and where they arrive from a browser: on a disk or in a bucket, as MEDIA_URL says. */
export { createPartFiles, createStore, isInBucket } from './open-store.ts';
/** Measures a stored video within fixed limits of time, bytes and depth; a file that is no video is a returned refusal. */
export { probeVideo } from './probe-video.ts';
export type { S3Access } from './s3-bucket.ts';
export type { PartFiles, Store, StoredMedia, WriteOptions } from './store.ts';
export { type Container, contentTypeOf, type Probe, type VideoFacts } from './video-facts.ts';
