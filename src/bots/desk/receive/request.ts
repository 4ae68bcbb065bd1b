import type { PostRequest, PostWishes } from '../../../core/understanding/index.ts';

/** What is wanted, and when; null when no time and no verb was said, so that it must be asked. */
export interface Wanted extends PostWishes {
  readonly kind: 'post';
  readonly when: PostRequest['when'] | null;
  readonly isPerhaps?: true;
}
