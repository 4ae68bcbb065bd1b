/**
 * What TikTok tells by itself: kept as it came, answered at once, understood afterwards. A webhook
 * may come twice, late and in any order, so everything it leads to is guarded where it happens.
 */
import { createHash } from 'node:crypto';
import type { Inbox } from './inbox/index.ts';
import type { Alarm, Log } from './ports.ts';
import type { Posts } from './posts/index.ts';
import type { Profiles } from './profiles/index.ts';
import type { TikTok } from './tiktok/index.ts';

/** What TikTok tells by itself: kept and answered first, then understood. */
export interface Webhooks {
  /** Keeps a webhook whose signature over the raw body is TikTok's; the same body is kept once. */
  keep(signature: string | undefined, body: Uint8Array): Promise<'kept' | 'forged' | 'not_json'>;
  /** Does what a kept one means. */
  take(inboxEventId: string): Promise<void>;
}

interface WebhooksDeps {
  readonly inbox: Inbox;
  readonly posts: Pick<Posts, 'onWebhook'>;
  readonly profiles: Pick<Profiles, 'endAuthorization'>;
  readonly tiktok: Pick<TikTok, 'isGenuine' | 'readWebhook'>;
  readonly alarm: Pick<Alarm, 'takeWebhook'>;
  readonly log: Log;
}

export function createWebhooks(deps: WebhooksDeps): Webhooks {
  const { inbox, tiktok, alarm } = deps;
  return {
    keep: async (signature, body) => {
      if (!tiktok.isGenuine(signature, body)) return 'forged';
      const text = readJsonText(body);
      if (text === null) return 'not_json';
      const externalId = createHash('sha256').update(body).digest('hex');
      const kept = await inbox.keep({ platform: 'tiktok', externalId, body: { text } });
      if (kept.isNew) alarm.takeWebhook(kept.id);
      return 'kept';
    },
    // What it told of a post a poll finds out as well.
    take: (id) =>
      inbox.take(id, async ({ body, isGivenUp }) => {
        if (!isGivenUp) await work(deps, (body as { text: string }).text);
      }),
  };
}

/** Kept as text: a number with 19 digits would not survive being parsed and written again. */
function readJsonText(body: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    JSON.parse(text);
    return text;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

async function work({ posts, profiles, tiktok, log }: WebhooksDeps, text: string): Promise<void> {
  const webhook = tiktok.readWebhook(text);
  switch (webhook.kind) {
    case 'publish': {
      const isKnown = await posts.onWebhook(webhook.publishId, webhook.status);
      if (!isKnown) log.info({ status: webhook.status.status }, 'a webhook about an unknown id');
      return;
    }
    case 'authorization_removed':
      return profiles.endAuthorization(webhook.openId, webhook.at);
    case 'other':
      log.info({ event: webhook.event }, 'a webhook that concerns nobody here');
  }
}
