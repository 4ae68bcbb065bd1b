/** Another way for a post that is past being a draft: what the new way needs is checked now, not at the due time. */
import type { Transaction, Way } from '../../database/index.ts';
import type { Problem } from '../../errors.ts';
import { amendApproval } from '../../notices/index.ts';
import { accountName } from '../../profiles/index.ts';
import { approvalColumns, approvalElsewhere, approvalFor, askApprovers } from '../approving/index.ts';
import { askedColumn, problemColumn, readAsked } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import {
  askCreator,
  checkSettings,
  chooseSettings,
  mustChoose,
  objectionToRepeat,
  objectionToWay,
  whyNoProfile,
  writeConsent,
} from '../drafting/index.ts';
import { changeable, touchPost } from '../lifecycle/index.ts';
import { lockProfile } from '../limits/index.ts';
import { type Actor, type ChangeRow, writeChange } from './change.ts';

/** True when it was made, false when the post has moved on, or why it cannot be. */
export async function changeWay(
  deps: PostDeps,
  row: ChangeRow,
  actor: Actor,
  way: Way,
  now: Date,
): Promise<boolean | Problem> {
  if (row.way === way) return true;
  return way === 'by_hand' ? toByHand(deps, row, actor, now) : toTikTok(deps, row, actor, way, now);
}

interface Content {
  readonly actor: Actor;
  readonly at: Date;
  /** Something else than before would go out. */
  readonly isOther: boolean;
}

/** What a change that leaves a post its time means for its approval; a draft is approved once it is scheduled. */
export async function asksAgain(tx: Transaction, row: ChangeRow, { actor, at, isOther }: Content) {
  const isAsking = isOther && row.state !== 'draft';
  const need = isAsking ? await approvalFor(tx, row, { actorId: actor.memberId, isTimeAlone: false }) : null;
  const isPlanned = row.state === 'scheduled';
  const isNow = isPlanned && row.postNow && !row.awaitingApproval;
  return {
    columns: need === null ? {} : approvalColumns({ need, isNow, at, problem: row.problem }),
    tell: async () => {
      if (need === null || need === 'none') return;
      await amendApproval(tx, row.id);
      // What is on hold is asked about once it has a time again.
      if (need === 'ask' && isPlanned) await askApprovers(tx, row.id, at);
    },
  };
}

const standing = ({ workspaceId, scheduleVersion }: ChangeRow) => ({
  ...{ state: { in: [...changeable] }, workspaceId, scheduleVersion },
});

/** From here on nothing of the post concerns an account: its name is all that is kept of it. */
async function toByHand(deps: PostDeps, row: ChangeRow, actor: Actor, now: Date): Promise<boolean> {
  const { id, profileId, state, dueAt } = row;
  const profile = profileId === null ? null : await deps.prisma.profile.findUnique({ where: { id: profileId } });
  const asked = readAsked(row.asked);
  const named = profile && { profile: profile.handle, account: accountName(profile) };
  // What held it was the account: what is left to ask is its time.
  const missed = { code: 'missed', facts: { dueAt: dueAt?.toISOString() ?? null, because: 'account' } };
  const by: Way = 'by_hand';
  const data = {
    ...{ way: by, profileId: null, asked: askedColumn.write({ ...asked, way: by, ...named }) },
    ...(state === 'on_hold' && { problem: problemColumn.write(missed) }),
  };
  return writeChange(deps, row, async (tx) => {
    const approval = await asksAgain(tx, row, { actor, at: now, isOther: true });
    if (!(await touchPost(tx, id, standing(row), { ...approval.columns, ...data }, now))) return false;
    await approval.tell();
    return true;
  });
}

async function toTikTok(
  deps: PostDeps,
  row: ChangeRow,
  actor: Actor,
  way: Exclude<Way, 'by_hand'>,
  now: Date,
): Promise<boolean | Problem> {
  const { id, workspaceId, authorId: memberId } = row;
  const { audited, isByHandOnly } = deps.options;
  if (isByHandOnly) return { code: 'no_tiktok_app', facts: {} };
  const asked = readAsked(row.asked);
  const profileId = row.profileId ?? (await findProfileId(deps, { workspaceId, memberId, handle: asked.profile }));
  if (typeof profileId === 'object') return profileId;
  const profile = await deps.prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
  const elsewhere = await approvalElsewhere(deps.prisma, profile, workspaceId);
  if (elsewhere) return elsewhere;
  const ungranted = objectionToWay(way, profile);
  if (ungranted) return ungranted;
  if (await mustChoose(deps.prisma, profile, { way, asked })) return { code: 'choices_first', facts: {} };
  const settings = chooseSettings(profile, asked.settings, audited);
  const check = { settings, post: row, audited, way };
  const creator = await askCreator(deps, profileId, (known) => checkSettings({ ...check, creator: known }) === null);
  if (creator === 'inactive') return { code: 'profile_inactive', facts: { handle: profile.handle } };
  const refusal = checkSettings({ ...check, creator });
  if (refusal) return refusal;
  const data = { ...settings, way, profileId, asked: askedColumn.write({ ...asked, way }) };
  // By hand it was nobody's but its author's; now it is one of this account's.
  const found: { repeat: Problem | null } = { repeat: null };
  const isWritten = await writeChange(deps, { ...row, profileId }, async (tx) => {
    await lockProfile(tx, profileId);
    if (row.way === 'by_hand') found.repeat = await objectionToRepeat(tx, row, { profileId, now, wants: way });
    if (found.repeat) return false;
    const approval = await asksAgain(tx, row, { actor, at: now, isOther: true });
    if (!(await touchPost(tx, id, standing(row), { ...approval.columns, ...data }, now))) return false;
    await approval.tell();
    await writeConsent(tx, { post: row, memberId: actor.memberId, settings, creator, now });
    return true;
  });
  return found.repeat ?? isWritten;
}

/** The account that its author can mean; why there is none otherwise. */
export async function findProfileId(
  { profiles }: PostDeps,
  { handle, ...who }: { workspaceId: string; memberId: string; handle: string | null },
): Promise<string | Problem> {
  const choice = await profiles.forPosting({ ...who, handle: handle ?? undefined });
  return choice.kind === 'profile' ? choice.profile.id : whyNoProfile(choice);
}
