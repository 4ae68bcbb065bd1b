/** Planned misbehaviour of a stand-in: which call goes wrong, when, and how. Knows no vendor. */
import { z } from 'zod';

export type FaultAction =
  /** Answered instead of the real answer; the stand-in does nothing. */
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body?: string }
  /** The real work is done, then this answer is sent in place of the true one. */
  | { kind: 'answer-after'; status: number; headers?: Record<string, string>; body?: string }
  /** The connection is destroyed before or after the real work. */
  | { kind: 'reset'; when: 'before' | 'after' }
  /** The connection is destroyed once this many bytes of the request body have arrived. */
  | { kind: 'reset-body'; afterBytes: number }
  /** The real answer comes late. */
  | { kind: 'delay'; delayMs: number }
  /** The head of the real answer comes at once, its body late. */
  | { kind: 'slow-body'; delayMs: number }
  /** The body of the real answer breaks off after this many bytes, though more were announced. */
  | { kind: 'cut-answer'; afterBytes: number };

export interface Fault {
  /** Any method when absent; compared without regard to case. */
  method?: string;
  /** The whole path without its query, or a pattern found anywhere in it. */
  path: string | RegExp;
  /** Which matching call since planned goes wrong first, counted from 1. Default 1. */
  nth?: number;
  /** How many calls in a row go wrong. Default 1; Infinity until reset. */
  times?: number;
  action: FaultAction;
}

export interface Faults {
  plan(fault: Fault): void;
  take(method: string, path: string): FaultAction | undefined;
  reset(): void;
}

interface PlannedFault {
  fault: Fault;
  seen: number;
}

function matches(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method.toUpperCase()) {
    return false;
  }
  // `search` ignores lastIndex, so a pattern with the g flag matches every time.
  return typeof fault.path === 'string' ? fault.path === path : path.search(fault.path) >= 0;
}

function fires({ fault, seen }: PlannedFault): boolean {
  const first = fault.nth ?? 1;
  return seen >= first && seen < first + (fault.times ?? 1);
}

function isSpent({ fault, seen }: PlannedFault): boolean {
  return seen >= (fault.nth ?? 1) + (fault.times ?? 1) - 1;
}

function checkCount(name: string, value: number | undefined): void {
  if (value === undefined || value === Number.POSITIVE_INFINITY) return;
  if (!Number.isInteger(value) || value < 1) {
    throw new RangeError(`A fault's ${name} is a whole number from 1, not ${value}.`);
  }
}

/** Every planned fault counts the calls that match it; when several fire, the oldest wins. */
export function createFaults(): Faults {
  let planned: PlannedFault[] = [];
  return {
    plan(fault) {
      checkCount('nth', fault.nth);
      checkCount('times', fault.times);
      planned.push({ fault, seen: 0 });
    },
    take(method, path) {
      const matching = planned.filter(({ fault }) => matches(fault, method, path));
      for (const entry of matching) entry.seen += 1;
      const firing = matching.find(fires);
      planned = planned.filter((entry) => !isSpent(entry));
      return firing?.fault.action;
    },
    reset() {
      planned = [];
    },
  };
}

const count = z.int().min(1);
const answer = {
  status: z.int().min(200).max(599),
  headers: z.record(z.string(), z.string()).exactOptional(),
  body: z.string().exactOptional(),
};

const action = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), ...answer }),
  z.strictObject({ kind: z.literal('answer-after'), ...answer }),
  z.strictObject({ kind: z.literal('reset'), when: z.enum(['before', 'after']) }),
  z.strictObject({ kind: z.literal('reset-body'), afterBytes: z.int().min(0) }),
  z.strictObject({ kind: z.literal('delay'), delayMs: z.int().min(0) }),
  z.strictObject({ kind: z.literal('slow-body'), delayMs: z.int().min(0) }),
  z.strictObject({ kind: z.literal('cut-answer'), afterBytes: z.int().min(0) }),
]);

/** A fault as another process sends it: with `path`, or with `pattern`, the source of a regular expression. */
export const faultBody = z
  .strictObject({
    method: z.string().exactOptional(),
    path: z.string().exactOptional(),
    pattern: z.string().exactOptional(),
    nth: count.exactOptional(),
    times: count.exactOptional(),
    action,
  })
  .transform(({ path, pattern, ...rest }, context): Fault => {
    if (path !== undefined && pattern === undefined) return { ...rest, path };
    if (path === undefined && pattern !== undefined) return { ...rest, path: new RegExp(pattern) };
    context.addIssue({ code: 'custom', message: 'Give either path or pattern.' });
    return z.NEVER;
  });
