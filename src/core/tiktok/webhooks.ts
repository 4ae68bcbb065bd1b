/** Reads what TikTok posts to the webhook. Its signature is judged before, on the raw bytes. */
import { z } from 'zod';
import { exactId, parseExactJson } from './exact-json.ts';
import { vendorWord } from './failures.ts';
import { recogniseFailReason, type TikTokFailReason } from './refusals.ts';

export type TikTokNews =
  /** TikTok's reasons: 0 unknown, 1 by the person, 2 account deleted, 3 age, 4 banned, 5 by us. */
  | { readonly kind: 'authorization_removed'; readonly reason: number }
  | { readonly kind: 'complete' | 'inbox'; readonly publishId: string }
  | { readonly kind: 'public' | 'withdrawn'; readonly publishId: string; readonly postId: string }
  | {
      readonly kind: 'failed';
      readonly publishId: string;
      readonly failReason: TikTokFailReason | 'tiktok_unknown';
      readonly vendorFailReason: string | null;
    }
  | { readonly kind: 'other' };

export interface TikTokEvent {
  /** The same for every delivery of one event. */
  readonly key: string;
  readonly clientKey: string | null;
  readonly openId: string | null;
  readonly createdAt: Date;
  readonly news: TikTokNews;
}

const word = z.string().nullish().catch(null);

const envelope = z.object({
  client_key: word,
  event: word,
  // Seconds, as far as a Date reaches.
  create_time: z.int().min(0).max(8_640_000_000_000).catch(0),
  user_openid: word,
  content: z.unknown(),
});

const publish = z.object({ publish_id: z.string().min(1) });
const numbered = publish.extend({ post_id: exactId });
const failed = publish.extend({ reason: word, fail_reason: word });
const removed = z.object({ reason: z.int() }).catch({ reason: 0 });

const about = (kind: 'complete' | 'inbox') =>
  publish.transform(({ publish_id }): TikTokNews => ({ kind, publishId: publish_id }));

const aboutPost = (kind: 'public' | 'withdrawn') =>
  numbered.transform(
    ({ publish_id, post_id }): TikTokNews => ({ kind, publishId: publish_id, postId: post_id }),
  );

const aboutFailure = failed.transform(({ publish_id, reason, fail_reason }): TikTokNews => {
  const vendorFailReason = reason || fail_reason || null;
  return {
    kind: 'failed',
    publishId: publish_id,
    failReason: recogniseFailReason(vendorFailReason ?? ''),
    vendorFailReason: vendorFailReason === null ? null : vendorWord(vendorFailReason),
  };
});

const contents = new Map<string, z.ZodType<TikTokNews>>([
  [
    'authorization.removed',
    removed.transform(({ reason }): TikTokNews => ({ kind: 'authorization_removed', reason })),
  ],
  ['post.publish.complete', about('complete')],
  // Spelled so in one secondary source.
  ['post.publish.completed', about('complete')],
  ['post.publish.inbox_delivered', about('inbox')],
  ['post.publish.publicly_available', aboutPost('public')],
  // Misspelled by TikTok.
  ['post.publish.no_longer_publicaly_available', aboutPost('withdrawn')],
  ['post.publish.failed', aboutFailure],
]);

/** Reads a webhook's body; null when it is not a JSON object, `other` news when not understood. */
export function readWebhook(rawBody: string): TikTokEvent | null {
  const outer = envelope.safeParse(parseExactJson(rawBody));
  if (!outer.success) return null;
  const { client_key, event, create_time, user_openid, content } = outer.data;
  // The content is JSON inside a JSON string.
  const inner = typeof content === 'string' ? parseExactJson(content) : content;
  const news = contents.get(event ?? '')?.safeParse(inner).data ?? { kind: 'other' };
  return {
    key: [event, user_openid, create_time, ...identify(news)].join(' '),
    clientKey: client_key ?? null,
    openId: user_openid ?? null,
    createdAt: new Date(create_time * 1000),
    news,
  };
}

function identify(news: TikTokNews): string[] {
  const publishId = 'publishId' in news ? [news.publishId] : [];
  return 'postId' in news ? [...publishId, news.postId] : publishId;
}
