/** Calls with a bearer token. Their answers share one envelope, and its `error.code` decides. */

import { isInteger, isSafeNumber, parse } from 'lossless-json';
import { z } from 'zod';
import { legibleLogId, refused, unexpectedBody, unexpectedStatus } from './failures.ts';
import type { Answer, Send } from './transport.ts';

const envelope = z.object({
  error: z.object({
    code: z.string().min(1),
    message: z.string().catch(''),
    // The reference tables write `logid`, the examples `log_id`.
    log_id: z.string().nullish().catch(null),
    logid: z.string().nullish().catch(null),
  }),
});

interface ApiCall<Data> {
  readonly endpoint: string;
  readonly accessToken: string;
  /** Sent as JSON by POST; null posts an empty body; absent means GET. */
  readonly body?: object | null;
  readonly query?: Readonly<Record<string, string>>;
  readonly data: z.ZodType<Data>;
}

interface ApiAnswer<Data> {
  readonly data: Data;
  readonly logId: string | null;
}

export type CallApi = <Data>(call: ApiCall<Data>) => Promise<ApiAnswer<Data>>;

export function createCallApi(send: Send): CallApi {
  return async ({ endpoint, accessToken, body, query, data }) => {
    const answer = await send({
      method: body === undefined ? 'GET' : 'POST',
      endpoint,
      headers: {
        authorization: `Bearer ${accessToken}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json; charset=UTF-8' }),
      },
      ...(query ? { query } : {}),
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return readEnvelope(endpoint, answer, data);
  };
}

function readEnvelope<Data>(endpoint: string, answer: Answer, data: z.ZodType<Data>): ApiAnswer<Data> {
  const { status } = answer;
  const isSuccess = status >= 200 && status < 300;
  const body = parseExactJson(answer.body);
  const outer = envelope.safeParse(body);
  if (!outer.success) {
    throw isSuccess ? unexpectedBody(endpoint, status, firstIssue(outer.error)) : unexpectedStatus(endpoint, status);
  }
  const { code: word, message, log_id, logid } = outer.data.error;
  const logId = legibleLogId(log_id ?? logid);
  if (word !== 'ok') throw refused({ endpoint, httpStatus: status, logId, word, message });
  if (!isSuccess) throw unexpectedStatus(endpoint, status);
  const inner = z.object({ data }).safeParse(body);
  if (!inner.success) throw unexpectedBody(endpoint, status, firstIssue(inner.error), logId);
  return { data: inner.data.data, logId };
}

/** The path of the first field that is not as documented; values are never told. */
export const firstIssue = (error: z.ZodError): string => error.issues[0]?.path.join('.') || 'body';

/**
 * Parses JSON, or returns undefined. Post ids have 19 digits and would be rounded by JSON.parse,
 * so an integer above 2^53 comes as the string of its digits.
 */
export function parseExactJson(text: string): unknown {
  try {
    return parse(text, null, (digits) => (isInteger(digits) && !isSafeNumber(digits) ? digits : Number(digits)));
  } catch {
    return undefined;
  }
}

/** A 64-bit id that TikTok sends as a number or as a string: its exact digits. */
export const exactId = z
  .union([z.int().nonnegative(), z.string()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,20}$/));
