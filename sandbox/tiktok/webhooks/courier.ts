import type { State } from '../state.ts';
import { sign, writeBody } from './envelope.ts';
import { happeningsOf } from './happenings.ts';
import type { Happening, Ways } from './news.ts';

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

interface Letter {
  readonly happening: Happening;
  readonly body: string;
  readonly writtenAtMs: number;
  tries: number;
  nextTryAtMs: number;
}

const firstPauseMs = 10_000;
const givenUpAfterMs = 72 * 60 * 60 * 1000;
const answerWithinMs = 10_000;

export function createCourier(state: State, signal: AbortSignal): Webhooks {
  const { webhookUrl, clientKey, clientSecret, webhookContent: contentAs } = state.settings;
  const known = new Set<string>();
  const written: Letter[] = [];
  let pending: Letter[] = [];
  const sent: Delivery[] = [];

  function write(happening: Happening): Letter[] {
    const key = `${happening.event} ${happening.key}`;
    if (known.has(key)) return [];
    known.add(key);
    const nowMs = state.nowMs();
    const body = writeBody({ clientKey, createTimeMs: nowMs, happening, contentAs });
    return [{ happening, body, writtenAtMs: nowMs, tries: 0, nextTryAtMs: nowMs }];
  }

  function look(): Letter[] {
    const seen = state.publishes.list().flatMap((publish) => happeningsOf(state, publish));
    const letters = [...state.news.splice(0), ...seen].flatMap(write);
    written.push(...letters);
    return letters;
  }

  async function send({ body, happening }: Letter): Promise<Delivery> {
    const nowMs = state.nowMs();
    const status = await post(webhookUrl, body, sign(clientSecret, nowMs, body), signal);
    const { event, publishId = null } = happening;
    const delivery = { at: new Date(nowMs), event, publishId, status };
    sent.push(delivery);
    return delivery;
  }

  async function attempt(letter: Letter, times: number): Promise<Delivery[]> {
    const deliveries: Delivery[] = [];
    for (let turn = 0; turn < times; turn += 1) deliveries.push(await send(letter));
    if (deliveries.some(({ status }) => status === 200)) return deliveries;
    letter.nextTryAtMs = state.nowMs() + firstPauseMs * 2 ** letter.tries;
    letter.tries += 1;
    if (state.nowMs() - letter.writtenAtMs < givenUpAfterMs) pending.push(letter);
    return deliveries;
  }

  async function sendAll(letters: readonly Letter[], ways: Ways): Promise<Delivery[]> {
    const deliveries: Delivery[] = [];
    for (const letter of ways.reversed ? letters.toReversed() : letters) {
      deliveries.push(...(await attempt(letter, ways.times ?? 1)));
    }
    return deliveries;
  }

  return {
    sent,
    deliver(ways = {}) {
      if (webhookUrl === '') return Promise.resolve([]);
      const nowMs = state.nowMs();
      const due = [...pending, ...look()].filter(({ nextTryAtMs }) => nextTryAtMs <= nowMs);
      pending = pending.filter((letter) => !due.includes(letter));
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
