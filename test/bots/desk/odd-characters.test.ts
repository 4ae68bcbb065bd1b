/** Characters that PostgreSQL refuses, and emoji that are cut in the middle: they are answered like all other words. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDesk, type Desk, type InboundMessage } from '../../../src/bots/desk/index.ts';
import type { Sender } from '../../../src/core/index.ts';
import { storable, storableJson } from '../../../src/core/storable.ts';
import { openStage, type Stage, type Team } from '../../core/posts/stage.ts';

const half = '\ud83c';
let stage: Stage;
let team: Team;
let desk: Desk;
let serial = 0;

beforeAll(async () => {
  stage = await openStage();
  const { core, clock } = stage;
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  desk = createDesk({ core, clock, log, platform: 'slack' });
  team = await stage.newTeam();
});
afterAll(() => stage.stop());

const sender = (): Sender => ({
  workspaceId: team.workspaceId,
  workspaceName: 'Ramen House',
  memberId: team.mia.id,
  timeZone: 'Europe/Berlin',
  externalId: team.mia.externalId,
  isZoneKnown: true,
  locale: 'en-GB',
  isAdmin: true,
  isGuest: false,
  guestsPost: false,
  usualHour: { hour: 18, minute: 0 },
});

async function say(text: string, more: Partial<InboundMessage> = {}): Promise<string> {
  serial += 1;
  const message = `${serial}.5`;
  await desk.receive({
    sender: sender(),
    text,
    message,
    root: message,
    channel: 'CFOOD',
    inThread: false,
    place: 'mention',
    isPrivate: false,
    files: [],
    sentAt: stage.clock.now(),
    isStale: false,
    isLastTry: false,
    openVideo: () => stage.videoFrom('ok.mp4'),
    ...more,
  });
  return message;
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
    files: [{ id: `F${serial}`, name: `a\0${half}.mp4`, looksLike: 'video', reference: {} }],
  });
  const post = await stage.prisma.post.findFirstOrThrow({ where: { sourceMessage: root } });
  expect(post).toMatchObject({ caption, state: 'scheduled' });
});

test('words that are echoed are cut in an emoji, and answered all the same', async () => {
  const post = await stage.read(await stage.drop(team.mia, { when: { kind: 'unsaid' } }));
  const { channel, root } = post.thread;
  for (const lead of ['', 'x']) await say(`move to ${lead}${'🍜'.repeat(60)}`, { channel, root, inThread: true });
  expect((await answersIn(root)).filter((answer) => answer.includes('time_unread_in_thread'))).toHaveLength(2);
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
