/** Plain words in a post's thread that change it: only a message that is such a command and nothing else. */
import { setTimeout as pause } from 'node:timers/promises';
import {
  actorOf,
  type Change,
  type Facts,
  Failure,
  type KnownTime,
  MAX_CAPTION_UNITS,
  type PostView,
} from '../../../core/index.ts';
import type { FollowUpCommand } from '../../../core/understanding/index.ts';
import type { DeskDeps } from '../deps.ts';
import { type AnswerCode, whyNot } from '../view/index.ts';
import { askedTime } from './asked-time.ts';
import { answerIn, type InboundMessage, sayLate, unreadableIn } from './inbound-message.ts';
import { planThread } from './plan.ts';
import { takePosted } from './posted-it.ts';
import { readCommand, type Said } from './read-command.ts';
import { differsByZone } from './read-request.ts';

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
  const repeated = mine.filter(({ missing }) => missing === 'confirmation');
  const [repeat] = repeated;
  if (repeat && repeated.length === 1 && ANYWAY.test(message.text.trim())) {
    await answerChange(deps, message, await deps.core.posts.confirmRepeat(repeat.id, actorOf(sender)));
    return true;
  }
  if (await planThread(deps, message, mine)) return true;
  const meant = readMeant(message, mine);
  if (meant) {
    for (const post of meant.posts) await carryOutCommand(deps, message, post, readCommand(meant, [post]));
    return true;
  }
  const command = readCommand(message, mine);
  if (command.kind === 'none') return false;
  const named = mine.filter(({ code }) => command.code === undefined || code === command.code);
  const [post, second] = named;
  if (!post || second) await askWhich(deps, message, mine);
  // What a time counts from is known once the post is.
  else await carryOutCommand(deps, message, post, mine.length > 1 ? readCommand(message, [post]) : command);
  return true;
}

/** Yes to a video that was brought before. */
const ANYWAY =
  /^(?:yes(?:,? please)?|(?:yes,? )?(?:please )?(?:post|publish|send)(?: it)? (?:anyway|again|once more)|ja|trotzdem(?: posten)?|sí|publícalo igual|oui|publie quand même)[.!]*$/iu;

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
  if (!post || readCommand(message, mine).kind === 'none') return false;
  await answerIn(deps, message, 'cannot_change', { code: post.code, state: post.state });
  return true;
}

/** Others' words in a thread are talk among people, unless they were said to Schedy. */
async function refuseOthers(deps: DeskDeps, message: InboundMessage, posts: readonly PostView[]): Promise<boolean> {
  const [post] = posts;
  if (!post || message.place === 'channel') return false;
  const command = readCommand(message, posts);
  if (command.kind === 'none') return false;
  await answerIn(deps, message, 'not_allowed', { code: command.code ?? post.code });
  return true;
}

const ALL =
  /(?<![\p{L}\p{N}])(?:all(?: of (?:them|these))?|both(?: of them)?|everything|alle[ns]?|todos|todas|tous|toutes|tutti|tutte|allemaal|wszystkie|все)(?![\p{L}\p{N}])/iu;
