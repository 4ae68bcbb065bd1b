import { describe, expect, it } from 'vitest';
import { useDatabase } from '../use-database.ts';
import { allSettled, type Stage, startStage, video } from './stage.ts';

const database = useDatabase();

/** Lets one thing happen and hands out what the desk received of it. */
async function received(stage: Stage, happening: () => Promise<unknown>) {
  await happening();
  await allSettled(stage.slack);
  await stage.takeKept();
  const [message] = stage.received.splice(0);
  if (!message) throw new Error('The desk received nothing.');
  return message;
}

describe('a message that was kept', () => {
  it('reaches the desk with its author, its thread and its files', async () => {
    const stage = await startStage({ database: database() });
    const { slack } = stage;
    let ts = '';

    const message = await received(stage, async () => {
      const text = 'post tomorrow 7pm New ramen drop 🍜 #cooking';
      ts = (await slack.as('mia').dropVideo({ channel: 'food', text, files: [video] })).ts;
    });

    const mia = slack.users.get('mia');
    expect(message).toMatchObject({
      sender: { externalId: mia.id, workspaceName: 'Ramen House', timeZone: 'Europe/Berlin' },
      channel: slack.channels.get('food').id,
      message: ts,
      root: ts,
      inThread: false,
      place: 'channel',
      text: 'post tomorrow 7pm New ramen drop 🍜 #cooking',
      files: [{ name: 'new-ramen.mp4', looksLike: 'video' }],
      isStale: false,
      isLastTry: false,
    });
    expect(message.sender).toMatchObject({ isAdmin: true, locale: 'de-DE' });
    expect(message.sentAt.getTime()).toBe(Math.floor(Number(ts) * 1000));
    expect(JSON.stringify(message.files)).not.toContain('http');
  });

  it('says where it was written: to all, to the bot, or in private', async () => {
    const stage = await startStage({ database: database() });
    const leo = stage.slack.as('leo');

    const open = await received(stage, () => leo.dropVideo({ channel: 'food', files: [video] }));
    const mention = await received(stage, () => leo.say({ channel: 'food', text: '@schedy, post this' }));
    const direct = await received(stage, () => leo.say({ text: 'hello' }));

    expect([open.place, mention.place, direct.place]).toEqual(['channel', 'mention', 'direct']);
    expect(mention.text).toBe('post this');
    expect(open.sender).toMatchObject({ isAdmin: false, timeZone: 'America/New_York' });
  });

  it('belongs to the thread it was written in', async () => {
    const stage = await startStage({ database: database() });
    const leo = stage.slack.as('leo');
    const parent = await received(stage, () => leo.dropVideo({ channel: 'food', files: [video] }));

    const reply = await received(stage, () =>
      leo.say({ channel: 'food', text: '@schedy move to 8pm', threadTs: parent.message }),
    );

    expect(reply).toMatchObject({ root: parent.message, inThread: true, text: 'move to 8pm' });
    expect(reply.message).not.toBe(parent.message);
  });

  it('in the thread of a video that is not worked on yet knows that', async () => {
    const stage = await startStage({ database: database() });
    const { slack } = stage;
    const root = await slack.as('leo').dropVideo({ channel: 'food', text: 'post friday 7pm Ramen', files: [video] });
    await slack.as('leo').say({ channel: 'food', text: '@schedy move to 8pm', threadTs: root.ts });
    await allSettled(slack);
    const first = stage.kept.splice(0, 1);
    await stage.takeKept();
    expect(await stage.received.splice(0)[0]?.isRootWaiting?.()).toBe(true);
    stage.kept.push(...first);
    await stage.takeKept();
    await slack.as('leo').say({ channel: 'food', text: '@schedy move to 9pm', threadTs: root.ts });
    await allSettled(slack);
    await stage.takeKept();
    expect(await stage.received.at(-1)?.isRootWaiting?.()).toBe(false);
  });

  it('over which a process died each time is given up, also where it was edited meanwhile', async () => {
    const heard: string[] = [];
    const giveUp = async ({ text }: { text: string }) => void heard.push(text);
    const stage = await startStage({ database: database(), desk: { giveUp } });
    const leo = stage.slack.as('leo');
    const { ts } = await leo.dropVideo({ channel: 'food', text: 'post friday 7pm Ramen', files: [video] });
    await leo.edit({ channel: 'food', ts }, 'post friday 8pm Ramen');
    await leo.say({ text: 'help' });
    await allSettled(stage.slack);
    for (const id of stage.kept.splice(0)) {
      const circumstances = { isLastTry: true, isGivenUp: true };
      await stage.inbox.take(id, (event) => stage.bot.take(event.body, { ...event, ...circumstances }));
    }
    expect(heard.toSorted()).toEqual(['help', 'post friday 8pm Ramen']);
    expect(stage.received).toEqual([]);
  });

  it('is stale when Schedy was away longer than the grace', async () => {
    const stage = await startStage({ database: database(), lateGraceMs: -1 });

    const message = await received(stage, () => stage.slack.as('leo').say({ text: 'post now' }));

    expect(message.isStale).toBe(true);
  });

  it('tells pictures and papers from videos by more than one sign', async () => {
    const stage = await startStage({ database: database() });
    const names = ['a.mp4', 'b.JPG', 'c.pdf', 'd.MOV'];
    const bytes = new Uint8Array([1]);
    const files: { name: string; bytes: Uint8Array; mimetype?: string }[] = names.map((name) => ({ name, bytes }));
    files.push({ name: 'e', bytes, mimetype: 'video/mp4' });

    const message = await received(stage, () => stage.slack.as('leo').dropVideo({ files }));

    expect(message.files.map(({ looksLike }) => looksLike)).toEqual(['video', 'picture', 'other', 'video', 'video']);
  });

  it('has its files looked up where another company shares the channel', async () => {
    const stage = await startStage({ database: database() });
    const { slack } = stage;
    slack.channels.add({ name: 'partners', kind: 'channel', members: ['mia'], shared: true });

    const message = await received(stage, () =>
      slack.as('mia').dropVideo({ channel: 'partners', files: [video], connectStub: true }),
    );

    expect(message.files).toMatchObject([{ name: 'new-ramen.mp4', looksLike: 'video' }]);
  });

  it('of somebody of another company is not acted upon', async () => {
    const stage = await startStage({ database: database() });
    const { slack } = stage;
    slack.users.add({ name: 'eve', teamId: 'T0OTHERS1' });
    const members = ['mia', 'eve'];
    slack.channels.add({ name: 'partners', kind: 'channel', members, shared: true });

    await slack.as('eve').say({ channel: 'partners', text: '@schedy post now' });
    await allSettled(slack);
    await stage.takeKept();

    expect(stage.received).toEqual([]);
    expect((await stage.rows())[0]).toMatchObject({ errorCode: null });
  });

  it('is worked on again when Slack does not say who wrote it', async () => {
    const stage = await startStage({ database: database() });
    const { slack } = stage;
    slack.faults.plan({
      path: '/api/users.info',
      times: 2,
      action: { kind: 'answer', status: 503 },
    });

    await slack.as('leo').say({ text: 'post now' });
    await allSettled(slack);
    await stage.takeKept();

    expect(stage.received).toEqual([]);
    expect((await stage.rows())[0]).toMatchObject({ errorCode: 'chat_unreachable' });
  });

  it('tells the desk when this is the last try', async () => {
    const stage = await startStage({ database: database() });
    await stage.slack.as('leo').say({ text: 'post now' });
    await allSettled(stage.slack);

    await stage.takeKept(true);

    expect(stage.received).toMatchObject([{ isLastTry: true }]);
  });
});

describe('the greeting', () => {
  it('goes to the first who opens the app, once, by direct message', async () => {
    const stage = await startStage({ database: database() });
    const { slack } = stage;

    await slack.as('mia').openHome({ tab: 'messages' });
    await allSettled(slack);
    await slack.as('leo').openHome();
    await slack.as('mia').openHome();
    await allSettled(slack);
    await stage.takeKept();
    await stage.drain();

    expect(stage.told.map(({ body }) => body)).toEqual([{ kind: 'answer', data: { answer: 'greeting', facts: {} } }]);
    const direct = slack.channels.directMessage('mia').id;
    expect(slack.messages(direct).map(({ text }) => text)).toEqual(['reply of answer']);
    expect(slack.messages(slack.channels.directMessage('leo').id)).toEqual([]);
    expect(await stage.rows()).toHaveLength(1);
  });
});
