/** mia connects the TikTok account: command, personal link, TikTok's consent, and back. */
import type { Browser, Page } from '../browser.ts';
import type { Block } from '../slack/index.ts';
import { author, channelName, handle } from './cast.ts';
import type { Stage } from './stage.ts';

const buttonLabel = 'Connect TikTok';

/** From `/schedy connect` to the direct message that says it worked; the link is used up then. */
export async function connect(stage: Stage): Promise<{ link: string }> {
  const { slack, browser, transcript, patienceMs } = stage;
  const link = await askForLink(stage);
  transcript.aside(`mia opens the link in her browser and chooses @${handle} at TikTok`);
  const page = await goThrough(browser, link);
  for (const value of browser.cookieValues()) stage.secrets.add('connect cookie', value);
  transcript.aside(`the browser shows: ${page.heading}. ${page.text.split('\n')[0] ?? ''}`);
  if (page.status !== 200) throw new Error(`The login ended with HTTP ${page.status}.`);
  const direct = slack.channels.directMessage(author).id;
  await slack.waitFor(
    () => slack.messages(direct).some((message) => slack.render(message).includes(`@${handle}`)),
    { what: `the direct message about @${handle}`, timeoutMs: patienceMs },
  );
  return { link };
}

/** A fresh personal link, by way of the button that carries it. */
export async function askForLink(stage: Stage): Promise<string> {
  const { slack, transcript, secrets, patienceMs } = stage;
  const mia = slack.as(author);
  const before = new Set(slack.ephemerals(author));
  transcript.person('/schedy connect');
  const asked = await mia.command('/schedy', 'connect', channelName);
  if (!asked.ok) throw new Error(`/schedy connect failed: ${asked.error}.`);
  const answer = await slack.waitFor(
    () => slack.ephemerals(author).find((one) => !before.has(one) && hasButton(one)),
    { what: 'the link to connect with', timeoutMs: patienceMs },
  );
  const { url } = await mia.click({ channel: answer.channel, ts: answer.ts }, buttonLabel);
  if (url === undefined) throw new Error(`"${buttonLabel}" leads nowhere.`);
  secrets.add('connect ticket', new URL(url).searchParams.get('ticket') ?? '');
  return url;
}

const hasButton = ({ blocks = [] }: { blocks?: Block[] }): boolean =>
  JSON.stringify(blocks).includes(buttonLabel);

/** Opens the link, goes on to TikTok, says yes for the account and comes back. */
export async function goThrough(browser: Browser, link: string): Promise<Page> {
  await browser.open(link);
  await browser.follow('Continue to TikTok');
  return browser.follow(`Continue as @${handle}`);
}
