/**
 * What pressed buttons do: the only way into this room. Rights and states are looked at afresh, since old messages keep
 * their buttons for ever.
 */

import { HOUR_MS } from '../../../core/clock.ts';
import {
  type Actor,
  actorOf,
  type Change,
  type Core,
  MOST_SLOTS,
  type PostView,
  privacyLevels,
  type Sender,
} from '../../../core/index.ts';
import { readTime } from '../../../core/schedules/index.ts';
import { showCalendar } from '../calendar/index.ts';
import {
  addSlots,
  askToForget,
  connectAnswer,
  forgetMe,
  forgetWorkspace,
  likelyTimes,
  revokeUploadLink,
  settingsAnswer,
  showHistory,
  showProfiles,
  showQueue,
  showSlots,
  uploadAnswer,
} from '../commands/index.ts';
import type { DeskDeps } from '../deps.ts';
import {
  answerTimeZone,
  openChoice,
  openDecision,
  openEdit,
  openMemberSettings,
  openWorkspaceSettings,
  pressApprove,
  pressPosted,
} from '../forms/index.ts';
import { takeEdit } from '../receive/index.ts';
import {
  type ActionName,
  answers,
  type Message,
  pickTime,
  refused,
  sayChange,
  sayPlanChange,
  saySlot,
  sayUndone,
  UNKNOWN_POST,
} from '../view/index.ts';
import { overtaken } from './open-question.ts';
import { profileButtons } from './profile-buttons.ts';

/** A button that somebody pressed; `value` comes from outside and is read with distrust. */
export interface Press {
  readonly sender: Sender;
  readonly action: ActionName;
  readonly value: string;
  /** Where it was pressed. */
  readonly channel?: string | undefined;
  /** And in which thread, where the platform tells threads from channels. */
  readonly thread?: string | undefined;
}

/** The private answer, or null when the card shows what happened. */
export async function press(deps: DeskDeps, pressed: Press): Promise<Message | null> {
  const { action, value, sender } = pressed;
  const settled = await overtaken(deps.core, pressed, deps.platform);
  if (settled) return sayOvertaken(settled, sender, deps.clock.now());
  if (!isChange(action)) return others[action](deps, pressed);
  return answerChange(deps, await changes[action](deps.core.posts, value, actorOf(sender)));
}

/** Buttons that change a post and need no more than its id, or its id and what was chosen. */
const changes = {
  post_now: (posts, id, actor) => posts.postNow(id, actor),
  post_again: (posts, id, actor) => posts.postAgain(id, actor),
  retry: (posts, id, actor) => posts.retry(id, actor),
  cancel: (posts, id, actor) => posts.cancel(id, actor),
  give_up: (posts, id, actor) => posts.cancel(id, actor),
  undo: (posts, id, actor) => posts.undo(id, actor),
  its_there: (posts, id, actor) => posts.markPosted(id, actor),
  in_an_hour: (posts, id, actor) => posts.putOff(id, actor, HOUR_MS),
  post_anyway: (posts, value, actor) => {
    const [id = '', wants = ''] = value.split('|');
    return posts.confirmRepeat(id, actor, wants);
  },
  by_hand: async (posts, id, actor) => goOn(posts, actor, await posts.edit(id, actor, { way: 'by_hand' })),
  as_draft: async (posts, id, actor) => goOn(posts, actor, await posts.edit(id, actor, { way: 'inbox' })),
  next_slot: (posts, id, actor) => posts.moveToNextSlot(id, actor),
  choose_time: (posts, value, actor) => {
    const [id = '', instant = ''] = value.split('|');
    return posts.moveTo(id, actor, { at: new Date(instant), note: null });
  },
  choose_profile: (posts, value, actor) => {
    const [id = '', profile = ''] = value.split('|');
    return posts.edit(id, actor, { profile });
  },
} satisfies Partial<Record<ActionName, (posts: Core['posts'], value: string, actor: Actor) => Promise<Change>>>;

