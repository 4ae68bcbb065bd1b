/**
 * Decides whether a draft whose video has been judged can be scheduled, and says what it still
 * lacks. Called after the video, after a profile was connected, and after a time was chosen.
 */
import { type Prisma, type Transaction, transact, type Way } from '../../database/index.ts';
import type { Problem } from '../../errors.ts';
import { amendAsked, enqueueNotice } from '../../notices/index.ts';
import { accountName, type PostingChoice } from '../../profiles/index.ts';
import type { CreatorInfo, PostSettings } from '../../tiktok/index.ts';
import { approvalColumns, approvalElsewhere, askApprovers, needsApproval } from '../approving/index.ts';
import { askedColumn, problemColumn, readAsked } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import {
  addressed,
  noProblem,
  notePost,
  noticeKey,
  type Transition,
  touchPost,
  transitionPost,
  undoWindowIn,
} from '../lifecycle/index.ts';
import { lockProfile, replanUploads } from '../posting-limits/index.ts';
import type { Missing } from '../view.ts';
import { mustChoose, objectionBeforeChoice, settingsToChoose } from './ask-every-time.ts';
import { askCreator } from './creator-rules.ts';
import { type WhyChoices, type WhyUnsaid, wordsOf } from './draft-time.ts';
import { refuseDraft } from './refuse-draft.ts';
import { objectionToRepeat } from './same-video.ts';
import { checkSettings, chooseSettings, narrower, objectionToWay, writeConsent } from './settings.ts';

const parts = {
  media: true,
  author: true,
  plan: { select: { state: true } },
} as const satisfies Prisma.PostInclude;
type DraftRow = Prisma.PostGetPayload<{ include: typeof parts }> & {
  /** Who gave what it lacked; its author when absent. */
  readonly by?: string | undefined;
};

/** Schedules a draft whose video is there, or asks on its card for what is still missing. `by`: who answered that. */
export async function readyPost(deps: PostDeps, postId: string, by?: string): Promise<void> {
  const found = await deps.prisma.post.findUnique({ where: { id: postId }, include: parts });
  if (found?.state !== 'draft' || found.media.state !== 'ready') return;
  const post = { ...found, by };
  const asked = readAsked(post.asked);
  const { audited, isByHandOnly } = deps.options;
  if (asked.way === 'by_hand' || (isByHandOnly && asked.way === null)) return decideByHand(deps, post, {});
  if (isByHandOnly) return lack(deps, post, 'profile', { code: 'no_tiktok_app', facts: {} });
  const choice = await deps.profiles.forPosting({
    workspaceId: post.workspaceId,
    memberId: post.authorId,
    handle: asked.profile ?? undefined,
  });
  if (choice.kind !== 'profile') return lack(deps, post, 'profile', whyNoProfile(choice));
  const { id: profileId, handle, status } = choice.profile;
  const profile = await deps.prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
  const elsewhere = await approvalElsewhere(deps.prisma, profile, post.workspaceId);
  if (elsewhere) return lack(deps, post, 'profile', elsewhere, { profileId: null });
  const way = asked.way ?? profile.mode;
  if (way === 'by_hand') return decideByHand(deps, post, { profile: handle, account: accountName(profile) });
  const ungranted = objectionToWay(way, profile);
  if (ungranted) return lack(deps, post, 'profile', ungranted, { profileId });
  const isToChoose = await mustChoose(deps.prisma, profile, { way, asked });
  const wanted = isToChoose ? asked.settings : await keepAudience(deps, post, profile);
  const settings = isToChoose ? settingsToChoose(wanted) : chooseSettings(profile, wanted, audited);
  const objection = (creator: CreatorInfo | null): Problem | null =>
    isToChoose
      ? objectionBeforeChoice(asked.settings, creator, { durationMs: post.media.durationMs, audited })
      : checkSettings({ settings, creator, post, audited, way });
  const creator =
    status === 'active' ? await askCreator(deps, profileId, (known) => objection(known) === null) : 'inactive';
  if (creator !== 'inactive') {
    const decision = { way, profileId, settings, creator, isToChoose };
    return decide(deps, post, decision, objection(creator));
  }
  await lack(deps, post, 'profile', { code: 'profile_inactive', facts: { handle } }, { profileId });
}

/** What was asked for; of a draft that was on another account until now also its audience there, where that has fewer people. */
async function keepAudience(
  deps: PostDeps,
  { id, version, asked: stored, profileId }: DraftRow,
  there: Prisma.ProfileGetPayload<object>,
): Promise<Partial<PostSettings>> {
  const { prisma, options } = deps;
  const asked = readAsked(stored);
  const before = profileId === null || profileId === there.id ? null : { where: { id: profileId } };
  const left = before && (await prisma.profile.findUnique(before));
  if (!left || asked.settings.privacyLevel || (asked.way ?? left.mode) !== 'direct') return asked.settings;
  if (await mustChoose(prisma, left, { way: 'direct', asked })) return asked.settings;
  const defaultOf = (profile: typeof left) => chooseSettings(profile, {}, options.audited);
  const settings = { ...asked.settings, ...narrower(defaultOf(left), defaultOf(there)) };
  const data = { asked: askedColumn.write({ ...asked, settings }) };
  await transact(deps, (tx) => notePost(tx, id, { state: 'draft', version }, data));
  return settings;
}

