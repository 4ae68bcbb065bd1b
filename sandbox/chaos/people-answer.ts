/** The people in their threads: they press what a card asks of them, and some change their mind. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Said } from '../chats/chat.ts';
import { connectAccount } from './connecting.ts';
import type { Drop } from './drops.ts';
import { readThread, type Thread } from './threads.ts';
import type { VirtualUsers } from './virtual-users.ts';

export interface Answered {
  drop: Drop;
  /** What the card said. */
  state: string;
  /** What was done about it. */
  by: string;
}

export interface PeopleAnswering {
  answers: readonly Answered[];
  /** The drops whose thread has had no last word so far. */
  waiting(): Drop[];
  stop(): Promise<void>;
}

const lookEveryMs = 1000;
/** Nobody answers at once, and TikTok may still say it. */
const patienceMs = 60_000;

/** Looks after every drop, also those that are added to the list later. */
export function letPeopleAnswer(users: VirtualUsers, drops: readonly Drop[]): PeopleAnswering {
  const answers: Answered[] = [];
  const seenAt = new Map<string, number>();
  const stopping = new AbortController();
  const ended = new Set<Drop>();
  const waiting = () => drops.filter((drop) => !ended.has(drop));

  const look = async (drop: Drop): Promise<void> => {
    const thread = readThread(drop);
    const { state = '' } = thread;
    // The press may have been heard though its answer was lost.
    if (drop.isTakenBack && state === 'cancelled') drop.isRepeat = true;
    if (thread.closing.length > 0 || (drop.isRepeat && isOnTikTok(users, drop))) ended.add(drop);
    if (state === 'scheduled' && (await thinkAgain(drop))) {
      answers.push({ drop, state, by: 'thought again' });
    }
    const key = `${drop.place.id} ${state} ${thread.replies.length}`;
    const answer = answerTo(users, drop, thread);
    if (!answer) return;
    if (!seenAt.has(key)) seenAt.set(key, performance.now());
    const waitedMs = performance.now() - (seenAt.get(key) ?? 0);
    if (waitedMs < (state === 'unconfirmed' || thread.cards.length === 0 ? patienceMs : 2000)) return;
    const isDone = await answer.act().catch(() => false);
    seenAt.delete(key);
    if (isDone) answers.push({ drop, state, by: answer.by });
  };
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      for (const drop of waiting()) await look(drop);
      await pause(lookEveryMs);
    }
  };
  const running = run();
  return {
    answers,
    waiting,
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** Once: the message is on its way when this resolves. */
async function thinkAgain(drop: Drop): Promise<boolean> {
  const { secondThought: text, chat, place, author } = drop;
  if (text === undefined) return false;
  drop.secondThought = undefined;
  await chat.reply(author, place, text);
  return true;
}

interface Answer {
  by: string;
  /** False, or a rejection, when it did not get through: it is tried again. */
  act(): Promise<boolean>;
}

function answerTo(users: VirtualUsers, drop: Drop, { state, cards }: Thread): Answer | null {
  const [card] = cards;
  if (!card) return drop.chat.platform === 'discord' ? sayAgain(users, drop) : null;
  const press = (label: string): Answer => ({
    by: `pressed ${label}`,
    act: () => pressToTheEnd(drop, card, label),
  });
  switch (state) {
    case 'failed':
      return card.labels.includes('Retry') ? press('Retry') : dropAgain(drop, card.text);
    case 'unconfirmed':
      return press(isOnTikTok(users, drop) ? "It's there" : 'Post again');
    case 'on hold':
      return card.labels.includes('Post now') ? press('Post now') : reconnect(drop);
    case 'draft':
      if (card.labels.includes('Post anyway')) return chooseOne(users, drop, card);
      // Somebody else has connected the account again meanwhile: its author is asked whether it is to go out there.
      if (card.labels.includes(`@${drop.handle}`)) return press(`@${drop.handle}`);
      return card.labels.includes('Reconnect') ? reconnect(drop) : null;
    default:
      return null;
  }
}

/** Where the platform has no dialogue of its own, the program asks in private whether it is really meant. */
async function pressToTheEnd({ chat, author }: Drop, card: Said, label: string): Promise<boolean> {
  const before = new Set(chat.ephemerals(author).map(({ id }) => id));
  if ((await chat.click(author, card, label)).error !== undefined) return false;
  const asked = chat.ephemerals(author).find(({ id, labels }) => !before.has(id) && labels.includes(label));
  return !asked || (await chat.click(author, asked, label)).error === undefined;
}

/** Discord tells a program that was away nothing: whoever sees no answer takes the message back and says it anew. */
const sayAgain = ({ discord }: VirtualUsers, drop: Drop): Answer => ({
  by: 'said it again',
  act: async () => {
    if (discord.connections() === 0 || drop.chat.reactions(drop.place).length > 0) return false;
    drop.takenBack.push(drop.place.id);
    await discord.as(drop.author).delete(drop.place);
    drop.place = await drop.again();
    return true;
  },
});

/**
 * The very same video is planned already, so its author was heard the first time, in a place that is gone. They take
 * the first one back by its code; when it is out already, they cancel this one.
 */
const chooseOne = (users: VirtualUsers, drop: Drop, card: Said): Answer => ({
  by: 'chose one of what was said twice',
  act: async () => {
    const { author, chat } = drop;
    const press = (label: string) => pressToTheEnd(drop, card, label);
    if (isOnTikTok(users, drop)) {
      drop.isTakenBack = true;
      return press('Cancel');
    }
    const [, code = ''] = /\((\w{4})\)/.exec(card.text) ?? [];
    const answer = await hear(chat, () => chat.command(author, `cancel ${code}`));
    return answer.endsWith(': cancelled') && (await press('Post anyway'));
  },
});

const answerMs = 5000;

/** What a command is answered with in private; empty when nothing comes. */
async function hear(chat: Drop['chat'], act: () => Promise<void>): Promise<string> {
  let answer = '';
  chat.onPrivate(({ text }) => {
    answer ||= text;
  });
  await act();
  for (let waitedMs = 0; answer === '' && waitedMs < answerMs; waitedMs += 100) await pause(100);
  return answer;
}

/** What cannot be mended by another try asks for the video once more. */
function dropAgain(drop: Drop, text: string): Answer | null {
  if (!/disk|no room/.test(text)) return null;
  return {
    by: 'dropped it again, as the full disk asked for',
    act: async () => {
      drop.place = await drop.again();
      return true;
    },
  };
}

const reconnect = ({ chat, handle }: Drop): Answer => ({
  by: `connected @${handle} again`,
  act: async () => {
    await connectAccount(chat, handle);
    return true;
  },
});

/** A person would look into the app. */
const isOnTikTok = ({ tiktok }: VirtualUsers, { caption }: Drop): boolean =>
  tiktok.posts().some(({ postInfo, postIds }) => postInfo?.title === caption && postIds.length > 0);
