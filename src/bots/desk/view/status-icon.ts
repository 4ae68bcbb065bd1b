import type { PostView } from '../../../core/index.ts';
import type { Mark } from '../desk.ts';

const marks: Record<PostView['state'], Mark> = {
  draft: 'asking',
  scheduled: 'scheduled',
  publishing: 'sending',
  processing: 'sending',
  in_inbox: 'asking',
  published: 'published',
  failed: 'failed',
  cancelled: 'stopped',
  on_hold: 'asking',
  unconfirmed: 'asking',
};

/** The state at a glance, for the one reaction on the message that carried the video. */
export function markOf({ state, missing }: PostView): Mark {
  return missing === 'video' ? 'reading' : marks[state];
}
