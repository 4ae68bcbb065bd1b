/** What the queue loses is found in the tables; what is over is cleared away; secrets stay sealed. */

import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLeases } from '../../../src/core/database/index.ts';
import { Failure } from '../../../src/core/errors.ts';
import { silentAlarm } from '../../../src/core/index.ts';
import { sweep } from '../../../src/core/sweep/index.ts';
import { hours, minutes, openStage, type Stage, seconds, type Team } from '../posts/stage.ts';

const days = 24 * hours;

let stage: Stage;
let team: Team;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());
beforeEach(async () => {
  await stage.prisma.$executeRaw`TRUNCATE public.workspace, public.inbox_event CASCADE`;
  team = await stage.newTeam();
  await stage.ring();
  stage.alarms.lose();
});

const later = (ms: number) => new Date(stage.clock.now().getTime() + ms);
const planned = (ms: number) => stage.drop(team.mia, { when: { kind: 'at', at: later(ms), note: null } });

/** Everything is lost, time passes, and this is what the sweep sets anew. */
async function swept(ms: number) {
  await stage.ring();
  stage.alarms.lose();
  stage.clock.pass(ms);
  await stage.core.sweep();
  return stage.alarms.set.map(({ kind, id }) => ({ kind, id }));
}

describe('the sweep finds', () => {
  test('a post that is due, after giving its alarm a moment', async () => {
    const postId = await planned(hours);
    expect(await swept(hours + 4 * seconds)).toEqual([]);
    expect(await swept(seconds)).toEqual([{ kind: 'publish', id: postId }]);
    await stage.ring();
    expect((await stage.read(postId)).state).toBe('processing');
  });

  test('a post that is due again and again, but does not pile up alarms for it', async () => {
    const postId = await planned(hours);
    await swept(hours + 5 * seconds);
    for (let round = 0; round < 9; round += 1) {
      stage.clock.pass(20 * seconds);
      await stage.core.sweep();
    }
    const again = stage.alarms.set.flatMap((ring) =>
      ring.kind === 'publish' && ring.id === postId ? [ring.again] : [],
    );
    expect(again).toHaveLength(10);
    expect(new Set(again).size).toBeLessThanOrEqual(2);
    expect(again).not.toContain(undefined);
  });

  test('a poll that is due', async () => {
    const postId = await planned(hours);
    stage.standIn.planOutcome({ kind: 'stall' });
    await stage.pass(hours);
    expect(await swept(11 * seconds)).toEqual([{ kind: 'poll-outcome', id: postId }]);
  });

  test('a message that was kept and not worked on', async () => {
    const body = { text: 'post now' };
    const event = { platform: 'slack', externalId: `E-${team.handle}`, body } as const;
    const { id } = await stage.core.inbox.keep(event);
    expect(await swept(4 * seconds)).toEqual([]);
    expect(await swept(seconds)).toEqual([{ kind: 'take', id }]);
    await stage.core.inbox.take(id, async () => {});
    expect(await swept(minutes)).toEqual([]);
  });

  test('a thread that has something to say', async () => {
    const postId = await stage.draft(team.mia);
    const { thread } = await stage.read(postId);
    stage.alarms.lose();
    await stage.core.sweep();
    expect(stage.alarms.set).toMatchObject([{ kind: 'drain', id: thread.id }]);
    await stage.ring();
    expect(await swept(minutes)).toEqual([]);
  });

  test('a thread whose chat was away only when its pause is over', async () => {
    const postId = await stage.draft(team.mia);
    const { thread } = await stage.read(postId);
    stage.chat.failNext('showCard', new Failure('chat_busy', { kind: 'wait', forMs: 30_000 }));
    await stage.ring();
    expect(await swept(29 * seconds)).toEqual([]);
    expect(await swept(seconds)).toEqual([{ kind: 'drain', id: thread.id }]);
  });

  test('a thread that has something to say, also behind hundreds in a workspace that Schedy has left', async () => {
    const { workspaceId, mia } = await stage.newTeam();
    const before = { pending: true, tries: 3, nextTryAt: later(-hours), createdAt: later(-hours) };
    const root = (at: number) => ({ workspaceId, channel: 'CGONE', root: `${at}`, ...before });
    await stage.prisma.thread.createMany({ data: Array.from({ length: 250 }, (_, at) => root(at)) });
    await stage.prisma.workspace.update({ where: { id: mia.workspaceId }, data: { leftAt: later(-hours) } });
    const { thread } = await stage.read(await stage.draft(team.mia));
    expect(await swept(seconds)).toEqual([]);
    await stage.prisma.thread.update({ where: { id: thread.id }, data: { pending: true } });
    expect(await swept(seconds)).toEqual([{ kind: 'drain', id: thread.id }]);
  });

  test('a login that ends before a post is due', async () => {
    await planned(3 * hours);
    const { profileId } = team;
    expect(await swept(hours + 40 * minutes)).toEqual([]);
    expect(await swept(66 * minutes)).toEqual([{ kind: 'refresh', id: profileId }]);
    await stage.ring();
    const { accessExpiresAt } = await stage.prisma.profile.findUniqueOrThrow({
      where: { id: profileId },
    });
    expect(accessExpiresAt).toEqual(later(2 * hours));
    expect(await swept(seconds)).toEqual([]);
  });

  test('a login that is half spent, though nothing is planned on it', async () => {
    const { profileId } = team;
    expect(await swept(89 * days)).toEqual([]);
    expect(await swept(days)).toEqual([{ kind: 'refresh', id: profileId }]);
    await stage.ring();
    expect(await swept(days)).toEqual([]);
  });

  test('a post that two processes find at once, and it goes out once', async () => {
    await planned(hours);
    stage.alarms.lose();
    stage.clock.pass(hours + 5 * seconds);
    await Promise.all([stage.core.sweep(), stage.other.sweep(), stage.core.sweep()]);
    await stage.pass(minutes);
    expect(stage.videosOf(team.handle)).toHaveLength(1);
  });
});

