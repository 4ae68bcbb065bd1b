/** The people in their threads: they press what a card asks of them, and some change their mind. */
import { setTimeout as pause } from 'node:timers/promises';
import { connectAccount } from './connecting.ts';
import type { Crowd } from './crowd.ts';
import type { Drop } from './drops.ts';
import { hasButton, readThread, type Thread } from './threads.ts';

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
export function letPeopleAnswer(crowd: Crowd, drops: readonly Drop[]): PeopleAnswering {
  const answers: Answered[] = [];
  const seenAt = new Map<string, number>();
  const stopping = new AbortController();
  const ended = new Set<Drop>();
  const waiting = () => drops.filter((drop) => !ended.has(drop));

  const look = async (drop: Drop): Promise<void> => {
    const thread = readThread(crowd.slack, drop);
    const { state = '' } = thread;
    if (thread.closing.length > 0) ended.add(drop);
    if (state === 'scheduled' && (await thinkAgain(crowd, drop))) {
      answers.push({ drop, state, by: 'thought again' });
    }
    const key = `${drop.ts} ${state} ${thread.replies.length}`;
    const answer = answerTo(crowd, drop, thread);
    if (!answer) return;
    if (!seenAt.has(key)) seenAt.set(key, performance.now());
    const waitedMs = performance.now() - (seenAt.get(key) ?? 0);
    if (waitedMs < (state === 'unconfirmed' ? patienceMs : 2000)) return;
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
async function thinkAgain({ slack }: Crowd, drop: Drop): Promise<boolean> {
  const { secondThought: text, channel, ts: threadTs } = drop;
  if (text === undefined) return false;
  drop.secondThought = undefined;
  await slack.as(drop.author).say({ channel, threadTs, text });
  return true;
}

interface Answer {
  by: string;
  /** False, or a rejection, when it did not get through: it is tried again. */
  act(): Promise<boolean>;
}

function answerTo(crowd: Crowd, drop: Drop, { state, cards }: Thread): Answer | null {
  const [card] = cards;
  if (!card) return null;
  const press = (label: string): Answer => ({
    by: `pressed ${label}`,
    act: async () => {
      const { channel, ts } = card;
      return (await crowd.slack.as(drop.author).click({ channel, ts }, label)).ok;
    },
  });
  switch (state) {
    case 'failed':
      return press('Retry');
    case 'unconfirmed':
      return press(isOnTikTok(crowd, drop) ? "It's there" : 'Post again');
    case 'on hold':
      return hasButton(card, 'Post now') ? press('Post now') : reconnect(crowd, drop.handle);
    case 'draft':
      return hasButton(card, 'Reconnect') ? reconnect(crowd, drop.handle) : null;
    default:
      return null;
  }
}

const reconnect = (crowd: Crowd, handle: string): Answer => ({
  by: `connected @${handle} again`,
  act: async () => {
    await connectAccount(crowd, handle);
    return true;
  },
});

/** A person would look into the app. */
const isOnTikTok = ({ tiktok }: Crowd, { caption }: Drop): boolean =>
  tiktok.posts().some(({ postInfo, postIds }) => postInfo?.title === caption && postIds.length > 0);
