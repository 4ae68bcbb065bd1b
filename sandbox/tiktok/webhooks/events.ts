/** What TikTok tells the app about, and the ways in which it may be told. */

export interface WebhookEvent {
  /** Told once under this. */
  readonly key: string;
  readonly event: string;
  readonly openId: string;
  readonly publishId?: string;
  /** Of `content`; a post id is printed raw, as a 64-bit integer. */
  readonly facts: Readonly<Record<string, string | number>>;
  readonly postId?: string;
}

export interface Ways {
  /** Each event this many times in a row. */
  times?: number;
  /** The latest first. */
  reversed?: boolean;
}