describe('an account that was connected again', () => {
  const resumed = async () => {
    const found: string[] = [];
    const { prisma, clock } = stage;
    await sweep({
      prisma,
      clock,
      leases: createLeases(prisma, clock),
      alarm: silentAlarm,
      resumeFor: async (id) => void found.push(id),
    });
    return found;
  };
  const held = async (code: string) => {
    const postId = await planned(3 * hours);
    const problem = { code, facts: {} };
    await stage.prisma.post.update({ where: { id: postId }, data: { state: 'on_hold', wakeAt: null, problem } });
    stage.clock.pass(minutes);
    await stage.prisma.profile.update({ where: { id: team.profileId }, data: { connectedAt: stage.clock.now() } });
  };

  test('has its posts looked at as long as a process that died has left them', async () => {
    await held('refresh_refused');
    expect(await resumed()).toEqual([team.profileId]);
    await stage.core.sweep();
    expect(await resumed()).toEqual([]);
  });

  test.each(['missed', 'not_approved', 'waited_in_vain', 'audience_gone'])(
    'is not looked at again and again for a post that waits for a person: %s',
    async (code) => {
      await held(code);
      expect(await resumed()).toEqual([]);
    },
  );

  test('is not looked at while nobody is there whom its posts go out for', async () => {
    await held('refresh_refused');
    await stage.prisma.profile.update({ where: { id: team.profileId }, data: { ownerLeftAt: stage.clock.now() } });
    expect(await resumed()).toEqual([]);
  });
});

