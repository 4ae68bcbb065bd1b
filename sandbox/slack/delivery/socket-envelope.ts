import type { RawData } from 'ws';
import type { Parcel } from './transport.ts';

const envelopeTypes = {
  event: 'events_api',
  command: 'slash_commands',
  interactive: 'interactive',
};

/** What a client sends back; undefined when it is nothing of the kind. */
export function parseAck(data: RawData): { envelopeId: string; payload: unknown } | undefined {
  try {
    const ack: unknown = JSON.parse(String(data));
    if (typeof ack !== 'object' || ack === null || !('envelope_id' in ack)) return undefined;
    return { envelopeId: String(ack.envelope_id), payload: 'payload' in ack ? ack.payload : {} };
  } catch {
    return undefined; // Slack drops what it cannot read, and so the envelope counts as unacknowledged.
  }
}

/** One payload as it goes through a socket. Only events are ever retried. */
export function envelopeOf(parcel: Parcel, id: string): string {
  const isEvent = parcel.kind === 'event';
  return JSON.stringify({
    envelope_id: id,
    payload: parcel.payload,
    type: envelopeTypes[parcel.kind],
    accepts_response_payload: !isEvent,
    ...(isEvent ? { retry_attempt: parcel.retry?.attempt ?? 0, retry_reason: parcel.retry?.reason ?? '' } : {}),
  });
}
