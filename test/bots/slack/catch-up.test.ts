/** What was said while the bot heard nothing, read back from Slack's own history. */
import { describe, expect, it } from 'vitest';
import type { SlackStandIn } from '../../../sandbox/slack/index.ts';
import { useDatabase } from '../use-database.ts';
import { type Stage, startStage, video } from './stage.ts';

const database = useDatabase();
const HOUR_MS = 3_600_000;

/** A bot that last heard everything six hours ago; what happens meanwhile, Slack never brings by itself. */
async function startAfter(
  happening: (slack: SlackStandIn, at: (hoursAgo: number) => void) => Promise<unknown>,
  options: Partial<Parameters<typeof startStage>[0]> = {},
): Promise<Stage> {
  let hoursAgo = 0;
  const { slack, ...rest } = options;
  return startStage({
    database: database(),
    heardUntil: new Date(Date.now() - 6 * HOUR_MS),
    slack: { now: () => new Date(Date.now() - hoursAgo * HOUR_MS), retryDelaysMs: [], ...slack },
    ...rest,
    prepare: async (standIn) => {
      await happening(standIn, (hours) => {
        hoursAgo = hours;
      });
      hoursAgo = 0;
    },
  });
}

const texts = async (stage: Stage, count: number): Promise<string[]> => {
  await expect.poll(() => stage.kept.length, { timeout: 20_000 }).toBe(count);
  await stage.takeKept();
  return stage.received.map(({ text }) => text);
};

describe('after a start', () => {
  it('what was said in channels, in groups, in private and in threads is read back, oldest first', async () => {
    const stage = await startAfter(async (slack, at) => {
      slack.channels.add({ name: 'secret', kind: 'group', members: ['mia'] });
      at(9);
      await slack.as('mia').dropVideo({ channel: 'food', text: 'post now heard long ago', files: [video] });
      at(5);
      const { ts } = await slack
        .as('mia')
        .dropVideo({ channel: 'food', text: 'post tomorrow 7pm one', files: [video] });
      at(4);
      await slack.as('leo').say({ channel: 'food', text: 'lovely weather' });
      await slack.as('leo').say({ channel: 'food', threadTs: ts, text: '@schedy two' });
      await slack.as('mia').dropVideo({ channel: 'secret', text: 'post friday 8pm three', files: [video] });
      await slack.as('leo').say({ text: 'four' });
    });

    expect(await texts(stage, 4)).toEqual(['post tomorrow 7pm one', 'two', 'post friday 8pm three', 'four']);
    const [one, two, three, four] = stage.received;
    expect(one).toMatchObject({ isReadBack: true, isStale: true, isPrivate: false, place: 'channel', inThread: false });
    expect(one?.files[0]?.looksLike).toBe('video');
    expect(two).toMatchObject({ place: 'mention', inThread: true, root: one?.message });
    expect(three?.isPrivate).toBe(true);
    expect(four).toMatchObject({ place: 'direct', isPrivate: true });
  });

  it('what was edited or deleted meanwhile is read as it stands by now', async () => {
    const stage = await startAfter(async (slack, at) => {
      at(5);
      const mia = slack.as('mia');
      const drop = (text: string) => mia.dropVideo({ channel: 'food', text, files: [video] });
      const [edited, gone, silent] = [
        await drop('post 7pm frist'),
        await drop('post 7pm gone'),
        await drop('for later'),
      ];
      at(4);
      await mia.edit({ channel: 'food', ts: edited.ts }, 'post 8pm first');
      await mia.edit({ channel: 'food', ts: silent.ts }, 'post 9pm second');
      await mia.delete({ channel: 'food', ts: gone.ts });
    });

    expect(await texts(stage, 2)).toEqual(['post 8pm first', 'post 9pm second']);
  });

  it('what Slack brings as well is taken once', async () => {
    const stage = await startAfter(async (slack) => slack.as('mia').say({ channel: 'food', text: '@schedy hello' }), {
      slack: { retryDelaysMs: [60_000] },
    });
    await expect.poll(() => stage.kept.length, { timeout: 20_000 }).toBe(1);

    await stage.slack.deliverPending();

    await expect.poll(() => stage.slack.deliveries.every(({ ok }) => ok), { timeout: 20_000 }).toBe(true);
    expect(await stage.rows()).toHaveLength(1);
  });

  it('what was said before the app was in a channel was not said to it', async () => {
    const stage = await startAfter(async (slack, at) => {
      slack.channels.add({ name: 'new', kind: 'channel', members: ['mia'], botIsMember: false });
      at(3);
      await slack.as('mia').dropVideo({ channel: 'new', text: 'post now too early', files: [video] });
      slack.channels.invite('new', 'schedy');
      await slack.as('mia').dropVideo({ channel: 'new', text: 'post 8pm in time', files: [video] });
    });

    expect(await texts(stage, 1)).toEqual(['post 8pm in time']);
  });

  it('pages are followed, and a limit of Slack is waited for', async () => {
    const stage = await startAfter(async (slack) => {
      await slack.as('mia').say({ channel: 'food', text: '@schedy first' });
      for (let count = 0; count < 250; count += 1)
        await slack.as('leo').say({ channel: 'food', text: `talk ${count}` });
      const action = { kind: 'answer', status: 429, headers: { 'retry-after': '1' } } as const;
      slack.faults.plan({ path: '/api/conversations.history', action });
    });

    expect(await texts(stage, 1)).toEqual(['first']);
    const asked = stage.slack.calls.filter(({ method }) => method === 'conversations.history');
    expect(asked.filter(({ args }) => args.cursor !== undefined)).toHaveLength(1);
  });

  it('a conversation that Slack refuses, for whatever reason, does not keep the others from being read', async () => {
    const stage = await startAfter(async (slack) => {
      slack.channels.add({ name: 'vault', kind: 'group', members: ['mia'] });
      await slack.as('mia').say({ channel: 'vault', text: '@schedy unheard' });
      await slack.as('mia').say({ channel: 'food', text: '@schedy hello' });
      await slack.as('leo').say({ text: 'in private' });
      const body = JSON.stringify({ ok: false, error: 'ekm_access_denied' });
      // The first conversation that is asked for is a public one.
      slack.faults.plan({ path: '/api/conversations.history', nth: 2, action: { kind: 'answer', status: 200, body } });
    });

    expect((await texts(stage, 2)).toSorted()).toEqual(['hello', 'in private']);
    expect(stage.logged.map(({ text }) => text).join()).toContain('ekm_access_denied');
    const { prisma } = database();
    await expect
      .poll(async () => (await prisma.listening.findFirst({ where: { account: stage.team } }))?.heardAt.getTime(), {
        timeout: 20_000,
      })
      .toBeGreaterThan(Date.now() - HOUR_MS);
  });

  it('a scope that was not granted is named, and the rest is read', async () => {
    const scopes = ['app_mentions:read', 'channels:history', 'channels:read', 'chat:write', 'users:read'];
    const stage = await startAfter(async (slack) => slack.as('mia').say({ channel: 'food', text: '@schedy hello' }), {
      slack: { scopes },
    });

    expect(await texts(stage, 1)).toEqual(['hello']);
    const warned = stage.logged.flatMap(({ text }) => /not read back .*"needed":"(.*?)"/.exec(text)?.[1] ?? []);
    expect(warned).toEqual(['groups:read', 'mpim:read', 'im:read']);
  });
});

