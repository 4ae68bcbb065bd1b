/** Caption, settings and time, as long as nothing of the post is on its way to TikTok. */
import { isDeepStrictEqual } from 'node:util';
import type { Transaction, Way } from '../../database/index.ts';
import type { Problem } from '../../errors.ts';
import type { CreatorInfo, PostSettings } from '../../tiktok/index.ts';
import { askedColumn, readAsked } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import {
  askCreator,
  checkSettings,
  MAX_CAPTION_UNITS,
  readyPost,
  settingsChanged,
  settingsOf,
  settingsToChoose,
  timeColumns,
  writeConsent,
} from '../drafting/index.ts';
import { changeable, noteContentChange, touchPost } from '../lifecycle/index.ts';
import { readPost } from '../read.ts';
import { type Actor, type Change, type ChangeRow, change, writeChange } from './change.ts';
import { asksAgain, changeWay } from './change-way.ts';
import { type NewTime, repeatAfterFailure, reschedule } from './reschedule.ts';

/** What is to be changed; what is absent stays. */
export interface Edit {
  readonly caption?: string;
  readonly settings?: Partial<PostSettings>;
  readonly way?: Way;
  /** The handle of another account. */
  readonly profile?: string;
  /** The settings are those that the actor has chosen in the form of an account that asks every time. */
  readonly isChosen?: true;
  /** Another instant, which must lie in the future. */
  readonly when?: NewTime;
  /** Only while the post stands as it was read: `version` of its view. */
  readonly version?: number;
}

/** Refuses what TikTok would refuse at the due time, when nobody may be there to put it right. */
export async function editPost(deps: PostDeps, postId: string, actor: Actor, edit: Edit): Promise<Change> {
  const { way, profile, when } = edit;
  if (when && when.at <= deps.clock.now()) {
    const post = await readPost(deps.prisma, postId, actor.workspaceId);
    return post ? { kind: 'past', post } : { kind: 'unknown' };
  }
  const isPlaced = way !== undefined || profile !== undefined;
  const placed = isPlaced && (await change(deps, postId, actor, (row, now) => place(deps, row, actor, edit, now)));
  if (placed && placed.kind !== 'done') return placed;
  const rest = placed && edit.version !== undefined ? { ...edit, version: placed.post.version } : edit;
  const edited = await change(deps, postId, actor, (row, now) => write(deps, row, actor, rest, now));
  if (placed && edited.kind === 'refused') return { ...edited, isPlaced: true };
  if (edited.kind !== 'done' || edited.post.state !== 'draft') return edited;
  // What the draft waited for may just have been chosen.
  await readyPost(deps, postId, actor.memberId);
  const post = await readPost(deps.prisma, postId, actor.workspaceId);
  return post ? { kind: 'done', post } : edited;
}

/** A draft's way and account are looked at as a whole when it is scheduled. */
async function place(deps: PostDeps, row: ChangeRow, actor: Actor, edit: Edit, now: Date): Promise<boolean | Problem> {
  const { way, version, when, profile } = edit;
  if (version !== undefined && version !== row.version) return false;
  // What the rest of the change would be refused for is looked at first: nothing of it is made then.
  const objection =
    objectionToCaption(edit) ?? (when && profile === undefined && (await repeatAfterFailure(deps, row, '')));
  if (objection) return objection;
  if (row.state !== 'draft') return changeWay(deps, row, actor, edit, now);
  if (way === undefined) return true;
  const { id, workspaceId, scheduleVersion, state } = row;
  const asked = askedColumn.write({ ...readAsked(row.asked), way });
  const where = { state, workspaceId, scheduleVersion } as const;
  const made = { isCaption: false, isAccount: false, ...(way !== row.way && { way }), settings: {} };
  return writeChange(deps, row, async (tx) => {
    if (!(await touchPost(tx, id, where, { asked, way }, now))) return false;
    await noteContentChange(tx, { postId: id, state, actor: actor.memberId, at: now, change: made });
    return true;
  });
}

