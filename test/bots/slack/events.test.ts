import { describe, expect, it } from 'vitest';
import type { Inbox } from '../../../src/core/inbox/index.ts';
import { useDatabase } from '../use-database.ts';
import { acked, allSettled, startStage, video } from './stage.ts';

const database = useDatabase();

/** An inbox whose `keep` waits for a word. */
function heldInbox(): { held: (real: Inbox) => Inbox; asked: Promise<void>; release: () => void } {
  let release = (): void => undefined;
  let ask = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const held = (real: Inbox): Inbox => ({
    ...real,
    keep: async (event) => {
      ask();
      await released;
      return real.keep(event);
    },
  });
  return { held, asked, release: () => release() };
}

/** An inbox that cannot keep anything the first `times`. */
const failingInbox =
  (times: number) =>
  (real: Inbox): Inbox => {
    let failures = 0;
    return {
      ...real,
      keep: async (event) => {
        failures += 1;
        if (failures <= times) throw new Error('The database is away.');
        return real.keep(event);
      },
    };
  };

describe.each(['socket', 'http'] as const)('events through %s', (mode) => {
  it('are acknowledged only after they are kept', async () => {
    const { held, asked, release } = heldInbox();
    const { slack, rows, kept } = await startStage({ database: database(), mode, inbox: held });

    const message = await slack.as('mia').dropVideo({ channel: 'food', text: 'post now', files: [video] });
    await asked;
    expect(slack.deliveries[0]?.ok).toBe(false);
    expect(await rows()).toEqual([]);

    release();
    await acked(slack, { ts: message.ts });
    const [row] = await rows();
    expect(row).toMatchObject({ body: { kind: 'message', text: 'post now', ts: message.ts } });
    expect(kept).toEqual([row?.id]);
  });

  it('are sent again when they could not be kept, and then kept once', async () => {
    const stage = await startStage({
      database: database(),
      mode,
      inbox: failingInbox(1),
      slack: { ackTimeoutMs: 300, retryDelaysMs: [1] },
    });
    const { slack, rows, kept, logged } = stage;

    await slack.as('mia').dropVideo({ channel: 'food', text: 'post now', files: [video] });
    await allSettled(slack);

    expect(slack.deliveries).toMatchObject([{ ok: true, attempts: 2 }]);
    expect(await rows()).toHaveLength(1);
    expect(kept).toHaveLength(1);
    expect(logged.some(({ level }) => level === 'error')).toBe(true);
  });

  it('of one upload that mentions the bot are one row', async () => {
    const { slack, rows, kept } = await startStage({ database: database(), mode });

    await slack.as('mia').dropVideo({ channel: 'food', text: '@schedy post now', files: [video] });
    await allSettled(slack);

    expect(slack.deliveries.map(({ type }) => type).sort()).toEqual(['app_mention', 'message/file_share']);
    expect(await rows()).toHaveLength(1);
    expect(kept).toHaveLength(1);
  });

  it('that Slack delivers twice wake nobody the second time', async () => {
    const { slack, rows, kept } = await startStage({ database: database(), mode });
    const message = await slack.as('mia').dropVideo({ channel: 'food', files: [video] });
    const { eventId = '' } = await acked(slack, { ts: message.ts });

    await slack.redeliver(eventId);

    expect(await rows()).toHaveLength(1);
    expect(kept).toHaveLength(1);
  });

  it('that do not concern Schedy are acknowledged and forgotten', async () => {
    const { slack, rows } = await startStage({ database: database(), mode });

    const said = await slack.as('leo').say({ channel: 'food', text: 'lunch?' });
    await slack.as('leo').edit({ channel: 'food', ts: said.ts }, 'post now?');
    await slack.as('leo').delete({ channel: 'food', ts: said.ts });
    await allSettled(slack);

    expect(slack.deliveries.map(({ type, ok }) => [type, ok])).toEqual([
      ['message', true],
      ['message/message_changed', true],
      ['message/message_deleted', true],
    ]);
    expect(await rows()).toEqual([]);
  });

  it('that change a file which was not for Schedy leave no row', async () => {
    const mentionsOnly = ({ place }: { place: string }) => place === 'mention';
    const { slack, rows } = await startStage({ database: database(), mode, desk: { concerns: mentionsOnly } });

    const said = await slack.as('leo').dropVideo({ channel: 'food', text: 'my cat', files: [{ name: 'cat.mp4' }] });
    await slack.as('leo').edit({ channel: 'food', ts: said.ts }, 'my other cat');
    await slack.as('leo').delete({ channel: 'food', ts: said.ts });
    await allSettled(slack);

    expect(slack.deliveries.map(({ type }) => type)).toContain('message/message_deleted');
    expect(await rows()).toEqual([]);
  });

  it('about what Schedy itself said are forgotten', async () => {
    const { slack, bot, rows, team } = await startStage({ database: database(), mode });
    const channel = slack.channels.directMessage('mia').id;
    const place = { platform: 'slack', workspace: team, channel, root: '' } as const;

    await bot.messenger.send(place, {
      id: 'notice-1',
      mention: null,
      post: null,
      body: { kind: 'published', data: {} },
    });
    await allSettled(slack);

    expect(slack.deliveries.length).toBeGreaterThan(0);
    expect(await rows()).toEqual([]);
  });
});

describe('the row of an event', () => {
  it('holds neither tokens nor addresses', async () => {
    const { slack, rows } = await startStage({ database: database() });

    await slack.as('mia').dropVideo({ channel: 'food', text: 'post now', files: [video] });
    await allSettled(slack);

    const kept = JSON.stringify(await rows());
    expect(kept).toContain('new-ramen.mp4');
    expect(kept).not.toMatch(/https?:|xox|verification-token/);
  });
});
