import { expect, it } from 'vitest';
import type { Message, OpenedForm } from '../../../src/bots/desk/index.ts';
import { useDatabase } from '../use-database.ts';
import { patience, type Stage, startStage } from './stage.ts';

const database = useDatabase();

const video = { name: 'ramen.mp4', bytes: new Uint8Array([1]) };
const seenBy = ({ discord }: Stage, who: string): string =>
  discord
    .ephemerals(who)
    .map((message) => discord.render(message))
    .join();

/** What the desk was given, once everything that was kept is worked on. */
async function received(stage: Stage) {
  await expect.poll(() => stage.takeKept().then(() => stage.received.length), patience).toBeGreaterThan(0);
  return stage.received.splice(0);
}

it('an address of this machine is written as text, because Discord takes no button to it', async () => {
  const url = 'http://localhost:3001/api/social/tiktok/connect?ticket=t';
  const stage = await startStage({
    database: database(),
    desk: { command: async () => ({ lines: [['Connect.']], buttons: [{ label: 'Connect TikTok', url }] }) },
  });

  const outcome = await stage.discord.as('mia').command('/schedy connect', {}, 'food');

  expect(outcome.ok).toBe(true);
  await expect.poll(() => seenBy(stage, 'mia'), patience).toContain(`Connect TikTok: ${url}`);
});

it('an answer that Discord refuses to draw is said in plain words, for what it tells of has happened', async () => {
  const url = 'https://schedy.example.com';
  const answer: Message = { lines: [['k7qm is cancelled.']], buttons: [{ label: '', url }] };
  const stage = await startStage({
    database: database(),
    desk: { command: async () => answer, press: async () => answer, submit: async () => answer },
  });
  const mia = stage.discord.as('mia');

  await mia.command('/schedy queue', {}, 'food');
  await mia.command('/schedy cancel', { code: 'k7qm' }, 'food');

  await expect.poll(() => seenBy(stage, 'mia').split('k7qm is cancelled.').length, patience).toBe(3);
  expect(seenBy(stage, 'mia')).toContain(url);
  expect(seenBy(stage, 'mia')).not.toContain('did not work');
});

it('a form that Discord refuses to open is apologised for', async () => {
  const form: OpenedForm = { name: 'edit', title: '', value: '1', notes: [], consent: null, fields: [] };
  const stage = await startStage({
    database: database(),
    desk: { command: async () => ({ lines: [['The form is ready.']], form }) },
  });

  await stage.discord.as('mia').command('/schedy edit', { code: 'k7qm' }, 'food');

  await expect.poll(() => seenBy(stage, 'mia'), patience).toContain('did not work');
  expect(seenBy(stage, 'mia')).not.toContain('The form is ready');
});

it('a forwarded video is taken, and its words are asked about', async () => {
  const stage = await startStage({ database: database() });

  await stage.discord.as('mia').dropVideo({ text: 'post now Forwarded', files: [video], isForward: true });

  const [message] = await received(stage);
  expect(message).toMatchObject({ text: 'post now Forwarded', isStale: true, files: [{ looksLike: 'video' }] });
  const source = await message?.openVideo(message.files[0] ?? { reference: {} });
  expect(source?.url).toContain('ramen.mp4');
});

it('a forward names the people of the message that it repeats, written or chosen in its menu', async () => {
  const stage = await startStage({ database: database() });
  const { discord } = stage;
  const { id: bob } = discord.users.add({ name: 'bob' });
  const forward = { text: `post 8pm With <@${bob}>`, files: [video], isForward: true };

  await discord.as('mia').dropVideo(forward);
  expect(await received(stage)).toMatchObject([{ text: 'post 8pm With @bob', isForward: true }]);

  const { id, channelId } = await discord.as('leo').dropVideo({ ...forward, channel: 'food' });
  expect(await stage.rowsOf(id)).toBe(0);
  await discord.as('mia').messageCommand('Post to TikTok', { channel: channelId, id });
  expect(await received(stage)).toMatchObject([{ text: 'post 8pm With @bob', files: [{ looksLike: 'video' }] }]);
});

it('the signed link to the video of a command stands nowhere in clear', async () => {
  const stage = await startStage({ database: database() });

  await stage.discord.as('mia').command('/schedy post', { video, when: 'now', caption: 'Signed' }, 'food');

  const rows = await database().prisma.inboxEvent.findMany();
  expect(JSON.stringify(rows.map(({ body }) => body))).not.toMatch(/http|Signed|ramen/);
  const [message] = await received(stage);
  const [file] = message?.files ?? [];
  expect(file?.link).toContain('ramen.mp4');
  expect(JSON.stringify(file?.reference)).not.toContain('http');
  expect((await message?.openVideo(file ?? { reference: {} }))?.url).toBe(file?.link);
});

it('a reply in private knows that its video is not worked on yet', async () => {
  const { discord, kept, received, rowsOf, takeKept } = await startStage({ database: database() });
  await expect.poll(() => kept.length, patience).toBe(1);
  await takeKept();
  const mia = discord.as('mia');
  const say = async (text: string, root: string) => {
    const { id } = await mia.say({ replyTo: root, text });
    await expect.poll(() => rowsOf(id), patience).toBe(1);
  };
  const root = await mia.dropVideo({ text: 'post friday 7pm Ramen', files: [video] });
  await expect.poll(() => kept.length, patience).toBe(1);
  await say('move to 8pm', root.id);
  const first = kept.splice(0, 1);
  await takeKept();
  expect(received[0]).toMatchObject({ text: 'move to 8pm', root: root.id, inThread: true });
  expect(await received.splice(0)[0]?.isRootWaiting?.()).toBe(true);
  kept.push(...first);
  await takeKept();
  await say('move to 9pm', root.id);
  await takeKept();
  expect(received[0]?.files).toHaveLength(1);
  expect(received[0]?.isRootWaiting).toBeUndefined();
  expect(await received[1]?.isRootWaiting?.()).toBe(false);
});

