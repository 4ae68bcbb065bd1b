import type { PostView } from '../../../core/index.ts';

/** A word for the state of a post that each platform has a reaction for. */
export type StatusIcon = 'reading' | 'asking' | 'scheduled' | 'sending' | 'published' | 'failed' | 'stopped';

const icons: Record<PostView['state'], StatusIcon> = {
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
export function statusIconOf({ state, missing }: PostView): StatusIcon {
  return missing === 'video' ? 'reading' : icons[state];
}