it('nothing is read back before the first start', async () => {
  const stage = await startStage({
    database: database(),
    slack: { retryDelaysMs: [] },
    prepare: async (slack) => void (await slack.as('mia').say({ channel: 'food', text: '@schedy hello' })),
  });

  await expect
    .poll(() => database().prisma.listening.count({ where: { account: stage.team } }), { timeout: 20_000 })
    .toBe(1);
  expect(await stage.rows()).toEqual([]);
});

it('what is said between two connections is read back', async () => {
  const stage = await startStage({
    database: database(),
    slack: { retryDelaysMs: [] },
    timing: { reconnectDelaysMs: [50] },
  });
  const heard = () => database().prisma.listening.count({ where: { account: stage.team } });
  await expect.poll(heard, { timeout: 20_000 }).toBe(1);

  stage.slack.refreshConnections();
  await stage.slack.waitFor(() => stage.slack.connections() === 0, { what: 'the end of the connection' });
  await stage.slack.as('mia').say({ channel: 'food', text: '@schedy are you there?' });

  await expect.poll(() => stage.kept.length, { timeout: 20_000 }).toBe(1);
});

it('what Slack says it has dropped is read back', async () => {
  const stage = await startStage({ database: database(), mode: 'http' });
  const heard = () => database().prisma.listening.count({ where: { account: stage.team } });
  await expect.poll(heard, { timeout: 20_000 }).toBe(1);

  const isTaken = await stage.slack.loseEvents(() =>
    stage.slack.as('mia').say({ channel: 'food', text: '@schedy hello' }),
  );

  expect(isTaken).toBe(true);
  await expect.poll(() => stage.kept.length, { timeout: 20_000 }).toBe(1);
});