it('a mention of the role that Discord made for the bot is answered', async () => {
  const stage = await startStage({ database: database() });
  const { discord } = stage;
  const role = discord.guilds.botRole(discord.guilds.home().id)?.id;

  await discord.as('mia').say({ channel: 'food', text: `<@&${role}> post now` });

  await expect
    .poll(async () => {
      await stage.takeKept();
      return stage.notices();
    }, patience)
    .toContainEqual(expect.objectContaining({ data: { answer: 'role_mentioned', facts: {} } }));
});

it('with the message content intent, words that mention nobody are read as on Slack', async () => {
  const discord = { privilegedIntents: ['MessageContent'] } as const;
  const stage = await startStage({ database: database(), messageContent: true, discord });

  await stage.discord.as('mia').dropVideo({ channel: 'food', text: 'post tomorrow 7pm Ramen', files: [video] });

  const [message] = await received(stage);
  expect(message).toMatchObject({ place: 'channel', text: 'post tomorrow 7pm Ramen', files: [{ looksLike: 'video' }] });
});

it.each(['forum', 'media'] as const)(
  'in a %s channel what is said stands in the post, under its first message',
  async (kind) => {
    const stage = await startStage({ database: database() });
    const { discord, bot } = stage;
    const forum = discord.channels.add({ name: 'ideas', kind });

    const { id } = await discord.as('mia').dropVideo({ channel: 'ideas', text: '@schedy post now', files: [video] });
    const [message] = await received(stage);
    const workspace = discord.guilds.home().id;
    const place = { platform: 'discord', workspace, channel: forum.id, root: id } as const;
    const told = { id: 'n1', mention: null, body: { kind: 'answer', data: { answer: 'x', facts: {} } }, post: null };
    await bot.messenger.send(place, told as Parameters<typeof bot.messenger.send>[1]);

    expect(message).toMatchObject({ channel: forum.id, root: id, inThread: false });
    expect(discord.messages(id).map(({ authorId }) => authorId)).toEqual([
      discord.users.get('mia').id,
      discord.users.bot.id,
    ]);
  },
);

const answerTo = { id: 'n1', mention: null, body: { kind: 'answer', data: { answer: 'x', facts: {} } }, post: null };

it.each(['voice', 'stage'] as const)(
  'in the chat of a %s channel, which has no threads, answers are replies',
  async (kind) => {
    const stage = await startStage({ database: database() });
    const { discord, bot } = stage;
    const voice = discord.channels.add({ name: 'lounge', kind });
    discord.channels.deny('lounge', 'schedy', ['CreatePublicThreads', 'SendMessagesInThreads']);

    const { id } = await discord.as('mia').dropVideo({ channel: 'lounge', text: '@schedy post now', files: [video] });
    await expect.poll(() => stage.kept.length, patience).toBeGreaterThan(0);
    await stage.takeKept();
    const told = (await stage.notices()).map(({ data }) => data);
    expect(JSON.stringify(told)).not.toContain('permissions_missing');
    const [message] = await received(stage);
    const place = { platform: 'discord', workspace: discord.guilds.home().id, channel: voice.id, root: id } as const;
    await bot.messenger.send(place, answerTo as Parameters<typeof bot.messenger.send>[1]);

    expect(message).toMatchObject({ channel: voice.id, root: id, inThread: false });
    const [, answer] = discord.messages(voice.id);
    expect(answer).toMatchObject({ reference: { messageId: id } });
    await discord.as('mia').say({ channel: 'lounge', replyTo: answer?.id ?? '', text: 'cancel' });
    expect(await received(stage)).toMatchObject([{ text: 'cancel', root: id, inThread: true }]);
  },
);

it('a thread that somebody else has begun is spoken in as it is; a locked one is out of reach for good', async () => {
  const stage = await startStage({ database: database() });
  const { discord, bot } = stage;
  const forum = discord.channels.add({ name: 'ideas', kind: 'forum' });
  const { id: begun } = await discord.as('leo').say({ channel: 'ideas', text: 'My ideas' });

  const { id } = await discord.as('mia').dropVideo({ threadOf: begun, text: '@schedy post now', files: [video] });
  const [message] = await received(stage);
  const place = { platform: 'discord', workspace: discord.guilds.home().id, channel: forum.id, root: begun } as const;
  const send = () => bot.messenger.send(place, answerTo as Parameters<typeof bot.messenger.send>[1]);
  await send();

  expect(message).toMatchObject({ channel: forum.id, root: begun, message: id, inThread: true });
  expect(discord.messages(begun).at(-1)?.authorId).toBe(discord.users.bot.id);
  await discord.channels.close(begun, { locked: true });
  await expect(
    bot.messenger.send(place, { ...answerTo, id: 'n2' } as Parameters<typeof bot.messenger.send>[1]),
  ).rejects.toMatchObject({ code: 'chat_place_gone' });
});

it('the owner of a server into which the bot was invited before its start is greeted, once', async () => {
  const longAgo = new Date(Date.now() - 3 * 86_400_000);
  let now = longAgo;
  const stage = await startStage({
    database: database(),
    discord: { now: () => now },
    prepare: () => {
      now = new Date();
    },
  });

  await expect.poll(() => stage.greetings(), patience).toBe(1);
});
