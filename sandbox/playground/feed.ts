/** TikTok as its people see it: the videos that are out, the drafts in an inbox, and the calls that it got. */
import type { TikTokStandIn } from '../tiktok/index.ts';

export interface ShownVideo {
  readonly publishId: string;
  /** By which its links on TikTok name it. */
  readonly postIds: readonly string[];
  readonly handle: string;
  readonly caption: string;
  readonly audience: string;
  readonly at: string;
  /** Where its bytes can be seen; null for a file that nobody dropped here. */
  readonly url: string | null;
}

export interface Feed {
  readonly videos: readonly ShownVideo[];
  readonly drafts: readonly ShownVideo[];
  readonly calls: readonly string[];
}

const shownCalls = 40;

const audiences: Readonly<Record<string, string>> = {
  PUBLIC_TO_EVERYONE: 'everyone',
  MUTUAL_FOLLOW_FRIENDS: 'friends',
  FOLLOWER_OF_CREATOR: 'followers',
  SELF_ONLY: 'only me',
};

/** `urlOf`: where the video with these bytes (SHA-256 in hex) can be seen. */
export function seeTikTok(tiktok: TikTokStandIn, urlOf: (sha256: string) => string | null): Feed {
  const posts = tiktok.posts().toReversed();
  const shown = (one: (typeof posts)[number]): ShownVideo => ({
    publishId: one.publishId,
    postIds: one.postIds.map(String),
    handle: one.handle,
    caption: String(one.postInfo?.title ?? ''),
    audience: audiences[String(one.postInfo?.privacy_level)] ?? '',
    at: (one.completedAt ?? one.initAt).toISOString(),
    url: one.sha256 === undefined ? null : urlOf(one.sha256),
  });
  return {
    videos: posts
      .filter(({ postIds }) => postIds.length > 0)
      .map(shown)
      .toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at)),
    drafts: posts
      .filter(
        ({ kind, status, postIds }) => kind === 'inbox' && status === 'SEND_TO_USER_INBOX' && postIds.length === 0,
      )
      .map(shown),
    calls: tiktok.calls
      .filter(({ path }) => path !== '/favicon.ico')
      .slice(-shownCalls)
      .toReversed()
      .map(({ method, path, status, fault }) => `${method} ${path} → ${status ?? '…'}${fault ? ` (${fault})` : ''}`),
  };
}
