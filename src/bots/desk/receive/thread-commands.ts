/** Plain words in a post's thread that change it: only a message that is such a command and nothing else. */
import { setTimeout as pause } from 'node:timers/promises';
import {
  actorOf,
  type Change,
  type Facts,
  Failure,
  type KnownTime,
  type PostView,
  type Problem,
} from '../../../core/index.ts';
import { type FollowUpCommand, yesOrNo } from '../../../core/understanding/index.ts';
import type { DeskDeps } from '../deps.ts';
import { type AnswerCode, clip, echo, keepAnswer, sayPlanChange, whyNot } from '../view/index.ts';
import { askedTime } from './asked-time.ts';
import { objectionTo } from './edited-words.ts';
import { answerIn, answerRefused, type InboundMessage, type Refused, sayLate } from './inbound-message.ts';
import { planThread } from './plan.ts';
import { takePosted } from './posted-it.ts';
import { type Meant, readCommand, readMeant } from './read-command.ts';
import { differsByZone } from './read-request.ts';
import { answerOnly, isAnswerOnly, sayStanding } from './say-standing.ts';

/** True when the message was a command for a post of this thread, from somebody who may give it. */
export async function followUp(deps: DeskDeps, message: InboundMessage): Promise<boolean> {
  if (await takePosted(deps, message)) return true;
  const { sender, channel, root } = message;
  const { workspaceId, memberId, isAdmin } = sender;
  const readPosts = () => deps.core.posts.openAt({ workspaceId, channel, root });
  const first = await readPosts();
  const posts = first.length === 0 && (await waitForRoot(message)) ? await readPosts() : first;
  const mine = posts.filter(({ author }) => author.id === memberId || isAdmin);
  if (mine.length === 0) return (await answerEnded(deps, message)) || (await refuseOthers(deps, message, posts));
  if (await answerYesOrNo(deps, message, mine)) return true;
  if (await planThread(deps, message, mine)) return true;
  const meant = readMeant(message, mine);
  if (meant.length > 0) {
    await carryOutEach(deps, message, meant);
    return true;
  }
  const command = readCommand(message, mine);
  if (command.kind === 'none') return false;
  if (isAnswerOnly(command)) return answerOnly(deps, message, mine, command);
  const named = mine.filter(({ code }) => command.code === undefined || code === command.code);
  const [post, second] = named;
  if (!post || second) await askWhich(deps, message, mine);
  // What a time counts from is known once the post is.
  else await carryOutCommand(deps, message, post, mine.length > 1 ? readCommand(message, [post]) : command);
  return true;
}

/** What the words say to some of the posts, one after the other; what was not done is said once. */
async function carryOutEach(deps: DeskDeps, message: InboundMessage, meant: readonly Meant[]): Promise<void> {
  const refused: Refused[] = [];
  for (const { said, posts } of meant) {
    const part = { ...message, text: said.text };
    for (const post of posts) {
      const command = readCommand(said, [post]);
      if (isAnswerOnly(command)) await answerOnly(deps, part, [post], command);
      const why = await carryOutAll(deps, part, post, command);
      refused.push(...why.map((problem) => ({ post: post.code, ...problem })));
    }
  }
  const posts = meant.flatMap((each) => each.posts);
  await answerRefused(deps, message, posts, refused);
}

/** Yes or no to what a card asks: the same video again, or a plan that waits for its Confirm. */
async function answerYesOrNo(deps: DeskDeps, message: InboundMessage, posts: readonly PostView[]): Promise<boolean> {
  const said = yesOrNo(message.text);
  if (said === null) return false;
  const { core } = deps;
  const actor = actorOf(message.sender);
  const [repeat, second] = posts.filter(({ missing }) => missing === 'confirmation');
  if (repeat && !second) {
    const change = said === 'yes' ? core.posts.confirmRepeat(repeat.id, actor) : core.posts.cancel(repeat.id, actor);
    const problem = whyNotDone(await change);
    if (problem) await answerIn(deps, message, problem.code, problem.facts);
    return true;
  }
  const plans = new Set(
    posts.flatMap(({ missing, planId }) => (missing === 'plan' && planId !== null ? [planId] : [])),
  );
  const [planId, other] = plans;
  if (said === 'no' || planId === undefined || other !== undefined) return false;
  const told = sayPlanChange(await core.posts.confirmPlan(planId, actor));
  if (told) await answerIn(deps, message, 'command_by_words', { answer: keepAnswer(told) });
  return true;
}

const ROOT_WAIT_MS = 10_000;
const ROOT_LOOK_MS = 100;

