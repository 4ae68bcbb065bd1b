export { adviseVideo, videoWishes } from './advise-video.ts';
export {
  type MediaAdvice,
  type MediaAdviceCode,
  type MediaFailureCode,
  type MediaRefusal,
  type MediaRefusalCode,
  mediaAdviceCodes,
  mediaFailureCodes,
  mediaRefusalCodes,
} from './codes.ts';
export { createStore } from './create-store.ts';
export { createFetcher, type FetcherOptions, type FetchVideo } from './fetch-video.ts';
export type { FileStoreOptions } from './file-store.ts';
export { judgeVideo, videoLimits } from './judge-video.ts';
export type { Probe } from './probe.ts';
export { probeVideo } from './probe-video.ts';
export type { ByteRange, Store, StoredMedia, WriteOptions } from './store.ts';
export { type Container, contentTypeOf, type VideoFacts } from './video-facts.ts';
export type { VideoSource } from './video-source.ts';
