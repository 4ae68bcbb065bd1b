import type { Settings } from '../settings.ts';
import { postToApp, type Reply } from './post-to-app.ts';
import { signatureHeaders } from './sign.ts';
import type { Parcel, Receipt, Transport } from './transport.ts';

const json = 'application/json';
// Exactly this: with a charset behind it Bolt answers 400.
const form = 'application/x-www-form-urlencoded';

export interface HttpTransport extends Transport {
  /** Posts an event that somebody else signed; resolves with the status the app gave. */
  sendForged(payload: object): Promise<number>;
  /** The handshake of a new request URL: true when the challenge came back. */
  verifyUrl(): Promise<boolean>;
}

function bodyOf(parcel: Parcel): { contentType: string; body: string } {
  if (parcel.kind === 'event') return { contentType: json, body: JSON.stringify(parcel.payload) };
  const fields =
    parcel.kind === 'command'
      ? Object.entries(parcel.payload).map(([name, value]): [string, string] => [name, String(value)])
      : [['payload', JSON.stringify(parcel.payload)] as [string, string]];
  return { contentType: form, body: new URLSearchParams(fields).toString() };
}

function retryHeaders(parcel: Parcel): Record<string, string> {
  if (!parcel.retry) return {};
  return {
    'x-slack-retry-num': String(parcel.retry.attempt),
    'x-slack-retry-reason': parcel.retry.reason,
  };
}

function parseBody(reply: Reply): unknown {
  if (reply.body === '') return {};
  if (!reply.headers['content-type']?.startsWith(json)) return { text: reply.body };
  try {
    return JSON.parse(reply.body);
  } catch {
    return { text: reply.body }; // What Slack cannot read as JSON it takes for words.
  }
}

function receiptOf(reply: Reply): Receipt {
  if (reply.status >= 200 && reply.status < 300) return { ok: true, body: parseBody(reply) };
  if (reply.status >= 300 && reply.status < 400) return { ok: false, reason: 'too_many_redirects' };
  const stopRetrying = reply.headers['x-slack-no-retry'] === '1';
  return { ok: false, reason: 'http_error', stopRetrying };
}

export function createHttpTransport(settings: Settings): HttpTransport {
  const post = (body: string, headers: Record<string, string>) => {
    if (settings.eventsUrl === undefined) return Promise.resolve('connection_failed' as const);
    return postToApp(settings.eventsUrl, body, headers, settings.ackTimeoutMs);
  };
  const postSigned = (secret: string, contentType: string, body: string, extra = {}) =>
    post(body, { 'content-type': contentType, ...signatureHeaders(secret, body), ...extra });
  return {
    async send(parcel) {
      const { contentType, body } = bodyOf(parcel);
      const extra = retryHeaders(parcel);
      const reply = await postSigned(settings.signingSecret, contentType, body, extra);
      return typeof reply === 'string' ? { ok: false, reason: reply } : receiptOf(reply);
    },
    async sendForged(payload) {
      const reply = await postSigned('not-the-signing-secret', json, JSON.stringify(payload));
      if (typeof reply === 'string') throw new Error(`The app could not be reached: ${reply}.`);
      return reply.status;
    },
    async verifyUrl() {
      const challenge = 'a-challenge-to-be-echoed';
      const body = JSON.stringify({ type: 'url_verification', token: 'sandbox', challenge });
      const reply = await postSigned(settings.signingSecret, json, body);
      return typeof reply !== 'string' && reply.status === 200 && reply.body.includes(challenge);
    },
  };
}
