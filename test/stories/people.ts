/** What people do in the stories, in chat and in a browser, and what they see of it. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '../../sandbox/browser.ts';
import type { DroppedFile, Ephemeral } from '../../sandbox/slack/index.ts';
import type { TikTokStandIn } from '../../sandbox/tiktok/index.ts';
import { channelName, handle, type Name } from './cast.ts';
import { type Dropped, openThread, type ThreadDeps } from './dropped.ts';

const fixtures = new URL('../fixtures/videos/', import.meta.url);

export interface Drop {
  readonly who?: Name;
  /** Names of fixtures; `ok.mp4` when absent. */
  readonly files?: readonly string[];
  readonly download?: DroppedFile['download'];
  /** In private with Schedy and not in the channel. */
  readonly isDirect?: boolean;
}

export interface People {
  /** `/schedy connect`, the link, TikTok's consent, and what the browser shows in the end. */
  connect(who?: Name, account?: string): Promise<Page>;
  /** The personal link that the button of `/schedy connect` carries. */
  askForLink(who?: Name): Promise<string>;
  /** The link behind a button of an answer that only he sees. */
  linkOf(who: Name, answer: Ephemeral): Promise<string>;
  /** Goes on from the page that is open, says yes for the account, and answers where TikTok leads. */
  consent(account: string): Promise<string>;
  drop(text: string, drop?: Drop): Promise<Dropped>;
  /** Writes in the channel without a video. */
  say(text: string, who?: Name): Promise<Dropped>;
  /** `/schedy …`, and the answer that only he sees. */
  command(words: string, who?: Name): Promise<string>;
  /** Waits for the next private answer to what `act` does. */
  answerTo(act: () => Promise<unknown>, who?: Name): Promise<Ephemeral>;
  /** What Schedy has written to him in direct messages. */
  direct(who?: Name): string[];
}

interface PeopleDeps extends ThreadDeps {
  readonly tiktok: TikTokStandIn;
  readonly browser: Browser;
}

export function createPeople({ slack, tiktok, until, browser }: PeopleDeps): People {
  const threadOf = (root: Dropped['root']) => openThread({ slack, until }, root);

  const answerTo: People['answerTo'] = async (act, who = 'mia') => {
    const before = new Set(slack.ephemerals(who));
    await act();
    return until(
      () => slack.ephemerals(who).find((one) => !before.has(one)),
      `a private answer to ${who}`,
    );
  };

  const linkOf: People['linkOf'] = async (who, { channel, ts }) => {
    const { url } = await slack.as(who).click({ channel, ts }, 'Connect TikTok');
    if (!url) throw new Error('"Connect TikTok" leads nowhere.');
    return url;
  };

  const askForLink: People['askForLink'] = async (who = 'mia') => {
    const ask = () => slack.as(who).command('/schedy', 'connect', channelName);
    return linkOf(who, await answerTo(ask, who));
  };

  return {
    ...{ answerTo, linkOf, askForLink },
    connect: async (who = 'mia', account = handle) => {
      await browser.open(await askForLink(who));
      await browser.follow('Continue to TikTok');
      const page = await browser.follow(`Continue as @${account}`);
      const { id } = slack.channels.directMessage(who);
      await until(
        () => slack.messages(id).some((message) => slack.render(message).includes(`@${account}`)),
        `the direct message about @${account}`,
      );
      return page;
    },
    consent: (account) => tiktok.consent(browser.addressOf('Continue to TikTok'), account),
    drop: async (text, { who = 'mia', files = ['ok.mp4'], download = 'ok', isDirect } = {}) => {
      const where = isDirect ? {} : { channel: channelName };
      const dropped = files.map((name) => ({ name, path: pathOf(name), download }));
      return threadOf(await slack.as(who).dropVideo({ ...where, text, files: dropped }));
    },
    say: async (text, who = 'mia') =>
      threadOf(await slack.as(who).say({ channel: channelName, text })),
    command: async (words, who = 'mia') => {
      const ask = () => slack.as(who).command('/schedy', words, channelName);
      return slack.render(await answerTo(ask, who));
    },
    direct: (who = 'mia') =>
      slack
        .messages(slack.channels.directMessage(who).id)
        .filter(({ fromBot }) => fromBot)
        .map((message) => slack.render(message)),
  };
}

const pathOf = (name: string): string => fileURLToPath(new URL(name, fixtures));

export async function sha256Of(name: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(pathOf(name)))
    .digest('hex');
}
