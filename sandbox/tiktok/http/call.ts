import { type CallRecord as BaseRecord, type Call as HttpCall, readText as readBodyText } from '../../http/call.ts';

/** What is noted of a request to TikTok's own routes beside what every stand-in keeps. */
export interface CallRecord extends BaseRecord {
  /** `error.code`, the OAuth `error`, the refused authorize parameter, or `ok`. */
  code?: string;
  openId?: string;
  publishId?: string;
  /** Content-Range of an upload. */
  range?: string;
  /** Why the real service would refuse this call by the client's own fault. */
  refused?: string;
}

export type Call = HttpCall<CallRecord>;

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly code?: string;
  /** Set when the client itself is to blame; a sentence for the log. */
  readonly refused?: string;
}

export type Handler = (call: Call) => Answer | Promise<Answer>;

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly handle: Handler;
}

const bodyLimitBytes = 1024 * 1024;

/** The body as text, or null when it is longer than any message of this API. */
export const readText = (call: Call): Promise<string | null> => readBodyText(call.body, bodyLimitBytes);

/** The media type without parameters, lower case. */
export const mediaType = (call: Call): string =>
  (call.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
