import type { Settings } from '../settings.ts';
import type { Changes } from '../workspace/changes.ts';
import type { WireObject } from '../workspace/records.ts';
import { createSchedule } from './schedule.ts';
import type { FailureReason, Receipt, Transport } from './transport.ts';

/** What was sent to the app and how it took it. Times are milliseconds with fractions. */
export interface Delivery {
  kind: 'event' | 'command' | 'interactive';
  /** `message/file_share`, `app_mention`, `/schedy`, `block_actions` … */
  type: string;
  eventId?: string;
  /** The message that the event tells of. */
  ts?: string;
  sentAt: number;
  /** From the attempt that was acknowledged. */
  ackedAfterMs?: number;
  attempts: number;
  ok: boolean;
  /** False while retries are to come. */
  settled: boolean;
  lastFailure?: FailureReason;
}

export interface Dispatcher {
  deliveries: Delivery[];
  /** Sends an event now and again as long as it is not acknowledged and tries remain. */
  deliverEvent(payload: WireObject, about: { type: string; ts?: string }): Delivery;
  /** From now on events are dropped without a word, or no longer; what is dropped is never sent. */
  drop(isDropping: boolean): void;
  /** Tells the app something outside of its events. */
  notify(payload: WireObject): Promise<Receipt>;
  /** Commands and interactions: one attempt, the answer goes to the person who is waiting. */
  ask(kind: 'command' | 'interactive', type: string, payload: WireObject): Promise<Asked>;
  /** Tries every waiting event now; resolves when each was acknowledged or failed once more. */
  deliverPending(): Promise<void>;
  /** Sends an event again although it was acknowledged, as Slack now and then does. */
  redeliver(eventId: string): Promise<Delivery>;
  reset(): void;
}

export interface Asked {
  receipt: Receipt;
  delivery: Delivery;
}

const nowMs = (): number => performance.timeOrigin + performance.now();

interface QueuedEvent {
  delivery: Delivery;
  payload: WireObject;
}

export function createDispatcher(settings: Settings, changes: Changes, transport: Transport): Dispatcher {
  const deliveries: Delivery[] = [];
  const events = new Map<string, QueuedEvent>();
  const schedule = createSchedule();
  let isDropping = false;

  const record = (delivery: Omit<Delivery, 'sentAt' | 'attempts' | 'ok' | 'settled'>): Delivery => {
    const entry: Delivery = {
      ...delivery,
      sentAt: nowMs(),
      attempts: 0,
      ok: false,
      settled: false,
    };
    deliveries.push(entry);
    return entry;
  };

  const settle = async (queued: QueuedEvent, ackedAfterMs: number): Promise<void> => {
    const { delivery, payload } = queued;
    Object.assign(delivery, { ok: true, settled: true, ackedAfterMs });
    changes.changed();
    const event = (payload.event ?? {}) as WireObject;
    await changes.tell('event-acked', { eventId: delivery.eventId ?? '', event });
    changes.changed();
  };

  const waitOrGiveUp = (queued: QueuedEvent, failure: Receipt & { ok: false }): void => {
    const { delivery } = queued;
    delivery.lastFailure = failure.reason;
    const delayMs = settings.retryDelaysMs[delivery.attempts - 1];
    // A reset forgets events; one that was in flight then must not come back.
    const isForgotten = !events.has(delivery.eventId ?? '');
    if (delayMs === undefined || failure.stopRetrying || isForgotten) delivery.settled = true;
    else schedule.in(delayMs, () => attempt(queued));
    changes.changed();
  };

  const attempt = async (queued: QueuedEvent): Promise<void> => {
    const { delivery, payload } = queued;
    const startedAt = nowMs();
    delivery.attempts += 1;
    const retry =
      delivery.attempts === 1
        ? {}
        : { retry: { attempt: delivery.attempts - 1, reason: delivery.lastFailure ?? 'timeout' } };
    const receipt = await transport.send({ kind: 'event', payload, ...retry });
    if (receipt.ok) await settle(queued, nowMs() - startedAt);
    else waitOrGiveUp(queued, receipt);
  };

  return {
    deliveries,
    deliverEvent(payload, about) {
      const eventId = String(payload.event_id);
      const delivery = record({ kind: 'event', eventId, ...about });
      const queued = { delivery, payload };
      if (isDropping) {
        delivery.settled = true;
        return delivery;
      }
      events.set(eventId, queued);
      schedule.now(() => attempt(queued));
      return delivery;
    },
    drop(on) {
      isDropping = on;
    },
    notify: (payload) => transport.send({ kind: 'event', payload }),
    async ask(kind, type, payload) {
      const delivery = record({ kind, type });
      delivery.attempts = 1;
      const receipt = await transport.send({ kind, payload });
      const failure = receipt.ok ? {} : { lastFailure: receipt.reason };
      const ackedAfterMs = receipt.ok ? { ackedAfterMs: nowMs() - delivery.sentAt } : {};
      Object.assign(delivery, { ok: receipt.ok, settled: true, ...failure, ...ackedAfterMs });
      changes.changed();
      return { receipt, delivery };
    },
    deliverPending: () => schedule.hurry(),
    async redeliver(eventId) {
      const queued = events.get(eventId);
      if (!queued) throw new Error(`No event ${eventId} was ever sent.`);
      const { delivery, payload } = queued;
      const again = record({ ...pickAbout(delivery), kind: 'event', eventId });
      again.attempts = 1;
      again.lastFailure = 'timeout';
      await attempt({ delivery: again, payload });
      return again;
    },
    reset() {
      schedule.clear();
      isDropping = false;
      deliveries.length = 0;
      events.clear();
    },
  };
}

function pickAbout(delivery: Delivery): { type: string; ts?: string } {
  return { type: delivery.type, ...(delivery.ts === undefined ? {} : { ts: delivery.ts }) };
}
