/** An edit or a deletion that Slack tells before its message is worked on, or before the message itself. */
import { describe, expect, it } from 'vitest';
import type { EditedMessage } from '../../../src/bots/desk/index.ts';
import { Failure } from '../../../src/core/errors.ts';
import type { Inbox } from '../../../src/core/inbox/index.ts';
import { useDatabase } from '../use-database.ts';
import { allSettled, type StageOptions, startStage, video } from './stage.ts';

const database = useDatabase();

/** The first so many rows cannot be kept. */
const failing =
  (times: number) =>
  (real: Inbox): Inbox => {
    let left = times;
    return { ...real, keep: async (event) => (left-- > 0 ? Promise.reject(new Error('away')) : real.keep(event)) };
  };

async function start(options: Partial<StageOptions> = {}) {
  const heard: string[] = [];
  const note = (how: string) => async (message: Pick<EditedMessage, 'text' | 'earlier'> | { text: string }) =>
    void heard.push([how, message.text, ...('earlier' in message ? [message.earlier] : [])].join(' · '));
  const desk = {
    receive: note('received'),
    receiveEdited: note('received edited'),
    edited: note('edited'),
    deleted: async () => void heard.push('deleted'),
    ...options.desk,
  };
  const stage = await startStage({ database: database(), ...options, desk });
  const drop = () => stage.slack.as('mia').dropVideo({ channel: 'food', text: 'post now Old words', files: [video] });
  const edit = (ts: string, text = 'post now New words') => stage.slack.as('mia').edit({ channel: 'food', ts }, text);
  const remove = (ts: string) => stage.slack.as('mia').delete({ channel: 'food', ts });
  return { ...stage, heard, drop, edit, remove };
}

const notNow = () => Promise.reject(new Failure('chat_unreachable', { kind: 'wait', forMs: 1 }));

describe.each(['socket', 'http'] as const)('over %s, a message', (mode) => {
  it('that is tried again reads as it was edited last', async () => {
    const { slack, heard, drop, edit, takeKept, rows } = await start({ mode });
    const { ts } = await drop();
    await allSettled(slack);
    await edit(ts);
    await edit(ts, 'post now Newest words');
    await allSettled(slack);
    await takeKept();
    expect(heard).toEqual(['received edited · post now Newest words · post now Old words']);
    expect(await rows()).toHaveLength(1);
  });

  it('that is told after its edit is not heard again', async () => {
    const { slack, heard, drop, edit, takeKept } = await start({
      mode,
      inbox: failing(1),
      slack: { ackTimeoutMs: 3_000, retryDelaysMs: [600_000] },
    });
    const { ts } = await drop();
    await edit(ts);
    await slack.waitFor(() => slack.deliveries.some(({ ok }) => ok), { what: 'the edit' });
    await takeKept();
    await slack.waitFor(() => slack.deliveries.some(({ lastFailure }) => lastFailure), { what: 'the first failure' });
    await slack.deliverPending();
    await allSettled(slack);
    await takeKept();
    expect(heard).toEqual(['received edited · post now New words · post now Old words']);
  });

  it('that is told after its deletion is not heard at all', async () => {
    const { slack, heard, drop, remove, takeKept } = await start({
      mode,
      inbox: failing(1),
      slack: { ackTimeoutMs: 3_000, retryDelaysMs: [600_000] },
    });
    const { ts } = await drop();
    await remove(ts);
    await slack.waitFor(() => slack.deliveries.some(({ ok }) => ok), { what: 'the deletion' });
    await slack.waitFor(() => slack.deliveries.some(({ lastFailure }) => lastFailure), { what: 'the first failure' });
    await slack.deliverPending();
    await allSettled(slack);
    await takeKept();
    expect(heard).toEqual([]);
  });
});

it('a message that is deleted before it is worked on brings nothing', async () => {
  const { slack, heard, drop, remove, takeKept } = await start();
  const { ts } = await drop();
  await allSettled(slack);
  await remove(ts);
  await allSettled(slack);
  await takeKept();
  expect(heard).toEqual(['deleted']);
});

it('a message that failed once and was edited meanwhile is never read as it was', async () => {
  let tries = 0;
  const heard: string[] = [];
  const desk = {
    receive: () => (tries++ === 0 ? notNow() : Promise.resolve(void heard.push('old'))),
    receiveEdited: async ({ text }: EditedMessage) => void heard.push(text),
  };
  const { slack, drop, edit, takeKept, kept } = await start({ desk });
  const { ts } = await drop();
  await allSettled(slack);
  const ids = [...kept];
  await takeKept();
  await edit(ts);
  await allSettled(slack);
  kept.push(...ids);
  await expect
    .poll(async () => {
      kept.push(...ids);
      await takeKept();
      return heard;
    })
    .toEqual(['post now New words']);
});

it('a message that is edited while it is worked on is edited afterwards', async () => {
  const done: string[] = [];
  let whileReading = async (): Promise<unknown> => undefined;
  const desk = {
    receive: async () => {
      await whileReading();
      done.push('received');
    },
    edited: async ({ text, earlier }: EditedMessage) => void done.push(`edited · ${text} · ${earlier}`),
  };
  const { slack, drop, edit, takeKept } = await start({ desk });
  const { ts } = await drop();
  await allSettled(slack);
  whileReading = async () => {
    await edit(ts);
    await allSettled(slack);
  };
  await takeKept();
  expect(done).toEqual(['received', 'edited · post now New words · post now Old words']);
});

it('a message of which nothing came is heard again when it is edited, for a day', async () => {
  const hour = 3_600_000;
  let ago = 25 * hour;
  const { slack, heard, drop, edit, takeKept } = await start({ slack: { now: () => new Date(Date.now() - ago) } });
  const old = await drop();
  ago = 0;
  const { ts } = await drop();
  await allSettled(slack);
  await takeKept();
  heard.splice(0);
  await edit(ts);
  await edit(old.ts);
  await allSettled(slack);
  await takeKept();
  expect(heard).toEqual(['edited · post now New words · post now Old words']);
});

it('an edit of talk leaves nothing behind, one that now speaks to Schedy is heard', async () => {
  const { slack, heard, takeKept, rows } = await start();
  const { ts } = await slack.as('leo').say({ channel: 'food', text: 'lunch?' });
  await slack.as('leo').edit({ channel: 'food', ts }, 'supper?');
  await allSettled(slack);
  expect(await rows()).toEqual([]);
  await slack.as('leo').edit({ channel: 'food', ts }, '@schedy queue');
  await allSettled(slack);
  await takeKept();
  expect(heard).toEqual(['received edited · queue · supper?']);
});

it('what was edited while nothing was heard is read back for a message that waits to be worked on', async () => {
  const { slack, heard, drop, edit, takeKept, kept } = await start({
    slack: { retryDelaysMs: [] },
    timing: { reconnectDelaysMs: [50] },
  });
  const { ts } = await drop();
  await allSettled(slack);
  await expect.poll(() => database().prisma.listening.count({ where: { account: slack.team.id } })).toBe(1);
  slack.refreshConnections();
  await slack.waitFor(() => slack.connections() === 0, { what: 'the end of the connection' });
  await edit(ts);
  await slack.as('leo').say({ channel: 'food', text: '@schedy last' });
  // Read back oldest first.
  await expect.poll(() => kept.length, { timeout: 20_000 }).toBe(2);
  await takeKept();
  expect(heard).toEqual(['received edited · post now New words · post now Old words', 'received · last']);
});
