import { Buffer } from 'node:buffer';
import { RateLimitError, Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { codeOf, refusal } from './refusal.ts';
import { restClient, startWithMia } from './start.ts';

/** The vendor's REST client in #videos. */
async function startPosting(options: Parameters<typeof startWithMia>[0] = { rateLimits: false }) {
  const started = await startWithMia(options);
  const rest = restClient(started.discord);
  const path = Routes.channelMessages(started.videos.id);
  const post = (body: object, files?: { name: string; data: Buffer }[]): Promise<{ id: string }> =>
    rest.post(path, { body, ...(files ? { files } : {}) }) as Promise<{ id: string }>;
  const at = (id: string) => Routes.channelMessage(started.videos.id, id);
  return { ...started, rest, post, path, at };
}

describe('a message of the bot', () => {
  it('is answered complete, and can be read, edited, listed and deleted', async () => {
    const { rest, post, path, at, discord } = await startPosting();

    const posted = await post({ content: 'one' });
    await post({ content: 'two' });
    const edited = await rest.patch(at(posted.id), { body: { content: 'uno' } });
    const listed = await rest.get(path);
    await rest.delete(at(posted.id));

    expect(posted).toMatchObject({
      type: 0,
      content: 'one',
      author: { username: 'schedy', bot: true },
      edited_timestamp: null,
      mentions: [],
      attachments: [],
      embeds: [],
      components: [],
      flags: 0,
    });
    expect(edited).toMatchObject({ id: posted.id, content: 'uno' });
    expect(edited).toHaveProperty('edited_timestamp', expect.stringMatching(/000\+00:00$/));
    expect(listed).toMatchObject([{ content: 'two' }, { content: 'uno' }]);
    expect(discord.messages('videos').map(({ content }) => content)).toEqual(['two']);
  });

  it('is listed newest first, before, after and around another', async () => {
    const { rest, post, path } = await startPosting();
    const ids: string[] = [];
    for (const content of ['1', '2', '3', '4', '5']) ids.push((await post({ content })).id);
    const list = async (query: Record<string, string>): Promise<string> => {
      const found = (await rest.get(path, { query: new URLSearchParams(query) })) as object[];
      return found.map((one) => String(Reflect.get(one, 'content'))).join('');
    };

    expect(await list({ limit: '2' })).toBe('54');
    expect(await list({ before: ids[2] ?? '' })).toBe('21');
    expect(await list({ after: ids[1] ?? '', limit: '2' })).toBe('43');
    expect(await list({ around: ids[2] ?? '', limit: '3' })).toBe('432');
    expect(await codeOf(list({ limit: '101' }))).toEqual([400, 50035]);
  });

  it('is refused when it is empty, too long or made of unknown things', async () => {
    const { post } = await startPosting();

    expect(await codeOf(post({ content: ' ' }))).toEqual([400, 50006]);
    const long = await refusal(post({ content: 'x'.repeat(2001), colour: 'red' }));
    expect(long).toMatchObject({ status: 400, code: 50035 });
    expect(long.rawError).toMatchObject({
      errors: {
        content: {
          _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 2000 or fewer in length.' }],
        },
        colour: { _errors: [{ code: 'UNKNOWN_FIELD' }] },
      },
    });
  });

  it('is sent once under one nonce, when that is enforced', async () => {
    let now = new Date('2026-11-25T12:00:00Z');
    const { post, discord } = await startPosting({ now: () => now, rateLimits: false });
    const body = { content: 'published', nonce: 'notice-17' };

    const first = await post({ ...body, enforce_nonce: true });
    const second = await post({ ...body, enforce_nonce: true });
    await post(body);
    now = new Date('2026-11-25T12:10:00Z');
    await post({ ...body, enforce_nonce: true });

    expect(second.id).toBe(first.id);
    expect(discord.messages('videos')).toHaveLength(3);
    expect(await codeOf(post({ content: 'x', nonce: 'n'.repeat(26) }))).toEqual([400, 50035]);
  });

  it('pings whom it may ping', async () => {
    const { post, mia, discord } = await startPosting();
    const content = `<@${mia.id}> It's on TikTok`;
    const said = await discord.as('mia').say({ channel: 'videos', text: 'hello' });
    const reply = { message_reference: { message_id: said.id } };
    const mentioned = async (body: object): Promise<number> =>
      ((await post(body)) as { id: string; mentions?: unknown[] }).mentions?.length ?? 0;

    expect(await mentioned({ content })).toBe(1);
    expect(await mentioned({ content, allowed_mentions: { parse: [] } })).toBe(0);
    expect(await mentioned({ content, allowed_mentions: { users: [mia.id] } })).toBe(1);
    expect(await mentioned({ content: 'x', ...reply })).toBe(1);
    expect(await mentioned({ content: 'x', ...reply, allowed_mentions: { parse: [] } })).toBe(0);
    const both = { parse: ['users'], users: [mia.id] };
    expect(await codeOf(post({ content, allowed_mentions: both }))).toEqual([400, 50035]);
  });

  it('replies to what is there, and only in its own channel', async () => {
    const { post, discord } = await startPosting();
    const said = await discord.as('mia').say({ channel: 'videos', text: 'hello' });
    discord.channels.add({ name: 'other' });
    const elsewhere = await discord.as('mia').say({ channel: 'other', text: 'hello' });
    const gone = { message_id: '1204000000000000009' };

    const reply = await post({ content: 'x', message_reference: { message_id: said.id } });

    expect(reply).toMatchObject({
      type: 19,
      message_reference: { message_id: said.id },
      referenced_message: { id: said.id, content: '' },
    });
    const toOther = { message_id: elsewhere.id };
    expect(await codeOf(post({ content: 'x', message_reference: toOther }))).toEqual([400, 50035]);
    expect(await codeOf(post({ content: 'x', message_reference: gone }))).toEqual([400, 50035]);
    const lenient = { ...gone, fail_if_not_exists: false };
    expect(await post({ content: 'x', message_reference: lenient })).toMatchObject({ type: 0 });
  });

  it('carries files, each with its words, within the limits', async () => {
    const { post, rest, at, discord } = await startPosting();
    const data = Buffer.from('week');
    const attachments = [{ id: 0, description: 'The week as a picture' }];
    const sent = await post({ attachments }, [{ name: 'week.png', data }]);

    const [file] = discord.messages('videos')[0]?.attachments ?? [];
    expect(file).toMatchObject({ name: 'week.png', description: 'The week as a picture' });
    const body = { content: 'no picture', attachments: [] };
    expect(await rest.patch(at(sent.id), { body })).toMatchObject({ attachments: [] });
    const heavy = Buffer.alloc(10 * 1024 * 1024 + 1);
    expect(await codeOf(post({}, [{ name: 'a.bin', data: heavy }]))).toEqual([413, 40005]);
  });

  it('cannot be edited by another, nor found where it is not', async () => {
    const { rest, at, path, discord } = await startPosting();
    const said = await discord.as('mia').say({ channel: 'videos', text: 'hello' });
    const body = { content: 'x' };

    expect(await codeOf(rest.patch(at(said.id), { body }))).toEqual([403, 50005]);
    expect(await codeOf(rest.delete(at(said.id)))).toEqual([403, 50013]);
    expect(discord.calls.at(-1)?.refusal).toMatchObject({ missing: 'ManageMessages' });
    expect(await codeOf(rest.get(at('1204000000000000009')))).toEqual([404, 10008]);
    const nowhere = Routes.channelMessages('1204000000000000009');
    expect(await codeOf(rest.post(nowhere, { body }))).toEqual([404, 10003]);
    expect(await codeOf(rest.get(`${path}/1/2/3` as typeof path))).toEqual([404, 0]);
    expect(await codeOf(rest.put(path, { body }))).toEqual([405, 0]);
  });

  it('that is old takes few edits', async () => {
    let now = new Date('2026-11-25T12:00:00Z');
    const { post, rest, at, discord } = await startPosting({ now: () => now });
    const { id } = await post({ content: 'scheduled' });
    now = new Date('2026-11-25T13:00:01Z');
    const edit = () => rest.patch(at(id), { body: { content: 'uploading' } });
    for (let count = 0; count < 3; count += 1) await edit();

    await expect(edit()).rejects.toBeInstanceOf(RateLimitError);
    expect(discord.calls.at(-1)).toMatchObject({ status: 429, refusal: { code: 30046 } });
  });
});

describe('permissions', () => {
  it('are named when they are missing', async () => {
    const { post, path, rest, discord } = await startPosting();
    discord.channels.deny('videos', 'schedy', ['SendMessages']);
    expect(await codeOf(post({ content: 'x' }))).toEqual([403, 50013]);
    expect(discord.calls.at(-1)?.refusal).toEqual({
      code: 50013,
      message: 'Missing Permissions',
      missing: 'SendMessages',
    });

    discord.channels.deny('videos', 'schedy', ['ReadMessageHistory']);
    expect(await rest.get(path)).toEqual([]);

    discord.channels.deny('videos', 'schedy', ['ViewChannel']);
    expect(await codeOf(rest.get(path))).toEqual([403, 50001]);
  });

  it('to attach files and to reply are their own', async () => {
    const { post, discord } = await startPosting();
    const said = await discord.as('mia').say({ channel: 'videos', text: 'hello' });
    discord.channels.deny('videos', 'schedy', ['AttachFiles', 'ReadMessageHistory']);

    const files = [{ name: 'a.txt', data: Buffer.from('a') }];
    expect(await codeOf(post({ content: 'x' }, files))).toEqual([403, 50013]);
    const reply = { content: 'x', message_reference: { message_id: said.id } };
    expect(await codeOf(post(reply))).toEqual([400, 160002]);
    expect(await post({ content: 'x' })).toHaveProperty('id');
  });
});

describe('direct messages', () => {
  it('are opened for people and refused by who wants none', async () => {
    const { rest, mia, discord } = await startPosting();
    discord.users.add({ name: 'leo', acceptsDirectMessages: false });
    const open = (id: string): Promise<{ id: string }> =>
      rest.post(Routes.userChannels(), { body: { recipient_id: id } }) as Promise<{ id: string }>;

    const withMia = await open(mia.id);
    expect(withMia).toMatchObject({ type: 1, recipients: [{ username: 'mia' }] });
    expect((await open(mia.id)).id).toBe(withMia.id);
    const body = { content: 'Connected @ramenhouse' };
    await rest.post(Routes.channelMessages(withMia.id), { body });
    expect(discord.transcript('dm-mia')).toBe('Schedy   Connected @ramenhouse');

    const withLeo = await open(discord.users.get('leo').id);
    expect(await codeOf(rest.post(Routes.channelMessages(withLeo.id), { body }))).toEqual([403, 50007]);
    discord.users.add({ name: 'ben', guilds: [] });
    const withBen = await open(discord.users.get('ben').id);
    expect(await codeOf(rest.post(Routes.channelMessages(withBen.id), { body }))).toEqual([403, 50278]);
    expect(await codeOf(open(discord.users.bot.id))).toEqual([400, 50033]);
  });
});

describe('reactions', () => {
  it('are added once, taken back, and told', async () => {
    const { rest, videos, discord } = await startPosting();
    const said = await discord.as('mia').say({ channel: 'videos', text: 'hello' });
    const own = (emoji: string) => Routes.channelMessageOwnReaction(videos.id, said.id, encodeURIComponent(emoji));

    await rest.put(own('👀'));
    await rest.put(own('👀'));
    expect(discord.reactions('videos', said.id)).toEqual([{ emoji: '👀', userIds: [discord.users.bot.id] }]);
    await rest.delete(own('👀'));
    expect(discord.reactions('videos', said.id)).toEqual([]);
    expect(await codeOf(rest.put(own('no emoji')))).toEqual([400, 10014]);
    discord.channels.deny('videos', 'schedy', ['AddReactions']);
    expect(await codeOf(rest.put(own('✅')))).toEqual([403, 50013]);
    await discord.as('mia').react({ channel: 'videos', id: said.id }, '✅');
    await rest.put(own('✅'));
    expect(discord.reactions('videos', said.id)[0]?.userIds).toHaveLength(2);
  });
});
