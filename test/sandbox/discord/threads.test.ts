import { Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { codeOf } from './refusal.ts';
import { restClient, startClient, startWithMia } from './start.ts';

async function startThread(options: Parameters<typeof startWithMia>[0] = {}) {
  const started = await startWithMia({ rateLimits: false, ...options });
  const { discord, videos } = started;
  const rest = restClient(discord);
  const root = await discord.as('mia').say({ channel: 'videos', text: '@schedy post' });
  const path = Routes.threads(videos.id, root.id);
  const open = () => rest.post(path, { body: { name: 'new-ramen.mp4' } });
  const send = (content: string) => rest.post(Routes.channelMessages(root.id), { body: { content } });
  const change = (body: object) => rest.patch(Routes.channel(root.id), { body });
  return { ...started, rest, root, open, send, change };
}

describe('a thread', () => {
  it('hangs from its message, has its id, and there is only one', async () => {
    const { open, rest, root, videos } = await startThread();

    expect(await open()).toMatchObject({
      id: root.id,
      type: 11,
      parent_id: videos.id,
      name: 'new-ramen.mp4',
      thread_metadata: { archived: false, locked: false, auto_archive_duration: 4320 },
    });
    expect(await codeOf(open())).toEqual([400, 160004]);
    const listed = await rest.get(Routes.channelMessages(root.id));
    expect(listed).toMatchObject([{ type: 21, message_reference: { message_id: root.id } }]);
    const [starter] = listed as { id: string }[];
    const reply = { content: 'x', message_reference: { message_id: starter?.id } };
    const replying = rest.post(Routes.channelMessages(root.id), { body: reply });
    expect(await codeOf(replying)).toEqual([400, 50035]);
    const deleting = rest.delete(Routes.channelMessage(root.id, starter?.id ?? ''));
    expect(await codeOf(deleting)).toEqual([403, 50021]);
    const parent = await rest.get(Routes.channelMessage(videos.id, root.id));
    expect(parent).toMatchObject({ flags: 32, thread: { id: root.id } });
  });

  it('cannot hang in a thread or in a direct message', async () => {
    const { open, rest, root, discord } = await startThread();
    await open();
    const inside = await discord.as('mia').say({ channel: 'videos', threadOf: root.id, text: 'x' });
    const direct = await discord.as('mia').say({ text: 'hello' });
    const body = { name: 'x' };

    const nested = Routes.threads(root.id, inside.id);
    expect(await codeOf(rest.post(nested, { body }))).toEqual([400, 50024]);
    const inDirect = Routes.threads(direct.channelId, direct.id);
    expect(await codeOf(rest.post(inDirect, { body }))).toEqual([403, 50003]);
  });

  it('needs permissions of its own', async () => {
    const { open, send, discord } = await startThread();
    discord.channels.deny('videos', 'schedy', ['CreatePublicThreads']);
    expect(await codeOf(open())).toEqual([403, 50013]);
    expect(discord.calls.at(-1)?.refusal?.missing).toBe('CreatePublicThreads');

    const other = await startThread();
    await other.open();
    other.discord.channels.deny('videos', 'schedy', ['SendMessagesInThreads']);
    expect(await codeOf(other.send('x'))).toEqual([403, 50013]);
    expect(await codeOf(send('x'))).toEqual([404, 10003]);
  });

  it('that is archived wakes for a message, and refuses edits until then', async () => {
    const { open, send, rest, root, change, discord } = await startThread();
    await open();
    const { id } = (await send('card')) as { id: string };
    await change({ archived: true });
    const card = Routes.channelMessage(root.id, id);

    expect(await codeOf(rest.patch(card, { body: { content: 'x' } }))).toEqual([400, 50083]);
    expect(await codeOf(change({ name: 'x' }))).toEqual([400, 50083]);
    await send('awake');
    expect(discord.channels.get(root.id).thread?.archived).toBe(false);
    expect(await rest.patch(card, { body: { content: 'x' } })).toMatchObject({ content: 'x' });
  });

  it('archives itself when nothing is said for as long as it waits', async () => {
    let now = new Date('2026-11-25T12:00:00Z');
    const { open, send, rest, root, discord } = await startThread({ now: () => now });
    const pass = (hours: number): void => {
      now = new Date(now.getTime() + hours * 3_600_000);
    };
    await open();
    const { id } = (await send('card')) as { id: string };
    const card = Routes.channelMessage(root.id, id);
    const edit = () => rest.patch(card, { body: { content: 'x' } });

    pass(71);
    await send('still here');
    pass(71);
    expect(await edit()).toMatchObject({ content: 'x' });
    pass(1);
    expect(await codeOf(edit())).toEqual([400, 50083]);
    await discord.as('mia').say({ channel: 'videos', threadOf: root.id, text: 'awake' });
    expect(await edit()).toMatchObject({ content: 'x' });
  });

  it('that is locked is for moderators alone', async () => {
    const { open, send, change, root, discord } = await startThread();
    await open();
    await discord.channels.close(root.id, { locked: true });

    expect(await codeOf(send('x'))).toEqual([400, 160005]);
    expect(await codeOf(change({ archived: false }))).toEqual([403, 50013]);
    expect(await codeOf(change({ locked: false }))).toEqual([403, 50013]);
    expect(discord.calls.at(-1)?.refusal?.missing).toBe('ManageThreads');
  });

  it('is known to the vendor’s client, which can archive and wake it', async () => {
    const { open, root, discord } = await startThread();
    await open();
    const client = await startClient(discord);
    const thread = await client.channels.fetch(root.id);
    if (!thread?.isThread()) throw new Error('No thread.');

    await thread.setArchived(true);
    expect(discord.channels.get(root.id).thread?.archived).toBe(true);
    await thread.setArchived(false);
    await thread.send('awake');
    expect(discord.thread('videos', root.id).map(({ content }) => content)).toEqual([root.content, 'awake']);
    expect(discord.transcript('videos')).toBe('mia      @schedy post\n  Schedy   awake');
  });
});