/** A draft goes on by itself; what has failed goes out at its time, or at once where that is over. */
async function goOn(posts: Core['posts'], actor: Actor, edited: Change): Promise<Change> {
  if (edited.kind !== 'done' || edited.post.state !== 'failed') return edited;
  const { id, dueAt } = edited.post;
  const moved = dueAt && (await posts.moveTo(id, actor, { at: dueAt, note: null }));
  return moved && moved.kind !== 'past' ? moved : posts.postNow(id, actor);
}

const isChange = (action: ActionName): action is keyof typeof changes => Object.hasOwn(changes, action);

type Answering = (deps: DeskDeps, pressed: Press) => Message | null | Promise<Message | null>;

/** All other buttons: what they open, list or ask. */
const others: Readonly<Record<Exclude<ActionName, keyof typeof changes>, Answering>> = {
  ...profileButtons,
  pick_time: (deps, { sender, value }) => offerTimes(deps, sender, value),
  edit: (deps, { sender, value }) => openEdit(deps, sender, value),
  // Old cards have a button for the caption alone.
  edit_caption: (deps, { sender, value }) => openEdit(deps, sender, value),
  approve: (deps, { sender, value }) => pressApprove(deps, sender, value),
  ask_changes: (deps, { sender, value }) => openDecision(deps, sender, 'changes_asked', value),
  reject: (deps, { sender, value }) => openDecision(deps, sender, 'rejected', value),
  posted_it: (deps, { sender, value }) => pressPosted(deps, sender, value),
  choose: (deps, { sender, value }) => openChoice(deps, sender, value),
  workspace_settings: (deps, { sender, value }) => openWorkspaceSettings(deps, sender, value),
  member_settings: (deps, { sender, value }) => openMemberSettings(deps, sender, value),
  undo_all: (deps, { sender, value }) => undoAll(deps, sender, value),
  confirm_plan: async ({ core }, { sender, value }) =>
    sayPlanChange(await core.posts.confirmPlan(value, actorOf(sender))),
  undo_plan: async ({ core }, { sender, value }) => sayPlanChange(await core.posts.undoPlan(value, actorOf(sender))),
  keep_post: (deps, { sender, value }) => keepAsItIs(deps, sender, value),
  take_edit: async (deps, { sender, value }) => answerChange(deps, await takeEdit(deps, sender, value)),
  show_queue: (deps, pressed) => showQueue(deps, pressed, pressed.value),
  show_history: (deps, pressed) => showHistory(deps, pressed, pressed.value),
  show_calendar: (deps, pressed) => showCalendar(deps, pressed, pressed.value),
  show_profiles: (deps, { sender, value }) => showProfiles(deps, sender, value),
  show_slots: (deps, { sender, value }) => showSlots(deps, sender, value),
  show_settings: (deps, { sender }) => settingsAnswer(deps, sender, ''),
  keep_slot: (deps, { sender, value }) => pressKeep(deps, sender, value),
  add_slot: (deps, { sender, value }) => addSlots(deps, sender, value),
  remove_slot: (deps, { sender, value }) => pressRemove(deps, sender, value),
  set_zone: (deps, { sender, value }) => answerTimeZone(deps, sender, value),
  choose_audience: async (deps, { sender, value }) =>
    answerChange(deps, await chooseAudience(deps, value, actorOf(sender))),
  connect: (deps, { sender }) => connectAnswer(deps, sender),
  reconnect: (deps, { sender, value }) => connectAnswer(deps, sender, value),
  upload_link: (deps, pressed) => uploadAnswer(deps, pressed.sender, pressed),
  revoke_upload_link: (deps, { sender, value }) => revokeUploadLink(deps, sender, value),
  forget: (deps, { sender }) => askToForget(deps, sender, 'me'),
  forget_me: (deps, { sender }) => forgetMe(deps, sender),
  forget_workspace: (deps, { sender }) => forgetWorkspace(deps, sender),
};

const sayOvertaken = (post: PostView, { timeZone }: Sender, now: Date): Message => ({
  lines: [['That question is settled by now, so nothing was changed. ', ...sayChange(post, timeZone, now)]],
});

