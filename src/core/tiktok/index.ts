/** TikTok's Login Kit and Content Posting API, v2, over HTTP. Knows TikTok; knows no post and no row. */
import type { Clock } from '../clock.ts';
import { createCallApi } from './api.ts';
import type { ChunkAnswer } from './chunks.ts';
import { type CreatorInfo, createCreatorCalls, type UserInfo } from './creator.ts';
import type { Application, AuthorizeInput } from './oauth.ts';
import { createOAuth, type TokenSet } from './oauth.ts';
import { createPostingCalls, type DirectPost, type InboxUpload, type InitAnswer } from './posting.ts';
import { createStatusCalls, type PublishStatus } from './status.ts';
import { createSend, defaultTimeouts, type Timeouts } from './transport.ts';
import { type ChunkUpload, createUploadChunk } from './upload.ts';
import { isSignedBy, readWebhook, type Webhook } from './webhooks.ts';

export type { ChunkAnswer } from './chunks.ts';
export { type Chunk, type ChunkPlan, maySendWhole, planChunks } from './chunks.ts';
export type { CreatorInfo, UserInfo } from './creator.ts';
export { isTikTokFailure, type TikTokFailure } from './failures.ts';
export type { TokenSet } from './oauth.ts';
export type { DirectPost, InitAnswer } from './posting.ts';
export { type PostSettings, type PrivacyLevel, privacyLevels } from './posting.ts';
export { refusals, type TikTokCode, type TikTokFailReason } from './refusals.ts';
export type { PublishStatus } from './status.ts';
export type { Timeouts } from './transport.ts';
export type { ChunkUpload, VideoContentType } from './upload.ts';
export { readVideoLink } from './video-link.ts';
export type { Webhook } from './webhooks.ts';

/** The app's own keys, and where its calls go. */
export interface TikTokOptions extends Application {
  /** The origin before `/v2`. */
  readonly apiUrl: string;
  readonly clientSecret: string;
  /** Hosts with port beside TikTok's own that videos may be sent to, also by plain http. */
  readonly uploadHosts: readonly string[];
  readonly clock: Clock;
  readonly timeouts?: Partial<Timeouts>;
}

/**
 * Nothing here repeats a call. Whatever fails is thrown as a `TikTokFailure` whose remedy says what
 * the caller may do; its facts hold TikTok's log id, the status and the endpoint, never a secret.
 */
export interface TikTok {
  /** Where to send the person; the verifier has 43 to 128 unreserved characters, else RangeError. */
  authorizeUrl(input: AuthorizeInput): string;
  /** Trades a URL-decoded code for tokens, once: after any failure the login starts again. */
  exchangeCode(input: { code: string; codeVerifier: string }): Promise<TokenSet>;
  /** Trades a refresh token for a new pair; the old one stops working. */
  refresh(refreshToken: string): Promise<TokenSet>;
  /**
   * Whether TikTok knows this client key with this secret. It asks for a token of the app itself, which gives access to
   * nobody's account and is not kept.
   */
  checkKey(): Promise<boolean>;
  /** Ends the login behind a token. */
  revoke(accessToken: string): Promise<void>;
  /** Whose account the token is for. */
  userInfo(accessToken: string): Promise<UserInfo>;
  /** What the creator may post now; a creator who may not post at all is a thrown refusal. */
  creatorInfo(accessToken: string): Promise<CreatorInfo>;
  /** Opens an upload that publishes by itself once the last byte is in. */
  initDirectPost(accessToken: string, post: DirectPost): Promise<InitAnswer>;
  /** Opens an upload that ends as a draft in the creator's TikTok inbox. */
  initInboxUpload(accessToken: string, input: InboxUpload): Promise<InitAnswer>;
  /**
   * Streams one chunk; chunks go strictly in order. Rejects with the signal's reason when aborted
   * and with the body's own error when reading it fails.
   */
  uploadChunk(upload: ChunkUpload): Promise<ChunkAnswer>;
  /** How the upload with this publish id is doing; `invalid_publish_id` is a thrown refusal. */
  fetchStatus(accessToken: string, publishId: string): Promise<PublishStatus>;
  /** Whether a webhook's raw body carries TikTok's signature. */
  isGenuine(signature: string | undefined, body: Uint8Array): boolean;
  /** What a genuine webhook says. */
  readWebhook(text: string): Webhook;
}

/** A client for one app; calls of many accounts go through it. */
export function createTikTok(options: TikTokOptions): TikTok {
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const send = createSend(options.apiUrl, timeouts);
  const callApi = createCallApi(send);
  return {
    ...createOAuth(send, options),
    ...createCreatorCalls(callApi),
    ...createPostingCalls(callApi),
    ...createStatusCalls(callApi),
    uploadChunk: createUploadChunk({ uploadHosts: options.uploadHosts, timeouts }),
    isGenuine: (signature, body) => isSignedBy(options.clientSecret, signature, body),
    readWebhook: (text) => readWebhook(options.clientKey, text),
  };
}
