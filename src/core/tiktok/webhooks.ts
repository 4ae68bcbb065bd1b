/** What a webhook says, in our words. Its envelope is JSON, and so is the text of the `content` inside it. */

import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { parseExactJson } from './api.ts';
import { vendorWord } from './failures.ts';
import { recogniseFailReason } from './refusals.ts';
import { type PublishStatus, readIds } from './status.ts';

/** What TikTok tells by itself (https://developers.tiktok.com/doc/webhooks-events). */
export type Webhook =
  | { readonly kind: 'publish'; readonly publishId: string; readonly status: PublishStatus }
  | { readonly kind: 'authorization_removed'; readonly openId: string; readonly at: Date }
  /** Of another app, of a kind that concerns nobody here, or not as documented. */
  | { readonly kind: 'other'; readonly event: string };

const envelope = z.object({
  client_key: z.string(),
  event: z.string(),
  create_time: z.union([z.int(), z.string().regex(/^\d{1,15}$/)]).transform(Number),
  user_openid: z.string().nullish(),
  // Documented as JSON inside a string; an object has been seen too. Some events need none.
  content: z.union([z.string(), z.looseObject({})]).catch(''),
});
type Envelope = z.infer<typeof envelope>;

const publishContent = z.object({
  publish_id: z.string().min(1),
  reason: z.string().nullish().catch(null),
  // TikTok documents `reason`; the other has been seen.
  fail_reason: z.string().nullish().catch(null),
  post_id: z.unknown().optional(),
});
type PublishContent = z.infer<typeof publishContent>;

/** Reads a body whose signature was right; `clientKey` is ours. */
export function readWebhook(clientKey: string, text: string): Webhook {
  const outer = envelope.safeParse(parseExactJson(text));
  if (!outer.success) return { kind: 'other', event: 'illegible' };
  const { data } = outer;
  const other = { kind: 'other', event: eventWord(data.event) } as const;
  if (data.client_key !== clientKey) return other;
  const at = instantOf(data.create_time);
  if (at === null) return other;
  if (data.event !== 'authorization.removed') return readPublish(data, at) ?? other;
  const { user_openid: openId } = data;
  return openId ? { kind: 'authorization_removed', openId, at } : other;
}

/** Documented in seconds; what would be a thousand years away is in milliseconds. Null for what is no instant at all. */
function instantOf(createTime: number): Date | null {
  const isInSeconds = createTime < 32_000_000_000;
  const at = new Date(isInSeconds ? createTime * 1000 : createTime);
  return createTime >= 0 && !Number.isNaN(at.getTime()) ? at : null;
}

/** An event's name as it may stand in a log line. */
const eventWord = (event: string): string => (/^[a-z_.]{1,64}$/.test(event) ? event : 'illegible');

function readPublish({ event, content }: Envelope, at: Date): Webhook | null {
  const tell = Object.hasOwn(statuses, event) ? statuses[event] : undefined;
  const inner = publishContent.safeParse(typeof content === 'string' ? parseExactJson(content) : content);
  if (!tell || !inner.success) return null;
  const status = { ...nothingKnown, ...tell(inner.data, at) };
  return { kind: 'publish', publishId: inner.data.publish_id, status };
}

const nothingKnown = {
  failReason: null,
  vendorFailReason: null,
  uploadedBytes: null,
  postIds: [],
  logId: null,
} as const;

type Tell = (content: PublishContent, at: Date) => Pick<PublishStatus, 'status'> & Partial<PublishStatus>;

const complete: Tell = () => ({ status: 'complete' });

/** A video that is or was public has been published, whichever word comes first. */
const shownOrNot =
  (isPublic: boolean): Tell =>
  ({ post_id }, at) => ({
    status: 'complete',
    postIds: readIds(post_id),
    shown: { isPublic, at: at.toISOString() },
  });

const statuses: Readonly<Record<string, Tell>> = {
  'post.publish.failed': ({ reason, fail_reason }) => {
    const word = reason || fail_reason || null;
    return {
      status: 'failed',
      failReason: recogniseFailReason(word ?? ''),
      vendorFailReason: word === null ? null : vendorWord(word),
    };
  },
  'post.publish.complete': complete,
  // The page has the name above, a note by others this one.
  'post.publish.completed': complete,
  'post.publish.inbox_delivered': () => ({ status: 'inbox' }),
  'post.publish.publicly_available': shownOrNot(true),
  // Spelled so by TikTok; the right spelling is taken as well.
  'post.publish.no_longer_publicaly_available': shownOrNot(false),
  'post.publish.no_longer_publicly_available': shownOrNot(false),
};

/**
 * Whether `TikTok-Signature: t=<seconds>,s=<hex>` is TikTok's over these very bytes. No age is asked
 * of `t`: TikTok delivers again for 72 hours and does not say whether it signs anew.
 */
export function isSignedBy(clientSecret: string, header: string | undefined, body: Uint8Array): boolean {
  // Without a TikTok app there is no secret, and everybody could sign with none.
  if (clientSecret === '') return false;
  const parts = new Map((header ?? '').split(',').map(splitPart));
  const [seconds, given] = [parts.get('t') ?? '', parts.get('s') ?? ''];
  if (!/^\d{1,15}$/.test(seconds) || !/^[0-9a-f]{64}$/.test(given)) return false;
  const expected = createHmac('sha256', clientSecret).update(`${seconds}.`).update(body).digest();
  return timingSafeEqual(Buffer.from(given, 'hex'), expected);
}

function splitPart(part: string): [string, string] {
  const at = part.indexOf('=');
  return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
}
