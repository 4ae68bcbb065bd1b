/** Before TikTok's audit an account may be set to publish by itself: what it may not send is asked about, and nothing is lost. */
import { expect, test } from 'vitest';
import type { InboundMessage } from '../../../src/bots/desk/index.ts';
import type { PostView } from '../../../src/core/index.ts';
import { minutes } from '../../core/posts/stage.ts';
import { plainText } from './plain-text.ts';
import { useDesk, video } from './stage.ts';

const at = useDesk({ audited: false, undoWindowMs: 0, tiktok: { audited: false } });
const { senderOf, said, within } = at;

/** Dropped with these words on an account that publishes by itself. */
async function dropped(words: string): Promise<InboundMessage> {
  const { mia, workspaceId, profileId } = at.team;
  const actor = { workspaceId, memberId: mia.id, isAdmin: false };
  expect(await at.stage.core.profiles.setWay(profileId, 'direct', actor)).toBe('done');
  const message = said(senderOf(mia), words, { files: [video('F1')] });
  await at.desk.receive(message);
  return message;
}

async function postOf(message: InboundMessage): Promise<PostView> {
  const [post] = await at.postsOf(message);
  if (!post) throw new Error('There is no post.');
  return post;
}

const cardOf = async (message: InboundMessage): Promise<string> => plainText(at.desk.card(await postOf(message)));

async function press(message: InboundMessage, label: string): Promise<void> {
  const button = at.desk.card(await postOf(message)).buttons?.find((one) => one.label === label);
  if (!button || !('action' in button)) throw new Error(`There is no ${label}.`);
  expect(await at.desk.press({ sender: message.sender, action: button.action, value: button.value })).toBeNull();
}

const PUBLIC = 'post tomorrow 7pm public: Ramen';

test('more than the app may ask for is a question with the draft way beside it, and the video is kept', async () => {
  const message = await dropped(PUBLIC);
  const card = await cardOf(message);
  expect(card).toMatch(/^draft/);
  expect(card).toContain('TikTok has not audited this app yet');
  expect(card).toContain('→ only you can see it  → As a draft  → Edit  → Cancel');
  await at.stage.ring();
  const [told] = at.stage.chat.replies(message.channel, message.root).map((one) => plainText(at.desk.reply(one)));
  expect(card).toContain('Press “only you can see it”, or As a draft');
  expect(told).toMatch(/TikTok has not audited this app yet.*\. Its card above shows what to do\.$/);
  expect(await at.stage.row((await postOf(message)).id)).toMatchObject({ media: { state: 'ready' } });
});

test.each([
  ['only you can see it', { state: 'scheduled', way: 'direct', settings: { privacyLevel: 'SELF_ONLY' } }],
  ['As a draft', { state: 'scheduled', way: 'inbox' }],
])('%s is pressed, and it goes on at its own time', async (label, expected) => {
  const message = await dropped(PUBLIC);
  await press(message, label);
  expect(await postOf(message)).toMatchObject(expected);
});

test.each([
  ['make it private', { state: 'scheduled', way: 'direct', settings: { privacyLevel: 'SELF_ONLY' } }],
  ['as draft', { state: 'scheduled', way: 'inbox' }],
  ['by hand', { state: 'scheduled', way: 'by_hand' }],
  ['cancel', { state: 'cancelled' }],
])('“%s” in its thread does the same', async (words, expected) => {
  const message = await dropped(PUBLIC);
  await at.desk.receive({ ...within(message), text: words });
  expect(await postOf(message)).toMatchObject(expected);
});

test('a paid partnership, which cannot be private either, is left the draft way', async () => {
  const message = await dropped('post tomorrow 7pm paid partnership: Ramen');
  const card = await cardOf(message);
  expect(card).toContain('→ As a draft  → Edit  → Cancel');
  await press(message, 'As a draft');
  expect(await postOf(message)).toMatchObject({ state: 'scheduled', way: 'inbox' });
});

test('an account that is not private takes nothing from the app at the minute, but a draft', async () => {
  const message = await dropped('post now: Ramen');
  await at.stage.pass(minutes);
  expect(await cardOf(message)).toMatch(/^failed[\s\S]*→ Retry {2}→ Edit {2}→ As a draft {2}→ Pick another time/);
  await press(message, 'As a draft');
  await at.stage.pass(minutes);
  expect(await postOf(message)).toMatchObject({ state: 'in_inbox' });
});

test('a planned post keeps its audience, and the answer names the draft way', async () => {
  const message = await dropped('post tomorrow 7pm: Ramen');
  await at.desk.receive({ ...within(message), text: 'make it public' });
  await at.stage.ring();
  const told = at.stage.chat.replies(message.channel, message.root).map((one) => plainText(at.desk.reply(one)));
  expect(told.at(-1)).toContain('Write “as draft” here');
  await at.desk.receive({ ...within(message), text: 'as draft' });
  expect(await postOf(message)).toMatchObject({ state: 'scheduled', way: 'inbox' });
});