/**
 * Written in the second of its video, words can be worked on before there is a draft: true once the video has been
 * worked on. A video that takes longer than ten seconds sends them back to the inbox, whose sweep takes them up again.
 */
async function waitForRoot({ isLastTry, isRootWaiting }: InboundMessage): Promise<boolean> {
  if (isLastTry || !(await isRootWaiting?.())) return false;
  for (let waitedMs = 0; waitedMs < ROOT_WAIT_MS; waitedMs += ROOT_LOOK_MS) {
    await pause(ROOT_LOOK_MS);
    if (!(await isRootWaiting?.())) return true;
  }
  throw new Failure('thread_not_read_yet', { kind: 'retry' });
}

/**
 * In the thread of a post that is out or cancelled, a command gets the answer that nothing can change; that of somebody
 * who could not have changed it either, where it was said to Schedy.
 */
async function answerEnded(deps: DeskDeps, message: InboundMessage): Promise<boolean> {
  const { sender, channel, root, place } = message;
  const { workspaceId, memberId, isAdmin } = sender;
  const ended = await deps.core.posts.endedAt({ workspaceId, channel, root });
  const mine = ended.filter(({ author }) => author.id === memberId || isAdmin || place !== 'channel');
  const post = mine.at(-1);
  const command = readCommand(message, mine);
  if (!post || command.kind === 'none' || command.kind === 'unclear') return false;
  if (isAnswerOnly(command)) await sayStanding(deps, message, [post], { answer: 'stands_here', isOver: true });
  else await answerIn(deps, message, 'cannot_change', { code: post.code, state: post.state });
  return true;
}

/** Others' words in a thread are talk among people, unless they were said to Schedy. */
async function refuseOthers(deps: DeskDeps, message: InboundMessage, posts: readonly PostView[]): Promise<boolean> {
  const [post] = posts;
  if (!post || message.place === 'channel') return false;
  const command = readCommand(message, posts);
  if (command.kind === 'none' || isAnswerOnly(command)) return false;
  await answerIn(deps, message, 'not_allowed', { code: command.code ?? post.code });
  return true;
}

function askWhich(deps: DeskDeps, message: InboundMessage, posts: PostView[]): Promise<void> {
  return answerIn(deps, message, 'which_post', { codes: posts.map(({ code }) => code).join(', ') });
}

/** Does what is commanded of a post; what cannot be done is answered. */
export async function carryOutCommand(
  deps: DeskDeps,
  message: InboundMessage,
  post: PostView,
  command: FollowUpCommand,
): Promise<void> {
  if (isAnswerOnly(command)) return void (await answerOnly(deps, message, [post], command));
  for (const { code, facts } of await carryOutAll(deps, message, post, command)) {
    await answerIn(deps, message, code, facts);
  }
}

/** What is to be answered: why something was not done, or what is asked first. What was done is seen on the card. */
async function carryOutAll(
  deps: DeskDeps,
  message: InboundMessage,
  post: PostView,
  command: FollowUpCommand,
): Promise<readonly Problem[]> {
  const commands = command.kind === 'several' ? command.commands : [command];
  // Of several nothing is done where the caption cannot be: "post now" would send the old one.
  const objection = commands.map((each) => captionObjection(each, post)).find((each) => each !== null);
  if (objection) return [objection];
  const answers: Problem[] = [];
  for (const each of commands) {
    const answer = await carryOutOne(deps, message, post, each);
    if (answer) answers.push(answer);
  }
  return answers;
}

const answerOf = (code: AnswerCode | 'zone_unknown', facts: Facts = {}): Problem => ({ code, facts });

function captionObjection(command: FollowUpCommand, post: PostView): Problem | null {
  if (command.kind === 'caption_part') return answerOf('caption_part', { caption: clip(post.caption, 300) });
  if (command.kind !== 'caption') return null;
  const objection = objectionTo([command.caption]);
  return objection && { code: objection.answer, facts: objection.facts };
}

async function carryOutOne(
  deps: DeskDeps,
  message: InboundMessage,
  post: PostView,
  command: FollowUpCommand,
): Promise<Problem | null> {
  if (command.kind === 'move') return carryOutMove(deps, message, post, command);
  if (command.kind === 'unread') return askAgain(deps, message, post, command);
  if (command.kind === 'undo' && !isUndoable(deps, post)) {
    await sayStanding(deps, message, [post], { answer: 'not_understood_here', why: 'other' });
    return null;
  }
  const isAtOnce = command.kind === 'now' || command.kind === 'retry';
  if (isAtOnce && message.isStale) return answerOf('too_old_to_post', { code: post.code });
  await sayLate(deps, message);
  return whyNotDone(await carryOut(deps, message, post, command));
}