/**
 * Somebody else has connected an account: its author says whether the draft goes out there, for it was not
 * connected for them. Does nothing where there is no account that they may post to.
 */
export async function askForAccount(deps: PostDeps, postId: string): Promise<void> {
  const post = await deps.prisma.post.findUnique({ where: { id: postId }, include: parts });
  if (post?.state !== 'draft' || post.media.state !== 'ready') return;
  const named = readAsked(post.asked).profile ?? undefined;
  const { workspaceId, authorId: memberId } = post;
  const choice = await deps.profiles.forPosting({ workspaceId, memberId, handle: named });
  if (choice.kind !== 'profile') return lack(deps, post, 'profile', whyNoProfile(choice));
  const { account } = choice.profile;
  await lack(deps, post, 'profile', { code: 'confirm_profile', facts: { accounts: account } });
}

async function decide(deps: PostDeps, post: DraftRow, decision: Decision, refusal: Problem | null): Promise<void> {
  const { way, profileId, settings, isToChoose } = decision;
  const audience = refusal && askAudience(refusal, settings);
  if (audience) return lack(deps, post, 'audience', audience, { profileId, ...settings });
  if (refusal) return refuseDraft(deps, post.id, refusal, { way });
  const question = questionOf(deps, post);
  // What the card shows beside the question is what the answer will send.
  if (question) return lack(deps, post, question.missing, question, { way, profileId, ...settings });
  const same = (reader: Parameters<typeof objectionToRepeat>[0]) =>
    objectionToRepeat(reader, post, { profileId, now: deps.clock.now() });
  const repeated = await same(deps.prisma);
  if (repeated) return lack(deps, post, 'confirmation', repeated, { way, profileId, ...settings });
  if (isToChoose) return lackChoices(deps, post, { way, profileId, ...settings });
  await schedule(deps, post, { way, profileId, ...settings }, async (tx) => {
    // Dropped twice in one moment, neither was there when the other was looked for.
    if (await same(tx)) throw new Repeated();
    const memberId = await findChooser(tx, post);
    await writeConsent(tx, { post, memberId, ...decision, now: deps.clock.now() });
    await replanUploads(deps, tx, profileId);
  });
}

/** What is asked where only the audience cannot stand; `offered` may be none: then the draft way is left. */
function askAudience({ code, facts }: Problem, { brandContent }: PostSettings): Problem | null {
  if (facts.offered) return { code, facts };
  if (code === 'branded_not_private') return { code, facts: { ...facts, offered: '' } };
  if (code !== 'unaudited_only_private') return null;
  // What is branded cannot be for oneself alone either.
  return { code, facts: { ...facts, offered: brandContent ? '' : 'SELF_ONLY' } };
}

/** Who chose in the form agreed to it; else its author, who saw the card. */
async function findChooser(tx: Transaction, { asked, authorId, workspaceId }: DraftRow): Promise<string> {
  const { chosenBy } = readAsked(asked);
  if (chosenBy === null) return authorId;
  const member = await tx.member.findUnique({ where: { id: chosenBy, workspaceId } });
  return member?.id ?? authorId;
}

/** Its time is waited for; one that goes out at once waits for the form alone. */
async function lackChoices(deps: PostDeps, post: DraftRow, known: Known): Promise<void> {
  const wakeAt = post.postNow ? null : post.dueAt;
  const dueAt = wakeAt?.toISOString() ?? null;
  await lack(deps, post, 'choices', { code: 'choices_missing', facts: { dueAt } }, { ...known, wakeAt });
}

/** By hand a post needs no account: where one is meant, its name is kept for whoever posts it. */
async function decideByHand(
  deps: PostDeps,
  post: DraftRow,
  named: { readonly profile?: string; readonly account?: string },
): Promise<void> {
  const asked = askedColumn.write({ ...readAsked(post.asked), ...named });
  const known = { way: 'by_hand', profileId: null, asked } as const;
  const question = questionOf(deps, post);
  if (question) return lack(deps, post, question.missing, question, known);
  await schedule(deps, post, known, async () => undefined);
}

