/** Words to Schedy without a video, in private or with a mention: never met with silence. */
import { describeInstant } from '../../../core/schedules/index.ts';
import { understandTalk, weekIn } from '../../../core/understanding/index.ts';
import { calendarFacts, instantNamed } from '../calendar/index.ts';
import type { DeskDeps } from '../deps.ts';
import { inWords, showEnded } from '../view/index.ts';
import { answerIn, type InboundMessage } from './inbound-message.ts';

const MOST_LISTED = 10;

/** Answers a command by its words, or a greeting; false when the words are neither. */
export async function answerTalk(deps: DeskDeps, message: InboundMessage): Promise<boolean> {
  if (message.place === 'channel' || message.files.length > 0) return false;
  const talk = understandTalk(message.text);
  if (talk === null) return false;
  if (talk === 'greeting') await answerIn(deps, message, 'greeting');
  else if (talk === 'help') await answerIn(deps, message, 'help_by_words');
  else if (talk === 'forget') await answerIn(deps, message, 'forget_by_words');
  else if (talk === 'connect') await answerIn(deps, message, 'connect_by_words');
  else if (talk === 'calendar') await answerCalendar(deps, message);
  else if (talk === 'queue' && message.place === 'direct') await answerQueue(deps, message);
  else if (talk === 'history' && message.place === 'direct') await answerHistory(deps, message);
  else await answerIn(deps, message, 'use_command', { command: talk });
  return true;
}

/** The sender's own posts, in their time zone; what others plan is for `/schedy queue`. */
async function answerQueue(deps: DeskDeps, message: InboundMessage): Promise<void> {
  const { workspaceId, memberId, timeZone } = message.sender;
  const viewer = { memberId, isAdmin: false, isGuest: true };
  const { posts, total } = await deps.core.posts.queue({ workspaceId, viewer, skip: 0, take: MOST_LISTED });
  const now = deps.clock.now();
  const lines = posts.map(({ code, dueAt, state, caption, video }) => {
    const when = dueAt ? describeInstant(dueAt, timeZone, now).absolute : state;
    return `${code} · ${when} · ${(caption || video.fileName).slice(0, 60).replaceAll('\n', ' ')}`;
  });
  await answerIn(deps, message, 'queue_by_words', { count: total, more: total - lines.length, list: lines.join('\n') });
}

/** A week is for its asker's eyes: asked for in a channel, it comes to them directly. */
async function answerCalendar(deps: DeskDeps, message: InboundMessage): Promise<void> {
  const { sender, place, channel, message: id } = message;
  const words = weekIn(message.text);
  const at = instantNamed(deps, sender, words);
  if (at === null) return answerIn(deps, message, 'week_unread', { words: words.slice(0, 60) });
  if (place === 'direct') return answerIn(deps, message, 'calendar', calendarFacts(sender, at));
  const { workspaceId, externalId } = sender;
  await deps.core.notices.enqueue({
    threadId: await deps.core.notices.openThread({ workspaceId, channel: externalId, root: '' }),
    dedupeKey: `calendar:${workspaceId}:${channel}:${id}`,
    body: { kind: 'answer', data: { answer: 'calendar', facts: calendarFacts(sender, at) } },
  });
  await answerIn(deps, message, 'calendar_sent');
}

/** What became of the sender's own posts, the last one first. */
async function answerHistory(deps: DeskDeps, message: InboundMessage): Promise<void> {
  const { workspaceId, memberId, timeZone } = message.sender;
  const viewer = { memberId, isAdmin: false, isGuest: true };
  const { posts, total } = await deps.core.posts.history({ workspaceId, viewer, skip: 0, take: MOST_LISTED });
  const now = deps.clock.now();
  const list = posts.map((post) => inWords(showEnded(post), timeZone, now).slice(0, 200)).join('\n');
  await answerIn(deps, message, 'history_by_words', { count: total, more: total - posts.length, list });
}
