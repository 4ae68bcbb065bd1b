/** Another way or account for a post that is past being a draft: what it needs there is checked now, not at the due time. */
import type { Prisma, Transaction, Way } from '../../database/index.ts';
import type { Problem } from '../../errors.ts';
import { amendApproval } from '../../notices/index.ts';
import { accountName } from '../../profiles/index.ts';
import type { PostSettings } from '../../tiktok/index.ts';
import { approvalColumns, approvalElsewhere, approvalFor, askApprovers } from '../approving/index.ts';
import { askedColumn, problemColumn, readAsked } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import {
  askCreator,
  checkSettings,
  chooseSettings,
  mustChoose,
  narrower,
  objectionToRepeat,
  objectionToWay,
  settingsChanged,
  settingsOf,
  whyNoProfile,
  writeConsent,
} from '../drafting/index.ts';
import { changeable, noProblem, noteContentChange, touchPost } from '../lifecycle/index.ts';
import { type Actor, type ChangeRow, writeChange } from './change.ts';

/** How a post shall reach TikTok, and on which account. */
export interface Placing {
  /** As it is, when absent. */
  readonly way?: Way;
  /** The handle of another account; the one that it has, when absent. By hand there is none. */
  readonly profile?: string;
  /** What was chosen with it, for the account that the post has then. */
  readonly settings?: Partial<PostSettings>;
}

/** True when it was made, false when the post has moved on, or why it cannot be. */
export async function changeWay(
  deps: PostDeps,
  row: ChangeRow,
  actor: Actor,
  { way = row.way, profile, settings }: Placing,
  now: Date,
): Promise<boolean | Problem> {
  if (row.way === way && (profile === undefined || way === 'by_hand')) return true;
  return way === 'by_hand'
    ? toByHand(deps, row, actor, now)
    : toTikTok(
        deps,
        row,
        actor,
        { way, ...(profile !== undefined && { profile }), ...(settings && { settings }) },
        now,
      );
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
  state: { in: [...changeable] },
  workspaceId,
  scheduleVersion,
});

/** From here on nothing of the post concerns an account: its name is all that is kept of it. */
async function toByHand(deps: PostDeps, row: ChangeRow, actor: Actor, now: Date): Promise<boolean> {
  const { id, profileId, state } = row;
  const profile = profileId === null ? null : await deps.prisma.profile.findUnique({ where: { id: profileId } });
  const asked = readAsked(row.asked);
  const named = profile && { profile: profile.handle, account: accountName(profile) };
  const by: Way = 'by_hand';
  // Whoever posts it is told for whom, and so is the account that it may go to after all.
  const isNarrow = row.way === 'direct' && row.privacyLevel !== 'PUBLIC_TO_EVERYONE';
  const settings = { ...(isNarrow && { privacyLevel: row.privacyLevel }), ...asked.settings };
  const data = {
    way: by,
    profileId: null,
    asked: askedColumn.write({ ...asked, way: by, ...named, settings }),
    ...(state === 'on_hold' && { problem: problemColumn.write(heldBefore(row, 'account')) }),
  };
  return writeChange(deps, row, async (tx) => {
    const approval = await asksAgain(tx, row, { actor, at: now, isOther: true });
    if (!(await touchPost(tx, id, standing(row), { ...approval.columns, ...data }, now))) return false;
    await approval.tell();
    const made = { isCaption: false, isAccount: false, way: by, settings: {} };
    await noteContentChange(tx, { postId: id, state, actor: actor.memberId, at: now, change: made });
    return true;
  });
}

type Profile = Prisma.ProfileGetPayload<object>;

interface OnTikTok extends Placing {
  readonly way: Exclude<Way, 'by_hand'>;
}

/** The account that may take it in that way; true where both are as before, false where there is none, or why not. */
async function accountMeant(
  deps: PostDeps,
  row: ChangeRow,
  { way, profile: handle }: OnTikTok,
): Promise<{ profile: Profile } | Problem | boolean> {
  const { workspaceId, authorId: memberId } = row;
  if (deps.options.isByHandOnly) return { code: 'no_tiktok_app', facts: {} };
  const named = handle ?? (row.profileId === null ? readAsked(row.asked).profile : undefined);
  const profileId =
    named === undefined ? row.profileId : await findProfileId(deps, { workspaceId, memberId, handle: named });
  if (profileId === null || typeof profileId === 'object') return profileId ?? false;
  if (profileId === row.profileId && way === row.way) return true;
  const profile = await deps.prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
  const elsewhere = await approvalElsewhere(deps.prisma, profile, workspaceId);
  return elsewhere ?? objectionToWay(way, profile) ?? { profile };
}

