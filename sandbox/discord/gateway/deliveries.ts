/** What was sent to the app and how it took it. Times are milliseconds with fractions. */
export interface Delivery {
  kind: 'event' | 'interaction';
  /** `MESSAGE_CREATE`, `command`, `component` … */
  type: string;
  /** Of the message, channel or interaction. */
  id: string;
  sentAt: number;
  /** Somebody was connected and it left. Discord gets no receipt for events. */
  ok: boolean;
  /** From an interaction to the app's first answer. */
  answeredAfterMs?: number;
}

export interface Deliveries {
  list: Delivery[];
  event(type: string, id: string, send: () => Promise<boolean>): Promise<void>;
  interaction(type: string, id: string): Delivery;
}

export const nowMs = (): number => performance.timeOrigin + performance.now();

export function createDeliveries(): Deliveries {
  const list: Delivery[] = [];
  const add = (kind: Delivery['kind'], type: string, id: string): Delivery => {
    const delivery: Delivery = { kind, type, id, sentAt: nowMs(), ok: false };
    list.push(delivery);
    return delivery;
  };
  return {
    list,
    async event(type, id, send) {
      const delivery = add('event', type, id);
      delivery.ok = await send();
    },
    interaction: (type, id) => add('interaction', type, id),
  };
}