describe('tidying', () => {
  const isKept = async (postId: string) => {
    const { mediaId } = await stage.row(postId);
    return stage.store.size(mediaId).then(
      () => true,
      () => false,
    );
  };

  test('removes the video of an ended post when its retention is over, and not before', async () => {
    const published = await planned(minutes);
    const cancelled = await planned(hours);
    const refused = await stage.drop(team.mia, { video: 'fast.mp4' });
    await stage.pass(2 * minutes);
    await stage.core.posts.cancel(cancelled, {
      workspaceId: team.mia.workspaceId,
      memberId: team.mia.id,
      isAdmin: false,
    });
    stage.alarms.lose();
    stage.clock.pass(7 * days - minutes);
    await stage.core.tidy();
    expect(await isKept(cancelled)).toBe(true);
    stage.clock.pass(2 * minutes);
    await stage.core.tidy();
    for (const postId of [published, cancelled, refused]) {
      expect(await isKept(postId)).toBe(false);
      expect((await stage.row(postId)).media).toMatchObject({
        state: 'removed',
        removeAfter: null,
      });
    }
  });

  test('removes as many videos as have to go, also where one of the first cannot be removed', async () => {
    const first = await planned(hours);
    await stage.core.posts.cancel(first, { workspaceId: team.mia.workspaceId, memberId: team.mia.id, isAdmin: false });
    const data = { workspaceId: team.workspaceId, state: 'ready', fileName: 'a.mp4', source: {} } as const;
    const over = { ...data, createdAt: later(-20 * days), removeAfter: later(-10 * days) };
    await stage.prisma.media.createMany({ data: Array.from({ length: 230 }, () => over) });
    const [blocked] = await stage.prisma.media.findMany({ where: { removeAfter: later(-10 * days) }, take: 1 });
    const path = `${stage.mediaDir}/${blocked?.id}`;
    await mkdir(`${path}/inside`, { recursive: true });
    stage.clock.pass(8 * days);
    await expect(stage.core.tidy()).rejects.toThrow();
    expect(await stage.prisma.media.count({ where: { removeAfter: { not: null } } })).toBe(1);
    expect(await isKept(first)).toBe(false);
    await rm(path, { recursive: true });
    await stage.core.tidy();
    expect(await stage.prisma.media.count({ where: { removeAfter: { not: null } } })).toBe(0);
  });

  test('never touches a post that can still go out', async () => {
    const scheduled = await planned(40 * days);
    const held = await planned(39 * days);
    await stage.prisma.post.update({ where: { id: held }, data: { state: 'on_hold' } });
    stage.alarms.lose();
    stage.clock.pass(30 * days);
    await stage.core.tidy();
    for (const postId of [scheduled, held]) expect(await isKept(postId)).toBe(true);
  });

  test('keeps the video of a failed post that somebody has taken up again', async () => {
    const postId = await planned(minutes);
    const { mediaId } = await stage.row(postId);
    stage.standIn.failNext('internal');
    await stage.pass(2 * minutes);
    expect((await stage.row(postId)).media.removeAfter).not.toBeNull();
    const actor = { workspaceId: team.mia.workspaceId, memberId: team.mia.id, isAdmin: false };
    await stage.core.posts.moveTo(postId, actor, { at: later(20 * days), note: null });
    stage.alarms.lose();
    stage.clock.pass(10 * days);
    await stage.core.tidy();
    expect(await isKept(postId)).toBe(true);
    expect(await stage.prisma.media.findUniqueOrThrow({ where: { id: mediaId } })).toMatchObject({
      state: 'ready',
      removeAfter: null,
    });
  });

  test('comes back for a file whose removal was interrupted', async () => {
    const postId = await planned(hours);
    await stage.core.posts.cancel(postId, { workspaceId: team.mia.workspaceId, memberId: team.mia.id, isAdmin: false });
    const { mediaId } = await stage.row(postId);
    // Marked, then the process died before the file was removed.
    await stage.prisma.media.update({ where: { id: mediaId }, data: { state: 'removed' } });
    stage.clock.pass(8 * days);
    await stage.core.tidy();
    expect(await isKept(postId)).toBe(false);
  });

  test('removes what people wrote a week after it was worked on, and nothing that is open', async () => {
    const { inbox } = stage.core;
    const keep = async (name: string) => {
      const externalId = `${name}-${team.handle}`;
      return (await inbox.keep({ platform: 'slack', externalId, body: {} })).id;
    };
    const [done, open] = [await keep('done'), await keep('open')];
    await inbox.take(done, async () => {});
    stage.clock.pass(7 * days - seconds);
    await stage.core.tidy();
    expect(await stage.prisma.inboxEvent.count({ where: { id: done } })).toBe(1);
    stage.clock.pass(seconds);
    await stage.core.tidy();
    const left = await stage.prisma.inboxEvent.findMany({ where: { id: { in: [done, open] } } });
    expect(left.map(({ id }) => id)).toEqual([open]);
  });

  test('removes what a fetch brought in for a post that had ended meanwhile', async () => {
    const postId = await stage.draft(team.mia);
    await stage.core.posts.cancel(postId, { workspaceId: team.mia.workspaceId, memberId: team.mia.id, isAdmin: false });
    const { mediaId } = await stage.row(postId);
    const file = createReadStream(new URL('../../fixtures/videos/ok.mp4', import.meta.url));
    await stage.store.write(mediaId, file, { maxBytes: 1e6 });
    stage.clock.pass(8 * days);
    await stage.core.tidy();
    expect(await isKept(postId)).toBe(false);
  });
});

describe('a secret', () => {
  test('is in no row in clear text and in no log line', async () => {
    const leaky = '/v2/post/publish/video/init/';
    await planned(minutes);
    stage.standIn.faults.plan({ path: '/upload', action: { kind: 'answer', status: 503 } });
    stage.standIn.faults.plan({ path: leaky, action: { kind: 'answer', status: 500 } });
    const seen = new Set<string>();
    const look = async () => {
      const tables = await stage.prisma.$queryRaw<{ name: string }[]>`
        SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = 'public'`;
      for (const { name } of tables) {
        const rows = await stage.prisma.$queryRawUnsafe<{ row: string }[]>(
          `SELECT to_jsonb(t)::text AS row FROM public."${name}" t`,
        );
        for (const { row } of rows) seen.add(row);
      }
    };
    const remove = stage.standIn.on('chunk-done', look);
    for (let step = 0; step < 8; step += 1) {
      await stage.pass(minutes);
      await look();
    }
    remove();
    expect(stage.videosOf(team.handle).at(-1)?.sha256).toBeDefined();
    expect([...seen].some((row) => row.includes('"upload_url": "v2.'))).toBe(true);
    expect(stage.secrets.size).toBeGreaterThan(10);
    const told = [...seen, ...stage.lines].join('\n');
    expect(told.length).toBeGreaterThan(10_000);
    const leaked = [...stage.secrets].filter((secret) => told.includes(secret));
    expect(leaked).toEqual([]);
  });
});