async function carryOutMove(
  deps: DeskDeps,
  message: InboundMessage,
  post: PostView,
  { when }: Extract<FollowUpCommand, { kind: 'move' }>,
): Promise<Problem | null> {
  const isPlaceless = !message.sender.isZoneKnown;
  // The instants are compared: a reading names its zone besides, also where "in an hour" is the same everywhere.
  const timeIn = (zone: string) => {
    const command = readCommand(message, [post], zone);
    const commands = command.kind === 'several' ? command.commands : [command];
    return commands.map((each) => (each.kind === 'move' ? askedTime(each.when, message.isStale) : each.kind));
  };
  if (isPlaceless && differsByZone(timeIn)) return answerOf('zone_unknown', { isFollowUp: true });
  const time = askedTime(when, message.isStale);
  if (time.kind === 'refused') return answerOf(time.answer, { isFollowUp: true });
  const { asked } = time;
  if (asked.kind === 'choices') return askTime(deps, message, post, asked);
  if (asked.kind === 'unsaid') return answerOf('too_old_to_post', { code: post.code });
  await sayLate(deps, message);
  const { posts } = deps.core;
  const change =
    asked.kind === 'at'
      ? await posts.moveTo(post.id, actorOf(message.sender), asked)
      : await posts.postNow(post.id, actorOf(message.sender));
  return whyNotDone(change);
}

/** A card in these states has no room for times to choose from. */
const unasked: readonly PostView['state'][] = ['failed', 'handed_over'];

/** Its card shows the times as buttons, and the next words in the thread answer the question. */
async function askTime(
  deps: DeskDeps,
  message: InboundMessage,
  post: PostView,
  asked: Extract<KnownTime, { kind: 'choices' }>,
): Promise<Problem | null> {
  if (unasked.includes(post.state)) {
    return answerOf('time_unread_in_thread', { words: echo(message.text), isAmbiguous: true });
  }
  const change = await deps.core.posts.askTime(post.id, actorOf(message.sender), asked);
  if (change.kind !== 'done') return whyNotDone(change);
  const times = asked.choices.map((at) => at.toISOString()).join(' ');
  return answerOf('time_ambiguous_in_thread', { times, timeZone: post.timeZone });
}

/** A new time that was not understood: what it can mean is offered, else another wording is asked for. */
async function askAgain(
  deps: DeskDeps,
  message: InboundMessage,
  post: PostView,
  { words, readings }: Extract<FollowUpCommand, { kind: 'unread' }>,
): Promise<Problem | null> {
  const time = askedTime({ kind: 'unread', words, readings }, false);
  if (time.kind === 'asked' && time.asked.kind === 'choices') return askTime(deps, message, post, time.asked);
  return answerOf('time_unread_in_thread', { words: echo(words) });
}

/** What has just been scheduled or sent off, for as long as its card has the button. */
const isUndoable = ({ clock }: DeskDeps, { undoUntil }: PostView): boolean =>
  undoUntil !== null && undoUntil > clock.now();

function carryOut(
  { core }: DeskDeps,
  message: InboundMessage,
  { id }: PostView,
  command: Exclude<FollowUpCommand, { kind: 'move' | 'unread' }>,
): Promise<Change> {
  const { posts } = core;
  const actor = actorOf(message.sender);
  switch (command.kind) {
    case 'cancel':
      return posts.cancel(id, actor);
    case 'undo':
      return posts.undo(id, actor);
    case 'now':
      return posts.postNow(id, actor);
    case 'retry':
      return posts.retry(id, actor);
    case 'next_slot':
      return posts.moveToNextSlot(id, actor);
    case 'caption':
      return posts.edit(id, actor, { caption: command.caption });
    case 'privacy':
      return posts.edit(id, actor, { settings: { ...command.settings, privacyLevel: command.privacy } });
    case 'way':
      return posts.edit(id, actor, { way: command.way });
    case 'settings':
      return posts.edit(id, actor, { settings: command.settings });
    case 'account':
      return posts.edit(id, actor, { profile: command.handle });
    // Answered before, or several of these.
    default:
      return Promise.resolve({ kind: 'unknown' });
  }
}

const whyNotDone = (change: Change): Problem | null =>
  change.kind === 'done' || change.kind === 'unknown' ? null : whyNot(change);
