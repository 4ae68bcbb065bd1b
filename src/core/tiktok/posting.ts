/** Opens an upload. An init alone publishes nothing; its `publish_id` must be kept before any byte. */
import { z } from 'zod';
import type { CallApi } from './api.ts';
import { planChunks } from './chunks.ts';
import { endpoints } from './endpoints.ts';

/** Who may see a video, in TikTok's own words. */
export const privacyLevels = [
  'PUBLIC_TO_EVERYONE',
  'MUTUAL_FOLLOW_FRIENDS',
  'FOLLOWER_OF_CREATOR',
  'SELF_ONLY',
] as const;

export const privacyLevel = z.enum(privacyLevels);
/** TikTok's name for an audience. */
export type PrivacyLevel = z.infer<typeof privacyLevel>;

/** What a person chose for one post. */
export interface PostSettings {
  readonly privacyLevel: PrivacyLevel;
  readonly disableComment: boolean;
  readonly disableDuet: boolean;
  readonly disableStitch: boolean;
  readonly coverTimestampMs: number;
  /** A paid partnership for somebody else. */
  readonly brandContent: boolean;
  /** Promotes the creator's own business. */
  readonly brandOrganic: boolean;
  readonly aiGenerated: boolean;
}

/** An upload that publishes by itself (https://developers.tiktok.com/doc/content-posting-api-reference-direct-post). */
export interface DirectPost {
  readonly settings: PostSettings;
  /** At most 2200 UTF-16 code units; may be empty. */
  readonly caption: string;
  readonly sizeBytes: number;
  /** Sent in one single chunk, whatever the usual plan is; only where `maySendWhole`. */
  readonly isWhole?: boolean;
}

export type InboxUpload = Pick<DirectPost, 'sizeBytes' | 'isWhole'>;

/** An upload that TikTok has opened: nothing is public before its last byte. */
export interface InitAnswer {
  readonly publishId: string;
  /** A credential, valid for an hour: never logged, kept only encrypted. */
  readonly uploadUrl: string;
  readonly logId: string | null;
}

const initData = z.object({ publish_id: z.string().min(1), upload_url: z.string().min(1) });

// TikTok names no default for any of these, so every one is sent.
const writePostInfo = (settings: PostSettings, caption: string) => ({
  title: caption,
  privacy_level: settings.privacyLevel,
  disable_comment: settings.disableComment,
  disable_duet: settings.disableDuet,
  disable_stitch: settings.disableStitch,
  video_cover_timestamp_ms: settings.coverTimestampMs,
  brand_content_toggle: settings.brandContent,
  brand_organic_toggle: settings.brandOrganic,
  is_aigc: settings.aiGenerated,
});

function writeSourceInfo({ sizeBytes, isWhole = false }: InboxUpload) {
  const { chunkSizeBytes, count } = planChunks(sizeBytes, isWhole);
  return {
    source: 'FILE_UPLOAD',
    video_size: sizeBytes,
    chunk_size: chunkSizeBytes,
    total_chunk_count: count,
  };
}

export function createPostingCalls(callApi: CallApi) {
  async function init(endpoint: string, accessToken: string, body: object): Promise<InitAnswer> {
    const { data, logId } = await callApi({ endpoint, accessToken, body, data: initData });
    return { publishId: data.publish_id, uploadUrl: data.upload_url, logId };
  }

  return {
    initDirectPost: (accessToken: string, post: DirectPost): Promise<InitAnswer> =>
      init(endpoints.videoInit, accessToken, {
        post_info: writePostInfo(post.settings, post.caption),
        source_info: writeSourceInfo(post),
      }),

    initInboxUpload: (accessToken: string, input: InboxUpload): Promise<InitAnswer> =>
      init(endpoints.inboxInit, accessToken, { source_info: writeSourceInfo(input) }),
  };
}
