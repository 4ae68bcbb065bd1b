import { z } from 'zod';
import type { Fault } from '../../faults.ts';
import { failReasons } from '../posting/fail-reasons.ts';

/** What another process may send to the control surface, and what it means in here. */

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

/** A fault with `path`, or with `pathPattern`, the source of a regular expression. */
const fault = z.strictObject({
  method: z.string().exactOptional(),
  path: z.string().exactOptional(),
  pathPattern: z.string().exactOptional(),
  nth: count.exactOptional(),
  times: count.exactOptional(),
  action,
});

export const accountBody = z.strictObject({
  handle: z.string(),
  nickname: z.string().exactOptional(),
  private: z.boolean().exactOptional(),
  commentDisabled: z.boolean().exactOptional(),
  duetDisabled: z.boolean().exactOptional(),
  stitchDisabled: z.boolean().exactOptional(),
  maxVideoSeconds: count.exactOptional(),
  targetUser: z.boolean().exactOptional(),
  grant: z.array(z.string()).nullable().exactOptional(),
  refuseConsent: z.boolean().exactOptional(),
  bannedFromPosting: z.boolean().exactOptional(),
  postsToday: z.int().min(0).exactOptional(),
});

export const handleBody = z.strictObject({ handle: z.string() });
export const consentBody = z.strictObject({ authorizeUrl: z.url(), handle: z.string() });
export const draftBody = z.strictObject({ publishId: z.string(), isPublic: z.boolean() });
export const outcomeBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fail'), reason: z.enum(failReasons) }),
  z.strictObject({ kind: z.literal('stall') }),
  z.strictObject({ kind: z.literal('withhold-id') }),
]);
export const waysBody = z.strictObject({
  times: count.exactOptional(),
  reversed: z.boolean().exactOptional(),
});
export const noBody = z.strictObject({});
export const hideBody = z.strictObject({ postId: z.string() });
export const failNextBody = z.strictObject({ reason: z.enum(failReasons) });

export const faultBody = fault.transform(({ path, pathPattern, ...rest }, context): Fault => {
  if (path !== undefined && pathPattern === undefined) return { ...rest, path };
  if (path === undefined && pathPattern !== undefined) {
    return { ...rest, path: new RegExp(pathPattern) };
  }
  context.addIssue({ code: 'custom', message: 'Give either path or pathPattern.' });
  return z.NEVER;
});