async function toTikTok(
  deps: PostDeps,
  row: ChangeRow,
  actor: Actor,
  place: OnTikTok,
  now: Date,
): Promise<boolean | Problem> {
  const { id } = row;
  const { way, settings: chosen = {} } = place;
  const { audited } = deps.options;
  const meant = await accountMeant(deps, row, place);
  if (typeof meant === 'boolean' || !('profile' in meant)) return meant;
  const { profile } = meant;
  const profileId = profile.id;
  const earlier = readAsked(row.asked);
  const before = { ...earlier, settings: { ...earlier.settings, ...chosen } };
  const isMoved = row.profileId !== null && profileId !== row.profileId;
  // What was chosen in a form was chosen of what the other account offers.
  const asked = isMoved ? { ...before, profile: profile.handle, account: null, chosenBy: null } : before;
  if (await mustChoose(deps.prisma, profile, { way, asked })) return { code: 'choices_first', facts: {} };
  const kept = isMoved && row.way === 'direct' ? narrower(row, chooseSettings(profile, {}, audited)) : {};
  const settings = chooseSettings(profile, { ...kept, ...asked.settings }, audited);
  const check = { settings, post: row, audited, way };
  const creator = await askCreator(deps, profileId, (known) => checkSettings({ ...check, creator: known }) === null);
  if (creator === 'inactive') return { code: 'profile_inactive', facts: { handle: profile.handle } };
  const refusal = checkSettings({ ...check, creator });
  if (refusal) return refusal;
  const data = {
    ...settings,
    way,
    profileId,
    asked: askedColumn.write({ ...asked, way }),
    ...(isMoved && row.state === 'on_hold' && { problem: problemColumn.write(heldBefore(row, 'other_account')) }),
  };
  // It is new on this account, where the same video may have gone out already.
  const isNew = row.way === 'by_hand' || isMoved;
  const found: { repeat: Problem | null } = { repeat: null };
  const write = async (tx: Transaction): Promise<boolean> => {
    // A form has no button to say it once more with.
    if (isNew) found.repeat = await objectionToRepeat(tx, row, { profileId, now, wants: isMoved ? '' : way });
    if (found.repeat) return false;
    const approval = await asksAgain(tx, row, { actor, at: now, isOther: true });
    const columns = { ...(isMoved && freed(row)), ...approval.columns, ...data };
    if (!(await touchPost(tx, id, standing(row), columns, now))) return false;
    await approval.tell();
    const made = {
      isCaption: false,
      isAccount: isMoved,
      ...(way !== row.way && { way }),
      settings: settingsChanged(settingsOf(row), settings),
    };
    await noteContentChange(tx, { postId: id, state: row.state, actor: actor.memberId, at: now, change: made });
    await writeConsent(tx, { post: row, memberId: actor.memberId, settings, creator, now });
    return true;
  };
  const isWritten = await writeChange(deps, { profileId }, write, isMoved ? row.profileId : null);
  return found.repeat ?? isWritten;
}

/** A limit of the earlier account no longer delays a planned post: it wakes at its own time. */
const freed = ({ state, awaitingApproval, undoUntil, dueAt }: ChangeRow) =>
  state === 'scheduled' && !awaitingApproval && !undoUntil && dueAt ? { wakeAt: dueAt, ...noProblem } : {};

/** The earlier account held the post; now only its time is still to be chosen. */
const heldBefore = ({ dueAt }: ChangeRow, because: 'account' | 'other_account'): Problem => ({
  code: 'missed',
  facts: { dueAt: dueAt?.toISOString() ?? null, because },
});

/** The account that its author can mean; why there is none otherwise. */
export async function findProfileId(
  { profiles }: PostDeps,
  { handle, ...who }: { workspaceId: string; memberId: string; handle: string | null },
): Promise<string | Problem> {
  const choice = await profiles.forPosting({ ...who, handle: handle ?? undefined });
  return choice.kind === 'profile' ? choice.profile.id : whyNoProfile(choice);
}
