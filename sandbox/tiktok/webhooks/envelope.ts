import { createHmac } from 'node:crypto';
import type { WebhookEvent } from './events.ts';

export interface Envelope {
  readonly clientKey: string;
  readonly createTimeMs: number;
  readonly event: WebhookEvent;
  readonly contentAs: 'text' | 'object';
}

/** The body as TikTok's page has it: `content` is JSON inside a string; as integrators met it, an object. */
export function writeBody({ clientKey, createTimeMs, event: told, contentAs }: Envelope): string {
  const { event, openId, facts, postId } = told;
  const known = JSON.stringify(facts);
  const content = postId === undefined ? known : `${known.slice(0, -1)},"post_id":${postId}}`;
  const body = JSON.stringify({
    client_key: clientKey,
    event,
    create_time: Math.floor(createTimeMs / 1000),
    user_openid: openId,
    content: contentAs === 'text' ? content : 0,
  });
  return contentAs === 'text' ? body : body.replace(/0}$/, `${content}}`);
}

/** The header `TikTok-Signature`, over the second of sending and the raw body. */
export function sign(clientSecret: string, nowMs: number, body: string): string {
  const seconds = Math.floor(nowMs / 1000);
  const hex = createHmac('sha256', clientSecret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},s=${hex}`;
}