/** As the first or the second word; "a las 8" and "8 a.m." name no post. */
const LETTER =
  /^(?<before>(?:\p{L}+ )?)(?:video |post |clip )?(?<letter>[a-z])(?![\p{L}\p{N}'’.-])(?! (?:las?|los|partir|mañana|domani|amanhã|demain)(?!\p{L}))/iu;

interface Meant extends Said {
  readonly posts: readonly PostView[];
}

/** "cancel all", "move b to 8pm", "caption b: …": the posts that are named without a code, and what is said to them. */
function readMeant(message: InboundMessage, posts: readonly PostView[]): Meant | null {
  const { text, sender, sentAt } = message;
  if (posts.length < 2 || text.length > LONGEST_NAMED || readCommand(message, posts).code !== undefined) return null;
  const said = (words: string): Said => ({ sender, sentAt, text: words.replace(/\s+/gu, ' ').trim() });
  const isCommand = (words: Said, which: readonly PostView[]) => readCommand(words, which).kind !== 'none';
  const captioned = /^caption (?:of |for )?(?<letter>[a-z])\s*[:=]\s*(?<words>\S[\s\S]*)$/iu.exec(text.trim())?.groups;
  const own = posts.find(({ letter }) => letter !== null && letter === captioned?.letter?.toLowerCase());
  if (own) return { sender, sentAt, text: `caption: ${captioned?.words ?? ''}`, posts: [own] };
  const toAll = ALL.test(text) && !/[:=]/u.test(text) ? said(text.replace(ALL, ' ')) : null;
  if (toAll && isCommand(toAll, posts.slice(0, 1))) return { ...toAll, posts };
  const match = LETTER.exec(text.trim());
  const post = posts.find(({ letter }) => letter !== null && letter === match?.groups?.letter?.toLowerCase());
  if (!match || !post) return null;
  const rest = said(
    `${match.groups?.before ?? ''}${text
      .trim()
      .slice(match[0].length)
      .replace(/^[\s:,]+/u, ' ')}`,
  );
  if (isCommand(rest, [post])) return { ...rest, posts: [post] };
  return null;
}

const LONGEST_NAMED = 2_400;

function askWhich(deps: DeskDeps, message: InboundMessage, posts: PostView[]): Promise<void> {
  const codes = posts.map(({ code }) => code).join(', ');
  return answerIn(deps, message, 'which_post', { codes });
}

/** Does what is commanded of a post; what cannot be done is answered. */
export async function carryOutCommand(
  deps: DeskDeps,
  message: InboundMessage,
  post: PostView,
  command: FollowUpCommand,
): Promise<void> {
  const commands = command.kind === 'several' ? command.commands : [command];
  // Of several nothing is done where the caption cannot be: "post now" would send the old one.
  const objection = commands.map((each) => captionObjection(each, post)).find((each) => each !== null);
  if (objection) return answerIn(deps, message, objection.answer, objection.facts);
  for (const each of commands) await obeyOne(deps, message, post, each);
}

function captionObjection(
  command: FollowUpCommand,
  post: PostView,
): { readonly answer: AnswerCode; readonly facts: Facts } | null {
  if (command.kind === 'caption_part')
    return { answer: 'caption_part', facts: { caption: post.caption.slice(0, 300) } };
  if (command.kind !== 'caption') return null;
  const { length } = command.caption;
  if (length > MAX_CAPTION_UNITS) return { answer: 'caption_too_long', facts: { length, limit: MAX_CAPTION_UNITS } };
  const unclear = unreadableIn(command.caption);
  return unclear.length > 0
    ? { answer: 'caption_unreadable', facts: { unclear: unclear.join(', '), isFollowUp: true } }
    : null;
}

async function obeyOne(
  deps: DeskDeps,
  message: InboundMessage,
  post: PostView,
  command: FollowUpCommand,
): Promise<void> {
  if (command.kind === 'move') return obeyMove(deps, message, post, command);
  if (command.kind === 'unread') return askAgain(deps, message, post, command);
  const isAtOnce = command.kind === 'now' || command.kind === 'retry';
  if (isAtOnce && message.isStale) return answerIn(deps, message, 'too_old_to_post', { code: post.code });
  await sayLate(deps, message);
  await answerChange(deps, message, await carryOut(deps, message, post, command));
}

async function obeyMove(
  deps: DeskDeps,
  message: InboundMessage,
  post: PostView,
  { when }: Extract<FollowUpCommand, { kind: 'move' }>,
): Promise<void> {
  const isPlaceless = !message.sender.isZoneKnown;
  // The instants are compared: a reading names its zone besides, also where "in an hour" is the same everywhere.
  const timeIn = (zone: string) => {
    const command = readCommand(message, [post], zone);
    const commands = command.kind === 'several' ? command.commands : [command];
    return commands.map((each) => (each.kind === 'move' ? askedTime(each.when, message.isStale) : each.kind));
  };
  if (isPlaceless && differsByZone(timeIn)) {
    return answerIn(deps, message, 'zone_unknown', { isFollowUp: true });
  }
  const time = askedTime(when, message.isStale);
  if (time.kind === 'refused') return answerIn(deps, message, time.answer, { isFollowUp: true });
  const { asked } = time;
  if (asked.kind === 'choices') return askTime(deps, message, post, asked);
  if (asked.kind === 'unsaid') return answerIn(deps, message, 'too_old_to_post', { code: post.code });
  await sayLate(deps, message);
  const { posts } = deps.core;
  const change =
    asked.kind === 'at'
      ? await posts.moveTo(post.id, actorOf(message.sender), asked)
      : await posts.postNow(post.id, actorOf(message.sender));
  await answerChange(deps, message, change);
}

/** A card in these states has no room for times to choose from. */
const unasked: readonly PostView['state'][] = ['failed', 'handed_over'];

/** Its card shows the times as buttons, and the next words in the thread answer the question. */
async function askTime(
  deps: DeskDeps,
  message: InboundMessage,
  post: PostView,
  asked: Extract<KnownTime, { kind: 'choices' }>,
): Promise<void> {
  if (unasked.includes(post.state)) {
    return answerIn(deps, message, 'time_unread_in_thread', { words: message.text.slice(0, 60), isAmbiguous: true });
  }
  const change = await deps.core.posts.askTime(post.id, actorOf(message.sender), asked);
  if (change.kind !== 'done') return answerChange(deps, message, change);
  await answerIn(deps, message, 'time_ambiguous_in_thread');
}

/** A new time that was not understood: what it can mean is offered, else another wording is asked for. */
function askAgain(
  deps: DeskDeps,
  message: InboundMessage,
  post: PostView,
  { words, readings }: Extract<FollowUpCommand, { kind: 'unread' }>,
): Promise<void> {
  const time = askedTime({ kind: 'unread', words, readings }, false);
  if (time.kind === 'asked' && time.asked.kind === 'choices') return askTime(deps, message, post, time.asked);
  return answerIn(deps, message, 'time_unread_in_thread', { words: words.slice(0, 60) });
}

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
    case 'now':
      return posts.postNow(id, actor);
    case 'retry':
      return posts.retry(id, actor);
    case 'next_slot':
      return posts.moveToNextSlot(id, actor);
    case 'caption':
      return posts.edit(id, actor, { caption: command.caption });
    case 'privacy': {
      const settings = { ...command.settings, privacyLevel: command.privacy };
      return posts.edit(id, actor, { settings });
    }
    case 'way':
      return posts.edit(id, actor, { way: command.way });
    case 'settings':
      return posts.edit(id, actor, { settings: command.settings });
    case 'none':
    case 'caption_part':
    case 'several':
      return Promise.resolve({ kind: 'unknown' });
  }
}

/** What was done is seen on the card; only what was not done is answered. */
async function answerChange(deps: DeskDeps, message: InboundMessage, change: Change): Promise<void> {
  if (change.kind === 'done') return;
  if (change.kind === 'unknown') return;
  const { code, facts } = whyNot(change);
  await answerIn(deps, message, code, facts);
}
