/** Discord's errors, split by what can be done next. */
import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { MINUTE_MS } from '../../core/clock.ts';
import { Failure } from '../../core/index.ts';
import { waitAsked, whyUnreachable } from '../chat/platform-answers.ts';

/** Discord's numbers for what this room tells apart. */
export const refusals = {
  unknownChannel: RESTJSONErrorCodes.UnknownChannel,
  unknownGuild: RESTJSONErrorCodes.UnknownGuild,
  unknownMember: RESTJSONErrorCodes.UnknownMember,
  unknownMessage: RESTJSONErrorCodes.UnknownMessage,
  unknownUser: RESTJSONErrorCodes.UnknownUser,
  unknownEmoji: RESTJSONErrorCodes.UnknownEmoji,
  tooManyOldEdits: RESTJSONErrorCodes.MaximumNumberOfEditsToMessagesOlderThanOneHourReached,
  postNotBegun: RESTJSONErrorCodes.CannotSendAMessageInAForumChannel,
  missingAccess: RESTJSONErrorCodes.MissingAccess,
  noDirectMessages: RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  missingPermissions: RESTJSONErrorCodes.MissingPermissions,
  invalidRecipient: RESTJSONErrorCodes.InvalidRecipients,
  wrongChannelType: RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType,
  archivedThread: RESTJSONErrorCodes.InvalidActionOnArchivedThread,
  invalidBody: RESTJSONErrorCodes.InvalidFormBodyOrContentType,
  noSharedServer: RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
  reactionBlocked: RESTJSONErrorCodes.ReactionWasBlocked,
  threadExists: RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage,
  threadLocked: RESTJSONErrorCodes.ThreadLocked,
} as const;

/** The channel, the thread or the person is out of reach for good. */
const gone: ReadonlySet<number> = new Set([
  refusals.unknownChannel,
  refusals.unknownGuild,
  refusals.unknownMember,
  refusals.unknownMessage,
  refusals.unknownUser,
  refusals.missingAccess,
  refusals.noDirectMessages,
  refusals.noSharedServer,
  refusals.missingPermissions,
  refusals.invalidRecipient,
  refusals.wrongChannelType,
  refusals.reactionBlocked,
  refusals.threadLocked,
]);

/** Discord does not say when an old message may be edited again. */
const oldEditWaitMs = 10 * MINUTE_MS;
/** A post of a forum cannot be answered for a moment, until its first message is there. */
const firstMessageWaitMs = 1_000;

type Limit = Pick<RateLimitError, 'timeToReset' | 'retryAfter'>;

/** What the library adds to every figure of Discord's. */
export const marginMs = 50;

/** Whether a 429 does not say for how long, or says 0: the library would call again at once, and again. */
export const isUnnamed = ({ retryAfter }: Limit): boolean => !(retryAfter > 0) || retryAfter === marginMs;

/** A limit that Discord announced runs out, or what it has just told us to wait. */
export const waitOf = (limit: Limit): number =>
  waitAsked(isUnnamed(limit) ? null : Math.max(limit.timeToReset, limit.retryAfter));

/** Whether an interaction was acknowledged before: by another process, as nothing here does so twice. */
export const isAnswered = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;

/** Discord's number, such as 50013; null for everything but a refusal of Discord's. */
export function discordCodeOf(error: unknown): number | null {
  const code = error instanceof Failure ? error.facts.discord : null;
  return typeof code === 'number' ? code : null;
}

/**
 * A `chat_busy` (wait), `chat_unreachable` (retry), `chat_place_gone` or, for everything that only
 * a change of the app's settings mends, `chat_refused`. Nothing of the request is kept.
 */
export function chatFailure(route: string, error: unknown): Failure {
  if (error instanceof RateLimitError) return busy({ route }, waitOf(error));
  if (error instanceof DiscordAPIError) return refusal(route, error);
  const status = error instanceof HTTPError ? error.status : null;
  return new Failure('chat_unreachable', { kind: 'retry' }, { route, status, reason: whyUnreachable(error) });
}

const busy = (facts: { route: string; discord?: number }, forMs: number): Failure =>
  new Failure('chat_busy', { kind: 'wait', forMs }, { ...facts, forMs });

/** Refusals nobody knows are no reason to give up what was to be said: somebody may mend the app. */
function refusal(route: string, { code, status }: DiscordAPIError): Failure {
  const discord = Number(code);
  const facts = { route, discord, status };
  if (discord === refusals.tooManyOldEdits) return busy({ route, discord }, oldEditWaitMs);
  if (discord === refusals.postNotBegun) return busy({ route, discord }, firstMessageWaitMs);
  if (gone.has(discord)) return new Failure('chat_place_gone', { kind: 'ask_operator' }, facts);
  if (status >= 500) return new Failure('chat_unreachable', { kind: 'retry' }, facts);
  return new Failure('chat_refused', { kind: 'ask_operator' }, facts);
}
