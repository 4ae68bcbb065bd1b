/** The stand-in's own face, for processes other than the one that holds it. Not TikTok's. */
import { z } from 'zod';
import { type ControlRoute, type ControlRoutes, sharedRoutes } from '../http/control.ts';
import { answerConsent } from './login/authorize.ts';
import { failReasons } from './posting/fail-reasons.ts';
import { replyOf } from './routes.ts';
import type { TikTokStandIn } from './stand-in.ts';
import type { State } from './state.ts';

const count = z.int().min(1);

const accountBody = z.strictObject({
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

const handleBody = z.strictObject({ handle: z.string() });
const consentBody = z.strictObject({ authorizeUrl: z.url(), handle: z.string() });
const draftBody = z.strictObject({ publishId: z.string(), isPublic: z.boolean() });
const outcomeBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fail'), reason: z.enum(failReasons) }),
  z.strictObject({ kind: z.literal('stall') }),
  z.strictObject({ kind: z.literal('withhold-id') }),
]);
const waysBody = z.strictObject({
  times: count.exactOptional(),
  reversed: z.boolean().exactOptional(),
});
const hideBody = z.strictObject({ postId: z.string() });
const failNextBody = z.strictObject({ reason: z.enum(failReasons) });

type Route = ControlRoute<TikTokStandIn>;

/** Throws what is wrong with the body. */
function checked<Schema extends z.ZodType>(
  schema: Schema,
  act: (standIn: TikTokStandIn, body: z.output<Schema>) => unknown,
): Route {
  return (standIn, given) => {
    const body = schema.safeParse(given);
    if (!body.success) throw new RangeError(body.error.message);
    return act(standIn, body.data);
  };
}

/** COVERAGE.md lists the same. */
export const controlRoutes = (state: State): ControlRoutes<TikTokStandIn> => ({
  ...sharedRoutes,
  // The links of the consent page.
  'GET /consent': (_standIn, _body, query) => replyOf(answerConsent(state, query)),
  'GET /accounts': ({ accounts }) => accounts.list(),
  'GET /posts': (standIn) => standIn.posts(),
  'GET /refused': (standIn) => standIn.refused(),
  'POST /accounts': checked(accountBody, ({ accounts }, body) => accounts.add(body)),
  'POST /revoke': checked(handleBody, ({ accounts }, { handle }) => accounts.revoke(handle)),
  'POST /consents': checked(consentBody, async (standIn, { authorizeUrl, handle }) => ({
    location: await standIn.consent(authorizeUrl, handle),
  })),
  'POST /drafts': checked(draftBody, (standIn, { publishId, isPublic }) => ({
    postId: standIn.postDraft(publishId, { isPublic }),
  })),
  'POST /fail-next': checked(failNextBody, (standIn, { reason }) => standIn.failNext(reason)),
  'POST /outcomes': checked(outcomeBody, (standIn, outcome) => standIn.planOutcome(outcome)),
  'GET /webhooks': ({ webhooks }) => webhooks.sent,
  'POST /webhooks': checked(waysBody, ({ webhooks }, ways) => webhooks.deliver(ways)),
  'POST /webhooks/repeat': ({ webhooks }) => webhooks.repeat(),
  'POST /hide': checked(hideBody, (standIn, { postId }) => standIn.hide(postId)),
});
