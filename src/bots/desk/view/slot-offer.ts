/** On the card of a post whose time was said to come again: it goes out once, and a slot can be kept. */
import type { PostView } from '../../../core/index.ts';
import { type Button, code, type Line } from './message.ts';
import { saySlot } from './words/slot-words.ts';

const ONCE = 'It goes out once, at that time: TikTok punishes repeats of a video.';

export function offerLines(post: PostView): Line[] {
  const repeat = standing(post);
  if (!repeat) return [];
  const { slot, isKept } = repeat;
  if (!slot) return [[ONCE]];
  if (!isKept) return [[`${ONCE} Keep ${saySlot(slot)} as a slot for other videos?`]];
  return [[`${ONCE} The slot ${saySlot(slot)} is kept; `, code('post next slot …'), ' takes a free one.']];
}

export function offerButtons(post: PostView): Button[] {
  const repeat = standing(post);
  if (!repeat?.slot || repeat.isKept) return [];
  return [{ action: 'keep_slot', label: `Keep ${saySlot(repeat.slot)}`, value: post.id }];
}

/** Once it goes out at once, or is under way, there is nothing to be said of other times. */
const standing = ({ state, undoUntil, repeat }: PostView): PostView['repeat'] =>
  state === 'scheduled' && !undoUntil ? repeat : null;
