/** Characters that PostgreSQL refuses, and emoji that are cut in the middle: they are answered like all other words. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clip, createDesk, type Desk, type InboundMessage, type Message } from '../../../src/bots/desk/index.ts';
import { presentMessage as presentOnDiscord } from '../../../src/bots/discord/components/present-message.ts';
import { presentMessage as presentOnSlack, presentView } from '../../../src/bots/slack/blocks/present-message.ts';
import { silentLog } from '../../../src/core/index.ts';
import { storable, storableJson } from '../../../src/core/storable.ts';
import { openStage, type Stage, type Team } from '../../core/posts/stage.ts';
import { senderOf } from './sender.ts';
import { inboundMessage } from './stage.ts';

const half = '\ud83c';
let stage: Stage;
let team: Team;
let desk: Desk;

beforeAll(async () => {
  stage = await openStage();
  const { core, clock } = stage;
  desk = createDesk({ core, clock, log: silentLog, platform: 'slack' });
  team = await stage.newTeam();
});
afterAll(() => stage.stop());

const sender = () => senderOf(team.mia, { isAdmin: true });

async function say(text: string, more: Partial<InboundMessage> = {}): Promise<string> {
  const message = inboundMessage(stage, sender(), text, more);
  await desk.receive(message);
  return message.message;
}

const answersIn = async (root: string) => {
  const rows = await stage.prisma.notice.findMany({ where: { thread: { root } }, orderBy: { sequence: 'asc' } });
  return rows.map(({ data }) => JSON.stringify(data));
};

test.each([
  ['NUL', 'post tomorrow 7pm Ra\0men', 'Ramen'],
  ['half an emoji', `post tomorrow 7pm Ramen ${half}`, 'Ramen \ufffd'],
  ['the other half', 'post tomorrow 7pm \udf5c Ramen', '\ufffd Ramen'],
])('a caption with %s is scheduled', async (_name, text, caption) => {
  const root = await say(text, {
    files: [{ id: `F-${caption}`, name: `a\0${half}.mp4`, looksLike: 'video', reference: {} }],
  });
  const post = await stage.prisma.post.findFirstOrThrow({ where: { sourceMessage: root } });
  expect(post).toMatchObject({ caption, state: 'scheduled' });
});

test.each(['?', '???', '...', '？', '¿?', '—'])('a video beside %j alone is one without words', async (text) => {
  const files = [{ id: `F-${text}`, name: 'clip.mp4', looksLike: 'video', reference: {} }] as const;
  const root = await say(text, { files, place: 'direct' });
  const post = await stage.prisma.post.findFirstOrThrow({ where: { sourceMessage: root } });
  expect(post).toMatchObject({ state: 'draft', missing: 'time' });
  expect(await answersIn(root)).toEqual([expect.stringContaining('time_unsaid')]);
});

test('words that are echoed are cut in an emoji, and answered all the same', async () => {
  const post = await stage.read(await stage.drop(team.mia, { when: { kind: 'unsaid' } }));
  const { channel, root } = post.thread;
  for (const lead of ['', 'x']) await say(`move to ${lead}${'🍜'.repeat(60)}`, { channel, root, inThread: true });
  expect((await answersIn(root)).filter((answer) => answer.includes('time_unread_in_thread'))).toHaveLength(2);
});

/** What is drawn for either platform, as it goes over the wire. */
function expectWhole(message: Message): void {
  for (const drawn of [presentOnSlack(message), presentView(message), presentOnDiscord(message)]) {
    expect(JSON.stringify(drawn)).not.toMatch(/\\ud[89a-f]/i);
  }
}

test.each([0, 1, 2, 3])('a list cuts captions and names between characters, wherever that is: %i', async (shift) => {
  const long = `${'x'.repeat(shift)}${'🍜'.repeat(120)}`;
  await say(`post tomorrow 7pm "${long}"`, {
    files: [{ id: `F${shift}`, name: `${long}.mp4`, looksLike: 'video', reference: {} }],
  });
  const [post] = await stage.prisma.post.findMany({ where: { caption: long } });
  const code = post?.code ?? '';
  expect(code).not.toBe('');
  for (const text of [
    'queue',
    'history',
    `show ${code}`,
    'calendar',
    long,
    `move ${code} ${long}`,
    `timezone ${long}`,
  ]) {
    expectWhole(await desk.command({ sender: sender(), text }));
  }
  expectWhole(await desk.home(sender()));
  for (const { label } of await desk.suggest({ sender: sender(), what: 'all posts', typed: '' })) {
    expect(clip(label, 100)).not.toMatch(/\p{Surrogate}/u);
    expect(clip(label, 100).length).toBeLessThanOrEqual(100);
  }
});

test('a text is cut before the character that does not fit, and an emoji of several is not left open', () => {
  expect(clip('Ramen', 5)).toBe('Ramen');
  expect(clip('Ramen!', 5)).toBe('Rame…');
  expect(clip('Ram🍜🍜', 5)).toBe('Ram…');
  expect(clip('👩\u200D👩\u200D👧', 5)).toBe('👩…');
});

test.each(['move \0 fri', `show ${half}`, 'settings hour \0', `timezone ${half}`, `\0${half}`])(
  'a command %j is answered',
  async (text) => {
    const { lines } = await desk.command({ sender: sender(), text });
    expect(lines.length).toBeGreaterThan(0);
  },
);

test('what is storable stays as it is', () => {
  expect(storable('Ramen 🍜 日本 \u{1F468}\u200D\u{1F469}')).toBe('Ramen 🍜 日本 \u{1F468}\u200D\u{1F469}');
  expect(storableJson({ a: ['🍜'], b: null, c: 1 })).toEqual({ a: ['🍜'], b: null, c: 1 });
  expect(storableJson({ a: [half], b: { c: 'x\0' } })).toEqual({ a: ['\ufffd'], b: { c: 'x' } });
});
