/** Caption, settings and time, as long as nothing of the post is on its way to TikTok. */
import type { Transaction, Way } from '../../database/index.ts';
import type { Problem } from '../../errors.ts';
import { creatorInfoColumn } from '../../profiles/index.ts';
import type { CreatorInfo, PostSettings } from '../../tiktok/index.ts';
import { endsWithin } from '../../time-limit.ts';
import { askedColumn, readAsked } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import {
  askCreator,
  checkSettings,
  MAX_CAPTION_UNITS,
  readyPost,
  timeColumns,
  writeConsent,
} from '../drafting/index.ts';
import { changeable, touchPost } from '../lifecycle/index.ts';
import { readPost, settingsOf } from '../read.ts';
import type { PostView } from '../view.ts';
import { type Actor, type Change, type ChangeRow, change, writeChange } from './change.ts';
import { changeWay } from './change-way.ts';
import { type NewTime, reschedule } from './reschedule.ts';

/** What is to be changed; what is absent stays. */
export interface Edit {
  readonly caption?: string;
  readonly settings?: Partial<PostSettings>;
  readonly way?: Way;
  /** The handle of another account; only while the post is a draft. */
  readonly profile?: string;
  /** Another instant, which must lie in the future. */
  readonly when?: NewTime;
  /** Only while the post stands as it was read: `version` of its view. */
  readonly version?: number;
}

/** Refuses what TikTok would refuse at the due time, when nobody may be there to put it right. */
export async function editPost(deps: PostDeps, postId: string, actor: Actor, edit: Edit): Promise<Change> {
  const { way, when } = edit;
  if (when && when.at <= deps.clock.now()) {
    const post = await readPost(deps.prisma, postId, actor.workspaceId);
    return post ? { kind: 'past', post } : { kind: 'unknown' };
  }
  const changed = way && (await change(deps, postId, actor, (row, now) => writeWay(deps, row, actor, way, now)));
  if (changed && changed.kind !== 'done') return changed;
  const edited = await change(deps, postId, actor, (row, now) => write(deps, row, actor, edit, now));
  if (edited.kind !== 'done' || edited.post.state !== 'draft') return edited;
  // What the draft waited for may just have been chosen.
  await readyPost(deps, postId);
  const post = await readPost(deps.prisma, postId, actor.workspaceId);
  return post ? { kind: 'done', post } : edited;
}

/** A draft's way is looked at as a whole when it is scheduled. */
function writeWay(deps: PostDeps, row: ChangeRow, actor: Actor, way: Way, now: Date): Promise<boolean | Problem> {
  if (row.state !== 'draft') return changeWay(deps, row, actor, way, now);
  const { id, workspaceId, scheduleVersion } = row;
  const asked = askedColumn.write({ ...readAsked(row.asked), way });
  const where = { state: 'draft', workspaceId, scheduleVersion } as const;
  return writeChange(deps, row, (tx) => touchPost(tx, id, where, { asked, way }, now));
}

async function write(deps: PostDeps, row: ChangeRow, actor: Actor, edit: Edit, now: Date): Promise<boolean | Problem> {
  const { id: postId, workspaceId, scheduleVersion } = row;
  const creator = await rulesFor(deps, row, edit);
  const settings = { ...settingsOf(row), ...edit.settings };
  const objection = objectionTo(deps, row, edit, creator);
  if (objection) return objection;
  if (edit.profile !== undefined && row.state !== 'draft') return false;
  const where = { ...sameVersion(edit), state: { in: [...changeable] }, workspaceId, scheduleVersion };
  const asked = readAsked(row.asked);
  const caption = edit.caption ?? row.caption;
  const times = edit.when && timeColumns({ kind: 'at', ...edit.when }, now);
  const data = {
    ...edit.settings,
    ...times,
    caption,
    asked: askedColumn.write({
      ...asked,
      ...(times && { words: null }),
      profile: edit.profile ?? asked.profile,
      settings: { ...asked.settings, ...edit.settings },
    }),
  };
  // A draft's consent is given as a whole when it is scheduled.
  const writeAgreed = async (tx: Transaction): Promise<void> => {
    if (row.state === 'draft') return;
    await writeConsent(tx, { post: { ...row, caption }, memberId: actor.memberId, settings, creator, now });
  };
  if (edit.when && row.state !== 'draft') {
    const planned = { ...data, wakeAt: edit.when.at, undoUntil: null, earlierDueAt: null };
    return reschedule(deps, row, actor, planned, { where, write: writeAgreed });
  }
  return writeChange(deps, row, async (tx) => {
    if (!(await touchPost(tx, postId, where, data, now))) return false;
    await writeAgreed(tx);
    return true;
  });
}

const sameVersion = ({ version }: Edit) => (version === undefined ? {} : { version });

/** How long a form that is being opened waits for TikTok; then what is remembered has to do. */
const FORM_WAIT_MS = 1_200;

/** What TikTok offers for a post's account at this moment; null where it cannot be asked and nothing recent is known. */
export async function offeredFor(deps: PostDeps, post: PostView): Promise<CreatorInfo | null> {
  const { profile, way } = post;
  if (!profile || way !== 'direct') return null;
  const { id } = profile;
  const fresh = askCreator(deps, id, () => false);
  const told = (await endsWithin(FORM_WAIT_MS, fresh)) ? await fresh : null;
  const creator = told === null || told === 'inactive' ? await readRemembered(deps, id) : told;
  if (!creator || deps.options.audited) return creator;
  // Before TikTok's audit an app may ask for no other audience.
  return { ...creator, privacyLevelOptions: creator.privacyLevelOptions.filter((level) => level === 'SELF_ONLY') };
}

async function readRemembered({ prisma, clock }: PostDeps, id: string): Promise<CreatorInfo | null> {
  const since = new Date(clock.now().getTime() - REMEMBERED_MS);
  const row = await prisma.profile.findFirst({ where: { id, creatorInfoAt: { gt: since } } });
  return row && creatorInfoColumn.read(row.creatorInfo);
}

const REMEMBERED_MS = 24 * 60 * 60_000;

/** What TikTok offers now, where the change is about it and the post is past being a draft. */
async function rulesFor(deps: PostDeps, row: ChangeRow, edit: Edit): Promise<CreatorInfo | null> {
  if (!edit.settings || row.state === 'draft' || row.profileId === null) return null;
  const creator = await askCreator(deps, row.profileId, (known) => objectionTo(deps, row, edit, known) === null);
  return creator === 'inactive' ? null : creator;
}

function objectionTo(
  { options: { audited } }: PostDeps,
  row: ChangeRow,
  { caption, settings }: Edit,
  creator: CreatorInfo | null,
): Problem | null {
  const length = caption?.length ?? 0;
  if (length > MAX_CAPTION_UNITS) {
    return { code: 'caption_too_long', facts: { length, limit: MAX_CAPTION_UNITS } };
  }
  // A draft is checked as a whole when it is scheduled.
  if (!settings || row.state === 'draft' || row.profileId === null) return null;
  const wanted = { ...settingsOf(row), ...settings };
  return checkSettings({ settings: wanted, creator, post: row, audited, way: row.way });
}
