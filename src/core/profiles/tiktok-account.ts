/** An account at TikTok: the ways that its login allows, whose it is when somebody has just said yes, and its name. */
import type { Way } from '../database/index.ts';
import { type CreatorInfo, isTikTokFailure, type TokenSet } from '../tiktok/index.ts';
import type { Context } from './deps.ts';

/** The ways that a login allows: by hand needs nothing of it. */
export const grantedWays = (scopes: readonly string[]): Way[] => [
  ...(scopes.includes('video.publish') ? (['direct'] as const) : []),
  ...(scopes.includes('video.upload') ? (['inbox'] as const) : []),
  'by_hand',
];

/** The scopes without which this login is of no use; empty when it can be kept. */
export function missingScopes(granted: readonly string[]): readonly string[] {
  if (!granted.includes('user.info.basic')) return ['user.info.basic'];
  const isUseful = granted.includes('video.publish') || granted.includes('video.upload');
  return isUseful ? [] : ['video.publish', 'video.upload'];
}

/**
 * The way of a profile for which nobody has chosen one. Until TikTok has audited the app, posts arrive in the TikTok inbox
 * as drafts: an unaudited app publishes to private accounts alone, and as a draft everything can be posted.
 */
export function usualWay(scopes: readonly string[], audited: boolean): Exclude<Way, 'by_hand'> {
  const ways = grantedWays(scopes);
  return ways.includes('direct') && (audited || !ways.includes('inbox')) ? 'direct' : 'inbox';
}

export interface Account {
  readonly handle: string;
  readonly nickname: string;
  readonly avatarUrl: string | null;
  readonly mode: Exclude<Way, 'by_hand'>;
  /** Null where publishing was not granted, and when TikTok would not say. */
  readonly creatorInfo: CreatorInfo | null;
}

/**
 * `@ramenhouse`; or the display name, without an @, where TikTok has told no handle. Both can be typed behind `on`.
 */
export const accountName = (profile: { handle: string; nickname: string; creatorInfo: unknown }): string =>
  profile.creatorInfo === null ? profile.nickname : `@${profile.handle}`;

/** Asks TikTok with fresh tokens; throws what TikTok answers to the first question. */
export async function readAccount(context: Context, tokens: TokenSet): Promise<Account> {
  await context.calls.take({ name: 'user_info', purpose: 'person' });
  const user = await context.tiktok.userInfo(tokens.accessToken);
  const mayPublish = tokens.scopes.includes('video.publish');
  const creatorInfo = mayPublish ? await askCreatorInfo(context, tokens) : null;
  return {
    // The @handle itself is only told to whoever may publish.
    handle: creatorInfo?.username ?? user.displayName,
    nickname: creatorInfo?.nickname ?? user.displayName,
    avatarUrl: user.avatarUrl,
    mode: usualWay(tokens.scopes, context.audited),
    creatorInfo,
  };
}

/** A creator who may not post right now may still connect: it is asked again before each post. */
async function askCreatorInfo({ tiktok, calls, log }: Context, tokens: TokenSet): Promise<CreatorInfo | null> {
  try {
    await calls.take({ name: 'creator_info', purpose: 'person' });
    return await tiktok.creatorInfo(tokens.accessToken);
  } catch (error) {
    if (!isTikTokFailure(error)) throw error;
    log.warn({ code: error.code, ...error.facts }, 'connecting without creator info');
    return null;
  }
}
