/** mia connects the TikTok account: command, personal link, TikTok's consent, and back. */
import type { Browser, Page } from '../browser.ts';
import { author, handle } from './cast.ts';
import type { Stage } from './stage.ts';

const button = 'Connect TikTok';

/** From `/schedy connect` to the direct message that says it worked; the link is used up then. */
export async function connect(stage: Stage): Promise<{ link: string }> {
  const { chat, browser, transcript, patienceMs } = stage;
  const link = await askForLink(stage);
  transcript.aside(`mia opens the link in her browser and chooses @${handle} at TikTok`);
  const page = await goThrough(browser, link);
  for (const value of browser.cookieValues()) stage.secrets.add('connect cookie', value);
  transcript.aside(`the browser shows: ${page.heading}. ${page.text.split('\n')[0] ?? ''}`);
  if (page.status !== 200) throw new Error(`The login ended with HTTP ${page.status}.`);
  await chat.waitFor(() => chat.directs(author).some(({ text }) => text.includes(`@${handle}`)), {
    what: `the direct message about @${handle}`,
    timeoutMs: patienceMs,
  });
  return { link };
}

/** A fresh personal link, by way of the button that carries it. */
export async function askForLink(stage: Stage): Promise<string> {
  const { chat, transcript, secrets, patienceMs } = stage;
  const before = new Set(chat.ephemerals(author).map(({ id }) => id));
  transcript.person('/schedy connect');
  await chat.command(author, 'connect');
  const answer = await chat.waitFor(
    () => chat.ephemerals(author).find(({ id, labels }) => !before.has(id) && labels.includes(button)),
    { what: 'the link to connect with', timeoutMs: patienceMs },
  );
  const { url } = await chat.click(author, answer, button);
  if (url === undefined) throw new Error(`"${button}" leads nowhere.`);
  secrets.add('connect ticket', new URL(url).searchParams.get('ticket') ?? '');
  return url;
}

/** Opens the link, goes on to TikTok, says yes for the account and comes back. */
export async function goThrough(browser: Browser, link: string, account = handle): Promise<Page> {
  await browser.open(link);
  await browser.follow('Continue to TikTok');
  return browser.follow(`Continue as @${account}`);
}
