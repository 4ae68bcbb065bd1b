/** The ways in which an account's posts can reach TikTok, by what its login allows. */
import type { Way } from '../database/index.ts';

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
