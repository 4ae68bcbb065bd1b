/** The real core on a real queue: whatever the queue does or forgets, the database decides. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Core, createCore } from '../../src/core/index.ts';
import { createCipher } from '../../src/core/sealing/index.ts';
import { createTikTok } from '../../src/core/tiktok/index.ts';
import { createMailbox, openStage, type Stage } from './stage.ts';

const HOUR = 60 * 60_000;

let stage: Stage;
let core: Core;
beforeAll(async () => {
  stage = await openStage();
  const { database, clock, log, alarm } = stage;
  core = await createCore({
    database,
    clock,
    log,
    alarm,
    tiktok: createTikTok({
      clock,
      apiUrl: 'http://127.0.0.1:1',
      authUrl: 'http://127.0.0.1:1',
      clientKey: 'key',
      clientSecret: 'secret',
      redirectUri: '',
      uploadHosts: [],
    }),
    cipher: createCipher([Buffer.alloc(32, 7)]),
    options: {
      undoWindowMs: 0,
      lateGraceMs: HOUR,
      audited: true,
      uploadsPerHour: 0,
      callsPerHour: 0,
      mediaRetentionMs: HOUR,
      publicUrl: 'http://localhost:3001',
      mediaUrl: 'file:./.schedy-test',
    },
  });
});
afterEach(async () => {
  await stage.emptyQueues();
  await stage.database.prisma.post.deleteMany();
  await stage.database.prisma.lease.deleteMany();
  stage.lines.length = 0;
});
afterAll(() => stage.stop());

interface Row {
  readonly id: string;
  readonly threadId: string;
}

async function addPost(wakeAt: Date, scheduleVersion = 1): Promise<Row> {
  const { prisma } = stage.database;
  const createdAt = stage.clock.now();
  const [externalId, channel] = [randomUUID(), randomUUID()];
  const workspace = await prisma.workspace.create({
    data: { platform: 'slack', externalId, name: 'Ramen House', createdAt },
  });
  const workspaceId = workspace.id;
  const member = { workspaceId, externalId, displayName: 'Mia', seenAt: createdAt };
  const author = await prisma.member.create({ data: member });
  const thread = await prisma.thread.create({ data: { workspaceId, channel, createdAt } });
  const media = { workspaceId, fileName: 'new-ramen.mp4', source: {}, createdAt };
  const { id: mediaId } = await prisma.media.create({ data: media });
  const settings = { disableComment: false, disableDuet: false, disableStitch: false };
  const { id } = await prisma.post.create({
    data: {
      ...settings,
      workspaceId,
      authorId: author.id,
      threadId: thread.id,
      mediaId,
      state: 'scheduled',
      scheduleVersion,
      wakeAt,
      dueAt: wakeAt,
      timeZone: 'UTC',
      code: 'k7qm',
      sourceKey: mediaId,
      sourceMessage: 'message',
      caption: '',
      asked: {},
      privacyLevel: 'SELF_ONLY',
      coverTimestampMs: 0,
      brandContent: false,
      brandOrganic: false,
      aiGenerated: false,
      createdAt,
      changedAt: createdAt,
    },
  });
  return { id, threadId: thread.id };
}

const inAnHour = (): Date => new Date(stage.clock.now().getTime() + HOUR);

test('posts whose alarms were lost with the whole queue are rung for after the next sweep', async () => {
  const wakeAt = inAnHour();
  const { id } = await addPost(wakeAt);
  stage.alarm.publishPost({ id, scheduleVersion: 1, wakeAt });
  await stage.alarm.flush();
  await stage.emptyQueues();
  const rung = createMailbox<string>();
  const publish = async (postId: string, version: number) => rung.tell(`${postId} ${version}`);
  stage.clock.pass(HOUR + 10_000);
  // The first sweep comes with the start.
  const { sweep } = core;
  const workers = stage.startWorkers({ sweep, posts: { publish, pollOutcome: core.posts.pollOutcome } });
  expect(await rung.next()).toBe(`${id} 1`);
  await workers.stop();
});

test('messages and threads that nobody was woken for are found as well', async () => {
  const { prisma } = stage.database;
  const { threadId } = await addPost(inAnHour());
  await prisma.thread.update({ where: { id: threadId }, data: { pending: true } });
  const body = { text: 'post now' };
  const event = await core.inbox.keep({ platform: 'slack', externalId: randomUUID(), body });
  const woken = createMailbox<string>();
  const workers = stage.startWorkers({
    sweep: core.sweep,
    inbox: { take: async (id) => woken.tell(`take ${id}`) },
    notices: { drain: async (id) => woken.tell(`drain ${id}`) },
  });
  await workers.stop();
  stage.clock.pass(10_000);
  await prisma.lease.deleteMany();
  await core.sweep();
  const late = stage.startWorkers({
    inbox: { take: async (id) => woken.tell(`take ${id}`) },
    notices: { drain: async (id) => woken.tell(`drain ${id}`) },
  });
  const found = new Set([await woken.next(), await woken.next(), await woken.next()]);
  expect(found).toEqual(new Set([`take ${event.id}`, `drain ${threadId}`]));
  await late.stop();
});

test.each([
  ['early', () => inAnHour(), 1],
  ['outdated', () => stage.clock.now(), 2],
])('an alarm that is %s moves nothing', async (_what, wakeAt, scheduleVersion) => {
  const { prisma } = stage.database;
  const { id } = await addPost(wakeAt(), scheduleVersion);
  const done = createMailbox<string>();
  const publish = async (postId: string, version: number): Promise<void> => {
    await core.posts.publish(postId, version);
    done.tell(postId);
  };
  const workers = stage.startWorkers({ posts: { publish, pollOutcome: core.posts.pollOutcome } });
  stage.alarm.publishPost({ id, scheduleVersion: 1, wakeAt: stage.clock.now() });
  expect(await done.next()).toBe(id);
  await workers.stop();
  const post = await prisma.post.findUniqueOrThrow({
    where: { id },
    include: { attempts: true, history: true },
  });
  expect(post).toMatchObject({ state: 'scheduled', scheduleVersion, attempts: [], history: [] });
  expect(stage.lines).toEqual([]);
});
