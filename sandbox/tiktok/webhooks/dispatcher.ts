import type { Publish } from '../posting/publishes.ts';
import type { State } from '../state.ts';
import { sign, writeBody } from './envelope.ts';
import type { Ways, WebhookEvent } from './events.ts';

/**
 * Takes what has happened to the app's callback address: each event until it is answered with 200,
 * with growing pauses, for 72 hours. The order is nobody's promise.
 */

export interface Delivery {
  at: Date;
  event: string;
  publishId: string | null;
  /** Null when nobody answered. */
  status: number | null;
}

export interface Webhooks {
  /** Everything that was sent, in order. */
  readonly sent: Delivery[];
  /** Sends what has happened and was not told yet, or not heard; resolves when it is answered. */
  deliver(ways?: Ways): Promise<Delivery[]>;
  /** Sends everything that was ever sent once more, the latest first. */
  repeat(): Promise<Delivery[]>;
  /** What has happened until now will never be told. */
  lose(): void;
  reset(): void;
}

interface QueuedDelivery {
  readonly event: WebhookEvent;
  readonly body: string;
  readonly writtenAtMs: number;
  tries: number;
  nextTryAtMs: number;
}

const firstPauseMs = 10_000;
const givenUpAfterMs = 72 * 60 * 60 * 1000;
const answerWithinMs = 10_000;

export function createDispatcher(state: State, signal: AbortSignal): Webhooks {
  const { webhookUrl, clientKey, clientSecret, webhookContent: contentAs } = state.settings;
  const known = new Set<string>();
  const written: QueuedDelivery[] = [];
  let pending: QueuedDelivery[] = [];
  const sent: Delivery[] = [];

  function write(event: WebhookEvent): QueuedDelivery[] {
    const key = `${event.event} ${event.key}`;
    if (known.has(key)) return [];
    known.add(key);
    const nowMs = state.nowMs();
    const body = writeBody({ clientKey, createTimeMs: nowMs, event, contentAs });
    return [{ event, body, writtenAtMs: nowMs, tries: 0, nextTryAtMs: nowMs }];
  }

  function look(): QueuedDelivery[] {
    const seen = state.publishes.list().flatMap((publish) => eventsOf(state, publish));
    const queued = [...state.webhookEvents.splice(0), ...seen].flatMap(write);
    written.push(...queued);
    return queued;
  }

  async function send({ body, event: { event, publishId } }: QueuedDelivery): Promise<Delivery> {
    const nowMs = state.nowMs();
    const status = await post(webhookUrl, body, sign(clientSecret, nowMs, body), signal);
    const delivery = { at: new Date(nowMs), event, publishId: publishId ?? null, status };
    sent.push(delivery);
    return delivery;
  }

  async function attempt(delivery: QueuedDelivery, times: number): Promise<Delivery[]> {
    const deliveries: Delivery[] = [];
    for (let turn = 0; turn < times; turn += 1) deliveries.push(await send(delivery));
    if (deliveries.some(({ status }) => status === 200)) return deliveries;
    delivery.nextTryAtMs = state.nowMs() + firstPauseMs * 2 ** delivery.tries;
    delivery.tries += 1;
    if (state.nowMs() - delivery.writtenAtMs < givenUpAfterMs) pending.push(delivery);
    return deliveries;
  }

  async function sendAll(queued: readonly QueuedDelivery[], ways: Ways): Promise<Delivery[]> {
    const deliveries: Delivery[] = [];
    for (const delivery of ways.reversed ? queued.toReversed() : queued) {
      deliveries.push(...(await attempt(delivery, ways.times ?? 1)));
    }
    return deliveries;
  }

  return {
    sent,
    deliver(ways = {}) {
      if (webhookUrl === '') return Promise.resolve([]);
      const nowMs = state.nowMs();
      const due = [...pending, ...look()].filter(({ nextTryAtMs }) => nextTryAtMs <= nowMs);
      pending = pending.filter((delivery) => !due.includes(delivery));
      return sendAll(due, ways);
    },
    repeat: () => sendAll([...written], { reversed: true }),
    lose() {
      look();
      pending = [];
    },
    reset() {
      for (const list of [written, sent]) list.length = 0;
      pending = [];
      known.clear();
    },
  };
}

async function post(url: string, body: string, signature: string, signal: AbortSignal): Promise<number | null> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]);
  const headers = { 'content-type': 'application/json', 'tiktok-signature': signature };
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, signal: within });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return null; // Nobody listens, or not in time: TikTok tries again later.
  }
}

/** Delivers again and again in real time, one round after the other; returns what ends it. */
export function startTicker(webhooks: Webhooks, everyMs: number, ways: Ways): () => Promise<void> {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<unknown> = Promise.resolve();
  const next = (): void => {
    if (isStopped) return;
    timer = setTimeout(() => {
      round = webhooks.deliver(ways).finally(next);
    }, everyMs);
  };
  next();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await round;
  };
}

/** Read off a publish as it stands. */
function eventsOf(state: State, publish: Publish): WebhookEvent[] {
  const { publishId, openId, kind } = publish;
  const publishType = kind === 'inbox' ? 'INBOX_SHARE' : 'DIRECT_POST';
  const facts = { publish_id: publishId, publish_type: publishType };
  const about = { openId, publishId, facts };
  const { status, failReason, videos, publicPostIds } = state.progress(publish);
  if (status === 'PROCESSING_UPLOAD') return [];
  if (failReason) {
    const reason = { ...facts, reason: failReason };
    return [{ ...about, facts: reason, key: publishId, event: 'post.publish.failed' }];
  }
  const complete = { ...about, event: 'post.publish.complete' };
  const delivered = { ...about, key: publishId, event: 'post.publish.inbox_delivered' };
  return [
    ...(kind === 'inbox' ? [delivered] : []),
    ...videos.map(({ postId }) => ({ ...complete, key: `${publishId} ${postId}` })),
    ...publicPostIds.map((postId) => ({
      ...about,
      postId,
      key: `${publishId} ${postId}`,
      event: 'post.publish.publicly_available',
    })),
  ];
}