async function write(deps: PostDeps, row: ChangeRow, actor: Actor, edit: Edit, now: Date): Promise<boolean | Problem> {
  const { id: postId, workspaceId, scheduleVersion } = row;
  const creator = await rulesFor(deps, row, edit);
  const settings = { ...settingsOf(row), ...edit.settings };
  const objection = objectionTo(deps, row, edit, creator);
  if (objection) return objection;
  if (edit.isChosen && row.missing !== 'choices') return false;
  const where = { ...sameVersion(edit), state: { in: [...changeable] }, workspaceId, scheduleVersion };
  const asked = readAsked(row.asked);
  const other = row.state === 'draft' ? edit.profile : undefined;
  const caption = edit.caption ?? row.caption;
  const times = edit.when && timeColumns({ kind: 'at', ...edit.when }, now);
  const chosen = edit.isChosen ? settingsToChoose({ ...asked.settings, ...edit.settings }) : edit.settings;
  // What was asked for at once goes out when it is chosen, not at the minute when it was asked.
  const isNow = edit.isChosen && row.postNow && !times;
  const isOther = caption !== row.caption || !isDeepStrictEqual(settings, settingsOf(row));
  const data = {
    ...chosen,
    ...times,
    ...(isNow && { dueAt: now }),
    caption,
    asked: askedColumn.write({
      ...asked,
      ...(times && { words: null }),
      ...(other !== undefined && { profile: other, account: null }),
      settings: { ...asked.settings, ...chosen },
      // Another account offers something else.
      chosenBy: edit.isChosen ? actor.memberId : other === undefined ? asked.chosenBy : null,
    }),
  };
  const { state } = row;
  const made = {
    isCaption: caption !== row.caption,
    isAccount: other !== undefined && other !== asked.profile,
    settings: settingsChanged(settingsOf(row), settings),
  };
  const writeAgreed = async (tx: Transaction): Promise<void> => {
    await noteContentChange(tx, { postId, state, actor: actor.memberId, at: now, change: made });
    // A draft's consent is given as a whole when it is scheduled.
    if (state === 'draft') return;
    await writeConsent(tx, { post: { ...row, caption }, memberId: actor.memberId, settings, creator, now });
  };
  if (edit.when && row.state !== 'draft') {
    // A form has no button to confirm it with.
    const repeat = await repeatAfterFailure(deps, row, '');
    if (repeat) return repeat;
    const planned = { ...data, wakeAt: edit.when.at, undoUntil: null, earlierDueAt: null };
    return reschedule(deps, row, actor, planned, { where, isMore: isOther, write: writeAgreed });
  }
  return writeChange(deps, row, async (tx) => {
    const approval = await asksAgain(tx, row, { actor, at: now, isOther });
    if (!(await touchPost(tx, postId, where, { ...data, ...approval.columns }, now))) return false;
    await writeAgreed(tx);
    await approval.tell();
    return true;
  });
}

const sameVersion = ({ version }: Edit) => (version === undefined ? {} : { version });

/** What TikTok offers now, where the change is about it and the post is past being a draft. */
async function rulesFor(deps: PostDeps, row: ChangeRow, edit: Edit): Promise<CreatorInfo | null> {
  if (!edit.settings || row.state === 'draft' || row.profileId === null) return null;
  const creator = await askCreator(deps, row.profileId, (known) => objectionTo(deps, row, edit, known) === null);
  return creator === 'inactive' ? null : creator;
}

function objectionToCaption({ caption }: Edit): Problem | null {
  const length = caption?.length ?? 0;
  if (length <= MAX_CAPTION_UNITS) return null;
  return { code: 'caption_too_long', facts: { length, limit: MAX_CAPTION_UNITS, isFollowUp: true } };
}

function objectionTo(
  { options: { audited } }: PostDeps,
  row: ChangeRow,
  edit: Edit,
  creator: CreatorInfo | null,
): Problem | null {
  const tooLong = objectionToCaption(edit);
  if (tooLong) return tooLong;
  const { settings } = edit;
  // A draft is checked as a whole when it is scheduled.
  if (!settings || row.state === 'draft' || row.profileId === null) return null;
  const wanted = { ...settingsOf(row), ...settings };
  return checkSettings({ settings: wanted, creator, post: row, audited, way: row.way });
}
