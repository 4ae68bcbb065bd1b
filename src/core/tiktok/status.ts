import { z } from 'zod';
import type { CallApi } from './api.ts';
import { exactId } from './api.ts';
import { endpoints } from './endpoints.ts';
import { vendorWord } from './failures.ts';
import { recogniseFailReason, type TikTokFailReason } from './refusals.ts';

/** How a submitted video is doing, by poll or by webhook. */
export interface PublishStatus {
  readonly status: 'processing' | 'inbox' | 'complete' | 'failed';
  /** Null unless failed; `tiktok_unknown` for a reason that is missing or not in the table. */
  readonly failReason: TikTokFailReason | 'tiktok_unknown' | null;
  /** TikTok's own word for the reason, when it gave one. */
  readonly vendorFailReason: string | null;
  readonly uploadedBytes: number | null;
  /** Exact digits; only public posts get one, after moderation. */
  readonly postIds: readonly string[];
  readonly logId: string | null;
  /** Whether everybody can see it, and since when; only webhooks tell. */
  readonly shown?: { readonly isPublic: boolean; readonly at: string };
}

/** TikTok's words and ours. A word added later says nothing final, so it counts as processing. */
const meanings: ReadonlyMap<string, PublishStatus['status']> = new Map([
  ['PROCESSING_UPLOAD', 'processing'],
  ['PROCESSING_DOWNLOAD', 'processing'],
  ['SEND_TO_USER_INBOX', 'inbox'],
  ['PUBLISH_COMPLETE', 'complete'],
  ['FAILED', 'failed'],
]);

// Beside the status nothing may make an answer unreadable: a published post with an odd id is still
// published, and must not be taken for lost.
const statusData = z.object({
  status: z.string(),
  fail_reason: z.string().nullish().catch(null),
  uploaded_bytes: z.int().nonnegative().nullish().catch(null),
  // Spelled so by TikTok. Documented as a list; a single number or string has been seen too.
  publicaly_available_post_id: z.unknown().optional(),
});

type StatusData = z.infer<typeof statusData>;

/** The exact digits of whatever TikTok names as the id of a post, or as a list of them. */
export const readIds = (ids: unknown): string[] => [ids].flat().flatMap((id) => exactId.safeParse(id).data ?? []);

function readStatus(data: StatusData, logId: string | null): PublishStatus {
  const status = meanings.get(data.status) ?? 'processing';
  const vendorFailReason = data.fail_reason || null;
  return {
    status,
    failReason: status === 'failed' ? recogniseFailReason(vendorFailReason ?? '') : null,
    vendorFailReason: vendorFailReason === null ? null : vendorWord(vendorFailReason),
    uploadedBytes: data.uploaded_bytes ?? null,
    postIds: readIds(data.publicaly_available_post_id),
    logId,
  };
}

export const createStatusCalls = (callApi: CallApi) => ({
  async fetchStatus(accessToken: string, publishId: string): Promise<PublishStatus> {
    const { data, logId } = await callApi({
      endpoint: endpoints.statusFetch,
      accessToken,
      body: { publish_id: publishId },
      data: statusData,
    });
    return readStatus(data, logId);
  },
});