/** Nothing is changed, and that is said. */
async function keepAsItIs({ core, clock }: DeskDeps, sender: Sender, postId: string): Promise<Message> {
  const post = await core.posts.read(postId, sender.workspaceId);
  if (!post) return UNKNOWN_POST;
  return { lines: [['The post stays as it is. ', ...sayChange(post, sender.timeZone, clock.now())]] };
}

/** The audience that TikTok offers instead; a post that was held for it goes out. */
async function chooseAudience({ core }: DeskDeps, value: string, actor: Actor): Promise<Change> {
  const [id = '', level = ''] = value.split('|');
  const privacyLevel = privacyLevels.find((known) => known === level);
  if (!privacyLevel) return { kind: 'unknown' };
  const edited = await core.posts.edit(id, actor, { settings: { privacyLevel } });
  // A draft goes on by itself, at its own time.
  return edited.kind === 'done' && edited.post.state === 'on_hold' ? core.posts.postNow(id, actor) : edited;
}

/** All posts of one message; `value` names its channel and its id. */
async function undoAll({ core }: DeskDeps, sender: Sender, value: string): Promise<Message> {
  const { workspaceId } = sender;
  const [channel = '', message = ''] = value.split('|');
  const [undone, left]: [string[], string[]] = [[], []];
  for (const post of await core.posts.fromMessage({ workspaceId, channel, message })) {
    const change = await core.posts.cancel(post.id, actorOf(sender));
    (change.kind === 'done' ? undone : left).push(post.code);
  }
  return sayUndone(undone, left);
}

/** Times that are likely meant, in the presser's own zone. */
async function offerTimes(deps: DeskDeps, sender: Sender, postId: string): Promise<Message> {
  const { core, clock } = deps;
  const post = await core.posts.read(postId, sender.workspaceId);
  if (!post) return UNKNOWN_POST;
  if (!mayChange(sender, post)) return notAllowed(deps, post);
  const { timeZone, usualHour, isZoneKnown } = sender;
  const zone = isZoneKnown ? timeZone : post.timeZone;
  const times = likelyTimes.flatMap((words) => {
    const reading = readTime(words, { now: clock.now(), timeZone: zone, usualHour });
    return reading?.kind === 'at' ? [reading.at] : [];
  });
  return pickTime(post, [...new Set(times.map((at) => at.getTime()))], zone);
}

/** Nobody is offered what would be refused them a press later. */
const mayChange = ({ isAdmin, memberId }: Sender, { author }: PostView): boolean => isAdmin || author.id === memberId;

const notAllowed = ({ platform }: DeskDeps, { code }: PostView): Message => ({
  lines: answers('not_allowed', { code }, platform),
});

function answerChange({ platform }: DeskDeps, change: Change): Message | null {
  if (change.kind === 'done') return null;
  if (change.kind === 'unknown') return UNKNOWN_POST;
  return refused(change, platform);
}

/** The button on a card; that the slot is kept, the card shows. */
export async function pressKeep(deps: DeskDeps, sender: Sender, postId: string): Promise<Message | null> {
  const change = await deps.core.slots.keep(postId, sender);
  if (change.kind === 'done') return null;
  if (change.kind === 'unknown') {
    return { lines: [['That post has another time by now, and offers no slot.']] };
  }
  return refusal(deps, change.kind);
}

/** The button in `/schedy slots`. */
export async function pressRemove(deps: DeskDeps, sender: Sender, slotId: string): Promise<Message> {
  const change = await deps.core.slots.remove(slotId, sender);
  if (change.kind === 'unknown')
    return { lines: [['That slot is not kept any more. /schedy slots lists those that are.']] };
  if (change.kind !== 'done') return refusal(deps, change.kind);
  return {
    lines: [[`Removed: ${saySlot(change.slot)}. Posts that are planned stay as they are.`]],
  };
}

const refusal = ({ platform }: DeskDeps, kind: 'not_yours' | 'full'): Message => ({
  lines: answers(`slots_${kind}`, { most: MOST_SLOTS }, platform),
});
