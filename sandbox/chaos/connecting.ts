/** The owner connects the accounts, and connects again what TikTok no longer lets in. */
import { createBrowser } from '../browser.ts';
import type { Block } from '../slack/index.ts';
import { type Crowd, channels, owner } from './crowd.ts';

const patienceMs = 30_000;
const buttonLabel = 'Connect TikTok';
const hasButton = ({ blocks = [] }: { blocks?: Block[] }): boolean => JSON.stringify(blocks).includes(buttonLabel);

/** Through the command, the personal link, TikTok's consent and back. Rejects when that fails. */
export async function connectAccount({ slack }: Crowd, handle: string): Promise<void> {
  const person = slack.as(owner);
  const before = new Set(slack.ephemerals(owner));
  const asked = await person.command('/schedy', 'connect', channels[0]);
  if (!asked.ok) throw new Error(`/schedy connect failed: ${asked.error}.`);
  const answer = await slack.waitFor(() => slack.ephemerals(owner).find((one) => !before.has(one) && hasButton(one)), {
    what: 'the link to connect with',
    timeoutMs: patienceMs,
  });
  const { url } = await person.click({ channel: answer.channel, ts: answer.ts }, buttonLabel);
  if (url === undefined) throw new Error(`"${buttonLabel}" leads nowhere.`);
  const browser = createBrowser();
  await browser.open(url);
  await browser.follow('Continue to TikTok');
  const page = await browser.follow(`Continue as @${handle} `);
  if (page.status !== 200) throw new Error(`The login ended with HTTP ${page.status}.`);
}
