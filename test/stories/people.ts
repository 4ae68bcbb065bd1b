/** What people do in the stories, in chat and in a browser, and what they see of it. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '../../sandbox/browser.ts';
import type { Said } from '../../sandbox/chats/chat.ts';
import type { TikTokStandIn } from '../../sandbox/tiktok/index.ts';
import { anotherTake } from '../fixtures/another-take.ts';
import { handle, type Name } from './cast.ts';
import { type Dropped, openThread, type ThreadDeps } from './dropped.ts';

const fixtures = new URL('../fixtures/videos/', import.meta.url);

export interface Drop {
  readonly who?: Name;
  /** Names of fixtures; `ok.mp4` when absent. */
  readonly files?: readonly string[];
  /** The chat does not hand the files out. */
  readonly isWithheld?: boolean;
  /** In private with Schedy and not in the channel. */
  readonly isDirect?: boolean;
  readonly channel?: string;
  /** Said to the others in the channel, not to Schedy. */
  readonly isAside?: boolean;
  /** The very bytes that were dropped before, and not another take of them. */
  readonly isSameAgain?: boolean;
  /** In place of fixtures. */
  readonly bytes?: Uint8Array;
}

export interface People {
  /** `/schedy connect`, the link, TikTok's consent, and what the browser shows in the end. */
  connect(who?: Name, account?: string): Promise<Page>;
  /** The personal link that the button of `/schedy connect` carries. */
  askForLink(who?: Name): Promise<string>;
  /** The link behind a button of an answer that only he sees. */
  linkOf(who: Name, answer: Said): Promise<string>;
  /** Goes on from the page that is open, says yes for the account, and answers where TikTok leads. */
  consent(account: string): Promise<string>;
  drop(text: string, drop?: Drop): Promise<Dropped>;
  /** Writes in the channel without a video. */
  say(text: string, who?: Name): Promise<Dropped>;
  /** `/schedy …`, and the answer that only he sees. */
  command(words: string, who?: Name): Promise<string>;
  /** Waits for the next private answer to what `act` does. */
  answerTo(act: () => Promise<unknown>, who?: Name): Promise<Said>;
  /** Waits for a private answer with these words, and answers the last such one. */
  privately(words: string, who?: Name): Promise<Said>;
  /** What Schedy has written to him in direct messages. */
  direct(who?: Name): string[];
}

interface PeopleDeps extends ThreadDeps {
  readonly tiktok: TikTokStandIn;
  readonly browser: Browser;
}

export function createPeople({ chat, tiktok, until, browser }: PeopleDeps): People {
  /** Nobody drops the same video twice by chance: the first time it is the fixture, then another take of it. */
  const takes = new Map<string, number>();
  const answerTo: People['answerTo'] = async (act, who = 'mia') => {
    const before = new Set(chat.ephemerals(who).map(({ id }) => id));
    await act();
    return until(
      () => chat.ephemerals(who).find(({ id, text }) => !before.has(id) && isWhole(text)),
      `a private answer to ${who}`,
    );
  };

  const linkOf: People['linkOf'] = async (who, answer) => {
    const { url } = await chat.click(who, answer, 'Connect TikTok');
    if (!url) throw new Error('"Connect TikTok" leads nowhere.');
    return url;
  };

  const askForLink: People['askForLink'] = async (who = 'mia') =>
    linkOf(who, await answerTo(() => chat.command(who, 'connect'), who));

  const direct: People['direct'] = (who = 'mia') => chat.directs(who).map(({ text }) => text);

  return {
    answerTo,
    privately: (words, who = 'mia') =>
      until(
        () => chat.ephemerals(who).findLast(({ text }) => text.includes(words)),
        `"${words}", told to ${who} alone`,
      ),
    linkOf,
    askForLink,
    direct,
    connect: async (who = 'mia', account = handle) => {
      await browser.open(await askForLink(who));
      await browser.follow('Continue to TikTok');
      const page = await browser.follow(`Continue as @${account}`);
      // An account that allows drafts only does not tell its handle: it goes by its name, without an @.
      const isTold = () => direct(who).some((text) => text.includes(account));
      await until(isTold, `the direct message about ${account}`);
      return page;
    },
    consent: (account) => tiktok.consent(browser.addressOf('Continue to TikTok'), account),
    drop: async (text, { who = 'mia', files = ['ok.mp4'], bytes, isSameAgain, isWithheld, ...how } = {}) => {
      const withheld = isWithheld ? { isWithheld } : {};
      const dropped: { name: string; bytes: Uint8Array; isWithheld?: boolean }[] = [];
      for (const name of files) {
        const take = isSameAgain ? 0 : (takes.get(name) ?? 0);
        takes.set(name, take + 1);
        dropped.push({ name, bytes: bytes ?? anotherTake(await readFile(pathOf(name)), take), ...withheld });
      }
      const root = await chat.say(who, { text, files: dropped, ...how });
      const videos = dropped.map((one) => one.bytes);
      return openThread({ chat, until }, root, videos);
    },
    say: async (text, who = 'mia') => openThread({ chat, until }, await chat.say(who, { text })),
    command: async (words, who = 'mia') => (await answerTo(() => chat.command(who, words), who)).text,
  };
}

/** Discord shows that an answer is coming before it comes. */
const isWhole = (text: string): boolean => text !== 'Schedy is thinking…';

const pathOf = (name: string): string => fileURLToPath(new URL(name, fixtures));
