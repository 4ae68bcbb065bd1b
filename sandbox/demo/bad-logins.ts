/** Deliveries and logins that somebody else made up, or that come a second time. */
import { createBrowser, type Page } from '../browser.ts';
import { slackOf } from '../chats/slack-chat.ts';
import { author, channelName, handle } from './cast.ts';
import { askForLink } from './connect.ts';
import type { Stage } from './stage.ts';

export interface BadVisit {
  name: string;
  /** Exactly this status, and words that name the remedy. */
  status: number;
  remedy: RegExp;
  play(stage: Stage, firstLink: string): Promise<{ status: number; text: string }>;
}

const seen = ({ status, heading, text }: Page) => ({
  status,
  text: `${heading}. ${text.replaceAll('\n', ' ')}`,
});

/** The address at which TikTok sent a browser back to Schedy, code and state included. */
function callbackOf({ tiktok }: Stage, index: number): string {
  const location = tiktok.redirects.at(index)?.location;
  if (location === undefined) throw new Error('TikTok has sent nobody back yet.');
  return location;
}

function forgedEvent(stage: Stage): object {
  const slack = slackOf(stage);
  const { id: user } = slack.users.get(author);
  const { id: channel } = slack.channels.get(channelName);
  const ts = '1767225600.000100';
  return {
    type: 'event_callback',
    team_id: 'T0RAMEN01',
    api_app_id: 'A0SCHEDY01',
    event_id: 'Ev0FORGED01',
    event_time: 1_767_225_600,
    event: { type: 'message', channel, channel_type: 'channel', user, text: 'post now', ts },
  };
}

export const badVisits: readonly BadVisit[] = [
  {
    name: 'a forged Slack signature',
    status: 401,
    remedy: /^$/,
    play: async (stage) => ({
      status: await slackOf(stage).deliverForged(forgedEvent(stage)),
      text: '',
    }),
  },
  {
    name: 'the OAuth state of a login that is over',
    status: 400,
    remedy: /\/schedy/,
    play: async (stage) => seen(await stage.browser.open(callbackOf(stage, 0))),
  },
  {
    name: 'an OAuth state from another browser',
    status: 400,
    remedy: /\/schedy connect/,
    async play(stage) {
      const link = await askForLink(stage);
      const browser = createBrowser();
      await browser.open(link);
      const authorizeUrl = browser.addressOf('Continue to TikTok');
      const callbackUrl = await stage.tiktok.consent(authorizeUrl, handle);
      return seen(await createBrowser().open(callbackUrl));
    },
  },
  {
    name: 'a connect link used twice',
    status: 410,
    remedy: /\/schedy connect/,
    play: async (stage, firstLink) => seen(await stage.browser.open(firstLink)),
  },
  {
    name: 'a connect link opened in another browser',
    status: 410,
    remedy: /\/schedy connect/,
    async play(stage) {
      const link = await askForLink(stage);
      await createBrowser().open(link);
      return seen(await createBrowser().open(link));
    },
  },
];
