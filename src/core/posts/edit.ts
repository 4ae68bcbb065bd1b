/** Caption and settings, as long as nothing of the post is on its way to TikTok. */
import type { Problem } from '../errors.ts';
import type { PostSettings } from '../tiktok/index.ts';
import { askCreator } from './ask-creator.ts';
import { type Actor, type Change, type ChangeRow, change } from './change.ts';
import type { PostDeps } from './deps.ts';
import { changeable } from './lifecycle.ts';
import { touchPost } from './move.ts';
import { settingsOf } from './read.ts';
import { checkSettings, MAX_CAPTION_UNITS } from './settings.ts';

export interface Edit {
  readonly caption?: string;
  readonly settings?: Partial<PostSettings>;
}

/** Refuses what TikTok would refuse at the due time, when nobody may be there to put it right. */
export function editPost(
  deps: PostDeps,
  postId: string,
  actor: Actor,
  edit: Edit,
): Promise<Change> {
  return change(deps, postId, actor, async (row, now) => {
    const objection = await objectionTo(deps, row, edit);
    if (objection) return objection;
    const where = { state: { in: [...changeable] }, scheduleVersion: row.scheduleVersion };
    const asked = row.asked as { profile: string | null; settings: Partial<PostSettings> };
    const data = {
      ...edit.settings,
      ...(edit.caption !== undefined && { caption: edit.caption }),
      asked: { ...asked, settings: { ...asked.settings, ...edit.settings } },
    };
    return deps.prisma.$transaction((tx) => touchPost(tx, postId, where, data, now));
  });
}

async function objectionTo(
  deps: PostDeps,
  row: ChangeRow,
  { caption, settings }: Edit,
): Promise<Problem | null> {
  const length = caption?.length ?? 0;
  if (length > MAX_CAPTION_UNITS) {
    return { code: 'caption_too_long', facts: { length, limit: MAX_CAPTION_UNITS } };
  }
  // A draft is checked as a whole when it is scheduled.
  if (!settings || row.state === 'draft' || row.profileId === null) return null;
  const { audited } = deps.options;
  const creator = await askCreator(deps, row.profileId);
  const wanted = { ...settingsOf(row), ...settings };
  const known = creator === 'inactive' ? null : creator;
  return checkSettings({ settings: wanted, creator: known, post: row, audited });
}
