import type { Message } from '../workspace/records.ts';
import type { Arguments } from './arguments.ts';
import { refuse } from './refusal.ts';

const cursorPrefix = 'next_ts:';
const maxLimit = 999;

const encode = (ts: string): string => Buffer.from(`${cursorPrefix}${ts}`).toString('base64');

function decode(cursor: string): string {
  const text = Buffer.from(cursor, 'base64').toString('utf8');
  return text.startsWith(cursorPrefix) ? text.slice(cursorPrefix.length) : refuse('invalid_cursor');
}

export interface Page {
  messages: Message[];
  hasMore: boolean;
  /** The `response_metadata` of the answer when there is more. */
  next: Record<string, unknown>;
}

// Ten digits before the point and six behind: text order is time order.
function isWithin(args: Arguments, ts: string): boolean {
  const oldest = args.string('oldest');
  const latest = args.string('latest');
  const inclusive = args.boolean('inclusive') ?? false;
  if (oldest !== undefined && (inclusive ? ts < oldest : ts <= oldest)) return false;
  return latest === undefined || (inclusive ? ts <= latest : ts < latest);
}

/** The page that limit, cursor and time range ask for out of messages in their order. */
export function pageOf(messages: readonly Message[], args: Arguments, defaultLimit: number): Page {
  const cursor = args.string('cursor');
  const limit = Math.min(args.integer('limit') || defaultLimit, maxLimit);
  const inRange = messages.filter((message) => isWithin(args, message.ts));
  const from = cursor ? inRange.findIndex((message) => message.ts === decode(cursor)) : 0;
  if (from < 0) return refuse('invalid_cursor');
  const page = inRange.slice(from, from + limit);
  const following = inRange[from + limit];
  const next = following ? { response_metadata: { next_cursor: encode(following.ts) } } : {};
  return { messages: page, hasMore: following !== undefined, next };
}
