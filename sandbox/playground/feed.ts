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
  readonly calls: readonly ShownCall[];
}

/** `answer`: its status, and the fault that met it. */
export interface ShownCall {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly answer: string;
}

/** What a browser asks by itself, and the pages of a login, are no calls of Schedy's. */
const isCall = (path: string): boolean => path !== '/favicon.ico' && !path.startsWith('/v2/auth/');

const shownCalls = 40;

const audiences: Readonly<Record<string, string>> = {
  PUBLIC_TO_EVERYONE: 'everyone',
  MUTUAL_FOLLOW_FRIENDS: 'friends',
  FOLLOWER_OF_CREATOR: 'followers',
  SELF_ONLY: 'only me',
};

/**
 * `urlOf`: where the video with these bytes (SHA-256 in hex) can be seen. `captions`: what was written in the app for a
 * draft, by its publish id.
 */
export function seeTikTok(
  tiktok: TikTokStandIn,
  urlOf: (sha256: string) => string | null,
  captions: ReadonlyMap<string, string>,
): Feed {
  const posts = tiktok.posts().toReversed();
  const shown = (one: (typeof posts)[number]): ShownVideo => ({
    publishId: one.publishId,
    postIds: one.postIds.map(String),
    handle: one.handle,
    caption: captions.get(one.publishId) ?? String(one.postInfo?.title ?? ''),
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
      .filter(({ path }) => isCall(path))
      .slice(-shownCalls)
      .toReversed()
      .map(({ at, method, path, status, fault }) => ({
        at: at.toISOString(),
        method,
        path,
        answer: `${status ?? '…'}${fault ? ` (${fault})` : ''}`,
      })),
  };
}
