/**
 * Words to Schedy without a video, in private or with a mention: a command, a greeting, a city; and what is none of them is
 * told the nearest thing that Schedy can do, never met with silence.
 */

import { zonesNamed } from '../../../core/schedules/index.ts';
import { placeIn, saysDecision, type Talk, understandTalk } from '../../../core/understanding/index.ts';
import { calendarFacts, instantNamed } from '../calendar/index.ts';
import type { DeskDeps } from '../deps.ts';
import { echo, keepAnswer, type Message } from '../view/index.ts';
import { HERE } from './by-code.ts';
import { answerIn, type InboundFile, type InboundMessage } from './inbound-message.ts';
import { readCommand } from './read-command.ts';
import { sayStanding } from './say-standing.ts';

/** What is written behind `/schedy`, and where. */
type Asked = Pick<InboundMessage, 'sender' | 'text' | 'channel'>;

export interface TalkDeps extends DeskDeps {
  /** What the command answers to whoever writes it. */
  readonly command: (asked: Asked) => Promise<Message>;
  /** A word that is no command, and reads much like one. */
  readonly isNearlyCommand: (word: string) => boolean;
}

/** Answers a command by its words, or a greeting; false when the words are neither. */
export async function answerTalk(deps: TalkDeps, message: InboundMessage): Promise<boolean> {
  if (message.place === 'channel' || message.files.length > 0) return false;
  const talk = understandTalk(message.text);
  // Under a video that one word asks for the video.
  if (talk === null || (talk.name === 'upload' && message.inThread)) return false;
  await answerOne(deps, message, talk);
  return true;
}

/** Answered with a button whose answer nobody else sees: a personal link is never written down. */
const BY_BUTTON = {
  greeting: 'greeting',
  thanks: 'thanked',
  connect: 'connect_by_words',
  forget: 'forget_by_words',
  upload: 'upload_by_words',
} as const;

const isByButton = (name: Talk['name']): name is keyof typeof BY_BUTTON => Object.hasOwn(BY_BUTTON, name);

/** Lists that show what not everybody may see who reads the channel. */
const forOneAlone: ReadonlySet<string> = new Set(['queue', 'history', 'profiles', 'settings', 'timezone']);

async function answerOne(deps: TalkDeps, message: InboundMessage, { name, argument }: Talk): Promise<void> {
  if (isByButton(name)) return answerIn(deps, message, BY_BUTTON[name]);
  if (name === 'calendar') return answerCalendar(deps, message, argument);
  if (name === 'edit' && argument === '') return answerEdit(deps, message);
  if (message.place !== 'direct') {
    if (name === 'help') return answerIn(deps, message, 'help_by_words');
    if (argument === '' && forOneAlone.has(name)) return answerIn(deps, message, 'use_command', { command: name });
  }
  await sayCommand(deps, message, `${name} ${argument}`);
}

/** Says in the thread what the command answers. */
async function sayCommand(deps: TalkDeps, message: InboundMessage, text: string): Promise<void> {
  const { sender, channel } = message;
  const answer = await deps.command({ sender, text, channel });
  await answerIn(deps, message, 'command_by_words', { answer: keepAnswer(answer) });
}

/** "edit" in the thread of one post means that one. */
async function answerEdit(deps: TalkDeps, message: InboundMessage): Promise<void> {
  const { sender, channel, root, inThread } = message;
  const open = inThread ? await deps.core.posts.openAt({ workspaceId: sender.workspaceId, channel, root }) : [];
  const [post, second] = open;
  if (!post) return answerIn(deps, message, 'which_code');
  if (second) return answerIn(deps, message, 'which_post', { codes: open.map(({ code }) => code).join(', ') });
  await sayCommand(deps, message, `edit ${post.code}`);
}

/**
 * A city by itself, from somebody whose time zone is not known: the answer to Schedy's own question. Said to nobody in
 * particular it counts only where a post of theirs waits for it.
 */
export async function answerZone(deps: TalkDeps, message: InboundMessage): Promise<boolean> {
  const { sender, place, files, text } = message;
  if (sender.isZoneKnown || files.length > 0) return false;
  const city = placeIn(text);
  if (city === null || zonesNamed(city).length === 0) return false;
  if (place === 'channel' && !(await isZoneWanted(deps, message))) return false;
  await sayCommand(deps, message, `timezone ${city}`);
  return true;
}

async function isZoneWanted({ core }: DeskDeps, { sender, channel, root }: InboundMessage): Promise<boolean> {
  const { workspaceId, memberId } = sender;
  const open = await core.posts.openAt({ workspaceId, channel, root });
  return open.some(({ author, missing }) => author.id === memberId && missing === 'zone');
}

/** A week is for its asker's eyes: asked for in a channel, it comes to them directly. */
async function answerCalendar(deps: DeskDeps, message: InboundMessage, words: string): Promise<void> {
  const { sender, place, channel, message: id } = message;
  const at = instantNamed(deps, sender, words);
  if (at === null) return answerIn(deps, message, 'week_unread', { words: echo(words) });
  if (place === 'direct') return answerIn(deps, message, 'calendar', calendarFacts(sender, at));
  const { workspaceId, externalId } = sender;
  await deps.core.notices.enqueue({
    threadId: await deps.core.notices.openThread({ workspaceId, channel: externalId, root: '' }),
    dedupeKey: `calendar:${workspaceId}:${channel}:${id}`,
    body: { kind: 'answer', data: { answer: 'calendar', facts: calendarFacts(sender, at) } },
  });
  await answerIn(deps, message, 'calendar_sent');
}

/** In a channel, what is not for Schedy is left alone. `isQuestion`: the words ask, or say "don't". */
export async function answerNone(deps: TalkDeps, message: InboundMessage, isQuestion = false): Promise<void> {
  const { place, text, files } = message;
  if (place === 'channel') return;
  const [file] = files;
  if (file) return refuseFile(deps, message, file);
  if (await answerHere(deps, message, isQuestion)) return;
  if (text.trim() === '') return answerIn(deps, message, 'help_by_words');
  if (wantsCode(message)) return answerIn(deps, message, 'which_code');
  // "hlep" is answered as behind the slash: with the command that it may be.
  if (deps.isNearlyCommand(text.trim())) return sayCommand(deps, message, text.trim());
  await answerIn(deps, message, isQuestion ? 'question' : 'not_understood');
}

/** Loose words of an approver are said of anything. */
const isDecision = (text: string): boolean => saysDecision(text)?.isLoose === false;

/** A command that is for a post, and names none. */
export const wantsCode = (message: InboundMessage): boolean =>
  readCommand(message, []).kind !== 'none' || isDecision(message.text) || HERE.test(message.text.trim());

/** A file that is no video. */
export function refuseFile(deps: DeskDeps, message: InboundMessage, { looksLike }: InboundFile): Promise<void> {
  const answer = looksLike === 'picture' ? 'picture_not_video' : 'file_not_video';
  return answerIn(deps, message, answer, { isWordless: message.text.trim() === '' });
}

/** In the thread of posts: how they stand, and what changes them; false where there are none. */
async function answerHere(deps: DeskDeps, message: InboundMessage, isQuestion: boolean): Promise<boolean> {
  const { sender, channel, root, inThread } = message;
  if (!inThread) return false;
  const place = { workspaceId: sender.workspaceId, channel, root };
  const { posts } = deps.core;
  const open = await posts.openAt(place);
  const here = open.length > 0 ? open : (await posts.endedAt(place)).slice(-1);
  if (here.length === 0) return false;
  await sayStanding(deps, message, here, { answer: 'not_understood_here', isOver: open.length === 0, isQuestion });
  return true;
}