/** What only the author can say of its time. */
function questionOf(
  { clock, options }: PostDeps,
  { choices, dueAt, asked, plan }: DraftRow,
): (Problem & { missing: Missing }) | null {
  if (plan?.state === 'proposed') return { missing: 'plan', code: 'plan_unconfirmed', facts: {} };
  if (wordsOf(asked) !== null) return { missing: 'zone', code: 'zone_unknown', facts: {} };
  if (choices.length > 0) return { missing: 'time', code: whyChoices(asked), facts: {} };
  if (dueAt === null) return { missing: 'time', code: whyUnsaid(asked), facts: {} };
  // What went by while a person was connecting is asked for again, not made up for silently: "now" as well.
  const lateMs = clock.now().getTime() - dueAt.getTime();
  if (lateMs <= options.lateGraceMs) return null;
  return { missing: 'fresh_time', code: 'missed', facts: { dueAt: dueAt.toISOString(), because: 'draft' } };
}

function whyUnsaid(asked: Prisma.JsonValue): WhyUnsaid | 'time_unsaid' {
  const { because } = readAsked(asked);
  return because === null || isWhyChoices(because) ? 'time_unsaid' : because;
}

function whyChoices(asked: Prisma.JsonValue): WhyChoices | 'time_ambiguous' {
  const { because } = readAsked(asked);
  return because !== null && isWhyChoices(because) ? because : 'time_ambiguous';
}

const isWhyChoices = (because: WhyUnsaid | WhyChoices): because is WhyChoices =>
  because === 'perhaps_meant' || because === 'forwarded';

interface Decision {
  readonly way: Way;
  readonly profileId: string;
  readonly settings: PostSettings;
  readonly creator: CreatorInfo | null;
  /** Its account asks every time, and nobody has chosen yet. */
  readonly isToChoose: boolean;
}

type Known = NonNullable<Transition['data']> & { readonly profileId: string | null };

/** `also`: what else belongs into the transaction that schedules it. */
async function schedule(
  deps: PostDeps,
  post: DraftRow,
  known: Known,
  also: (tx: Transaction) => Promise<void>,
): Promise<void> {
  const now = deps.clock.now();
  const undoWindowMs = await undoWindowIn(deps.prisma, post.workspaceId, deps.options);
  const dueAt = post.postNow ? now : (post.dueAt ?? now);
  const wakeAt = post.postNow ? new Date(now.getTime() + undoWindowMs) : dueAt;
  const undoUntil = post.postNow && undoWindowMs > 0 ? wakeAt : null;
  const data = { ...noProblem, ...known, tries: 0, dueAt, wakeAt, undoUntil };
  // Whatever was answered or edited since the draft was read has raised its version: read again.
  const where = { state: 'draft', version: post.version } as const;
  const request = { postId: post.id, transition: 'schedule', actor: post.by ?? post.authorId, at: now } as const;
  const isScheduled = await transact(deps, async (tx) => {
    if (known.profileId !== null) await lockProfile(tx, known.profileId);
    const need = (await needsApproval(tx, post)) ? 'ask' : 'none';
    const approval = approvalColumns({ need, isNow: post.postNow, at: now });
    if (!(await transitionPost(tx, { ...request, where, data: { ...data, ...approval } }))) return false;
    await also(tx);
    if (need === 'ask') await askApprovers(tx, post.id, now);
    return true;
  }).catch((error: unknown) => {
    if (error instanceof Repeated) return false;
    throw error;
  });
  if (!isScheduled) await readyPost(deps, post.id, post.by);
}

/** Undoes the transition of a post whose video another one has just taken to the same account. */
class Repeated extends Error {
  override readonly name = 'Repeated';
}

/** The draft waits for a person, who is told once of each thing that is missing. */
async function lack(
  deps: PostDeps,
  post: DraftRow,
  missing: Missing,
  { code, facts }: Problem,
  known: Omit<NonNullable<Transition['data']>, 'missing' | 'problem'> = {},
): Promise<void> {
  const now = deps.clock.now();
  const data = { missing, problem: problemColumn.write({ code, facts }), ...known };
  await transact(deps, async (tx) => {
    if (!(await touchPost(tx, post.id, { state: 'draft' }, data, now))) return;
    if (problemColumn.read(post.problem)?.code !== code) await amendAsked(tx, post.id, post.threadId);
    // The plan asks for all of its posts at once.
    if (missing === 'plan' || (post.plan?.state === 'proposed' && post.letter !== 'a')) return;
    const dedupeKey = `${noticeKey('lacks', post.id)}:${code}`;
    const answer = { answer: code, facts: { ...facts, missing } };
    await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: 'answer', data: answer } }, now);
  });
}

/** Why it is not clear which profile a post goes to, with the accounts that could be meant, one a line. */
export function whyNoProfile(choice: Exclude<PostingChoice, { kind: 'profile' }>): Problem {
  switch (choice.kind) {
    case 'no_profile':
      return { code: choice.kind, facts: {} };
    case 'unknown_profile':
      return { code: choice.kind, facts: { accounts: choice.accounts.join('\n') } };
    case 'not_yours':
      return { code: choice.kind, facts: { account: choice.account } };
    case 'choose_profile':
      return {
        code: choice.kind,
        facts: { accounts: choice.profiles.map(({ account }) => account).join('\n') },
      };
  }
}
