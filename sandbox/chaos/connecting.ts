/** The owner connects the accounts, and connects again what TikTok no longer lets in. */
import { setTimeout as pause } from 'node:timers/promises';
import { createBrowser } from '../browser.ts';
import type { Chat, Said } from '../chats/chat.ts';
import { owner } from './virtual-users.ts';

const patienceMs = 30_000;
const buttonLabel = 'Connect TikTok';
/** Where a button may not lead to this host, the address stands in the text. */
const writtenLink = /http:\/\/127\.0\.0\.1:\d+\/\S*ticket=[\w-]+/;

/** Through the command, the personal link, TikTok's consent and back. Rejects when that fails. */
export async function connectAccount(chat: Chat, handle: string): Promise<void> {
  const before = new Set(chat.ephemerals(owner).map(({ id }) => id));
  await askToConnect(chat);
  const hasLink = ({ labels, text }: Said) => labels.includes(buttonLabel) || writtenLink.test(text);
  const answer = await chat.waitFor(() => chat.ephemerals(owner).find((one) => !before.has(one.id) && hasLink(one)), {
    what: 'the link to connect with',
    timeoutMs: patienceMs,
  });
  const { url = writtenLink.exec(answer.text)?.[0] } = answer.labels.includes(buttonLabel)
    ? await chat.click(owner, answer, buttonLabel)
    : {};
  if (url === undefined) throw new Error(`"${buttonLabel}" leads nowhere.`);
  const browser = createBrowser();
  await browser.open(url);
  await browser.follow('Continue to TikTok');
  const page = await browser.follow(`Continue as @${handle} `);
  if (page.status !== 200) throw new Error(`The login ended with HTTP ${page.status}.`);
}

/** Whoever is told that the command failed types it again. */
async function askToConnect(chat: Chat, triesLeft = 5): Promise<void> {
  try {
    await chat.command(owner, 'connect');
  } catch (error) {
    if (triesLeft === 0) throw error;
    await pause(2000);
    await askToConnect(chat, triesLeft - 1);
  }
}
