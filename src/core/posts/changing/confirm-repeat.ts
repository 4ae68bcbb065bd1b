/** The video is on that account already, and somebody says that it shall go out once more. */
import { transact, type Way } from '../../database/index.ts';
import { askedColumn, readAsked, ways } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import { readyPost } from '../drafting/index.ts';
import { changeable, touchPost } from '../lifecycle/index.ts';
import { type Actor, type Change, type ChangeRow, change } from './change.ts';
import { findProfileId } from './change-way.ts';
import { editPost } from './edit.ts';
import { movePostTo, postNow } from './reschedule.ts';

/**
 * A draft goes on by itself. Of a post that is past being one, `wants` is what was refused for the repeat: a way, `now`,
 * or the ISO instant that it was to be moved to.
 */
export async function confirmRepeat(deps: PostDeps, postId: string, actor: Actor, wants = ''): Promise<Change> {
  let isDraft = true;
  const confirmed = await change(deps, postId, actor, async (row, now) => {
    isDraft = row.state === 'draft';
    if (isDraft ? row.missing !== 'confirmation' : wants === '' || !changeable.includes(row.state)) return false;
    const profileId = await meantProfile(deps, row);
    if (typeof profileId === 'object') return profileId;
    const { id, state, workspaceId, version } = row;
    const asked = askedColumn.write({ ...readAsked(row.asked), repeatMeantOn: profileId });
    const where = { state, workspaceId, version };
    if (!(await transact(deps, (tx) => touchPost(tx, id, where, { asked }, now)))) return false;
    if (isDraft) await readyPost(deps, id, actor.memberId);
    return true;
  });
  return confirmed.kind === 'done' && !isDraft ? carryOut(deps, postId, actor, wants) : confirmed;
}

const meantProfile = (deps: PostDeps, { profileId, workspaceId, authorId: memberId, asked }: ChangeRow) =>
  profileId ?? findProfileId(deps, { workspaceId, memberId, handle: readAsked(asked).profile });

function carryOut(deps: PostDeps, postId: string, actor: Actor, wants: string): Promise<Change> {
  const way = ways.find((one): one is Way => one === wants);
  if (way) return editPost(deps, postId, actor, { way });
  const at = new Date(wants);
  return Number.isNaN(at.getTime())
    ? postNow(deps, postId, actor)
    : movePostTo(deps, postId, actor, { at, note: null });
}
