import type { WireObject } from '../workspace/records.ts';

type ParcelKind = 'event' | 'command' | 'interactive';

/** One payload on its way to the app. `retry` is absent on the first attempt. */
export interface Parcel {
  kind: ParcelKind;
  payload: WireObject;
  retry?: { attempt: number; reason: string };
}

/** What came of one attempt. */
export type Receipt = { ok: true; body: unknown } | { ok: false; reason: FailureReason; stopRetrying?: boolean };

export type FailureReason = 'timeout' | 'http_timeout' | 'http_error' | 'connection_failed' | 'too_many_redirects';

/** How the app is reached: a socket that it opened, or its own HTTP endpoint. */
export interface Transport {
  send(parcel: Parcel): Promise<Receipt>;
}
