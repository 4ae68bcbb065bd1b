import { describe, expect, it } from 'vitest';
import type { SlackStandIn } from '../../../sandbox/slack/index.ts';
import { startSlack, webClient } from './start.ts';

/** A channel with Mia and the bot, one message of hers, and the vendor's client. */
async function startConversation() {
  const slack = await startSlack();
  const mia = slack.users.add({ name: 'mia', tz: 'Europe/Berlin' });
  const general = slack.channels.add({ name: 'general', kind: 'channel', members: ['mia'] });
  const said = await slack.as('mia').say({ channel: 'general', text: 'a video' });
  return { slack, mia, general, said, client: webClient(slack) };
}

const metadata = (job: string) => ({ event_type: 'post', event_payload: { job, attempt: 1 } });

const section = (text: string) => ({
  type: 'section' as const,
  text: { type: 'mrkdwn' as const, text },
});

describe('tokens, scopes and arguments', () => {
  it('answers auth.test for the bot token only', async () => {
    const { slack, client } = await startConversation();

    expect(await client.auth.test()).toMatchObject({
      ok: true,
      user_id: slack.users.bot.id,
      team: 'Ramen House',
    });
    await expect(webClient(slack, 'xoxb-wrong').auth.test()).rejects.toThrow('invalid_auth');
    await expect(webClient(slack, '').auth.test()).rejects.toThrow('not_authed');
  });

  it('refuses what the granted scopes do not cover, and names what is missing', async () => {
    const { client, general, said } = await startConversation();

    const get = client.reactions.get({ channel: general.id, timestamp: said.ts });
    await expect(get).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'reactions:read' },
    });
  });

  it('refuses methods and arguments it does not know', async () => {
    const { client, general } = await startConversation();

    await expect(client.apiCall('chat.shout', {})).rejects.toThrow('unknown_method');
    const misspelt = client.apiCall('chat.postMessage', {
      channel: general.id,
      text: 'x',
      thread: '1',
    });
    await expect(misspelt).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: {
          messages: ['[ERROR] unknown argument: thread [json-pointer:/thread]'],
        },
      },
    });
    const incomplete = client.apiCall('chat.update', { channel: general.id });
    await expect(incomplete).rejects.toThrow('invalid_arguments');
    const foreign = client.apiCall('auth.test', { team_id: 'T0OTHER' });
    await expect(foreign).rejects.toThrow('team_access_not_granted');
  });

  it('is worth nothing after the app was removed', async () => {
    const { slack, client } = await startConversation();
    slack.uninstall();

    await expect(client.auth.test()).rejects.toThrow('account_inactive');
    expect(slack.deliveries.map(({ type }) => type).slice(-2)).toEqual(['tokens_revoked', 'app_uninstalled']);
  });
});

describe('chat', () => {
  it('posts into a thread and gives the message back with the ids it filled in', async () => {
    const { slack, client, general, said } = await startConversation();

    const posted = await client.chat.postMessage({
      channel: general.id,
      thread_ts: said.ts,
      text: 'scheduled',
      blocks: [section('*scheduled*')],
      metadata: metadata('k7qm'),
    });

    expect(posted.message?.blocks?.[0]).toMatchObject({ block_id: expect.any(String) });
    expect(slack.thread('general', said.ts).map(({ text }) => text)).toEqual(['a video', 'scheduled']);
    expect(slack.messages('general')[1]?.metadata).toEqual(metadata('k7qm'));
    expect(Number(posted.ts)).toBeGreaterThan(Number(said.ts));
  });

  it('takes only a parent as a thread, and only conversations the bot is in', async () => {
    const { slack, client, general, said } = await startConversation();
    slack.channels.add({ name: 'open', kind: 'channel', members: ['mia'], botIsMember: false });
    slack.channels.add({ name: 'secret', kind: 'group', members: ['mia'], botIsMember: false });
    const reply = await client.chat.postMessage({
      channel: general.id,
      thread_ts: said.ts,
      text: 'a',
    });
    const post = (channel: string, thread_ts?: string) =>
      client.chat.postMessage({ channel, text: 'x', ...(thread_ts ? { thread_ts } : {}) });

    await expect(post(general.id, reply.ts)).rejects.toThrow('cannot_reply_to_message');
    await expect(post(general.id, '1700000000.000001')).rejects.toThrow('thread_not_found');
    await expect(post(slack.channels.get('open').id)).rejects.toThrow('not_in_channel');
    await expect(post(slack.channels.get('secret').id)).rejects.toThrow('channel_not_found');
    await expect(post('C0NOWHERE')).rejects.toThrow('channel_not_found');
    await expect(client.chat.postMessage({ channel: general.id, text: '' })).rejects.toThrow('no_text');
    slack.channels.archive('general');
    await expect(post(general.id)).rejects.toThrow('is_archived');
  });

  it('opens the direct message when a user is the channel', async () => {
    const { slack, client, mia } = await startConversation();

    const posted = await client.chat.postMessage({ channel: mia.id, text: 'for you alone' });

    expect(posted.channel).toBe(slack.channels.directMessage('mia').id);
  });

  it('drops blocks when only text is updated, keeps metadata until told otherwise', async () => {
    const { slack, client, general, said } = await startConversation();
    const posted = await client.chat.postMessage({
      channel: general.id,
      text: 'one',
      blocks: [section('one')],
      metadata: metadata('k7qm'),
    });
    const ts = posted.ts ?? '';
    const stored = () => slack.messages('general').find((message) => message.ts === ts);

    await client.chat.update({ channel: general.id, ts, text: 'two', blocks: [section('two')] });
    expect(stored()).toMatchObject({ text: 'two', metadata: metadata('k7qm') });
    expect(stored()?.edited).toBeUndefined();
    await client.chat.update({ channel: general.id, ts, text: 'three' });
    expect(stored()?.blocks).toBeUndefined();
    expect(stored()?.edited?.user).toBe(slack.users.bot.id);
    await client.chat.update({ channel: general.id, ts, text: 'four', metadata: metadata('b2zz') });
    expect(stored()?.metadata).toEqual(metadata('b2zz'));

    const others = client.chat.update({ channel: general.id, ts: said.ts, text: 'mine now' });
    await expect(others).rejects.toThrow('cant_update_message');
    const absent = client.chat.update({ channel: general.id, ts: '1700000000.000001', text: 'x' });
    await expect(absent).rejects.toThrow('message_not_found');
    const theirs = client.chat.delete({ channel: general.id, ts: said.ts });
    await expect(theirs).rejects.toThrow('cant_delete_message');
    await client.chat.delete({ channel: general.id, ts });
    expect(stored()).toBeUndefined();
  });

  it('refuses metadata that is not flat or not named', async () => {
    const { client, general } = await startConversation();
    const post = (given: unknown) =>
      client.apiCall('chat.postMessage', { channel: general.id, text: 'x', metadata: given });

    await expect(post({ event_type: '', event_payload: {} })).rejects.toThrow('invalid_metadata_format');
    const deep = { event_type: 'post', event_payload: { a: { b: { c: 1 } } } };
    await expect(post(deep)).rejects.toThrow('invalid_metadata_schema');
    const large = { event_type: 'post', event_payload: { a: 'x'.repeat(17_000) } };
    await expect(post(large)).rejects.toThrow('metadata_too_large');
  });

  it('shows an ephemeral to one member of the channel, and it cannot be updated', async () => {
    const { slack, client, general, mia } = await startConversation();
    const leo = slack.users.add({ name: 'leo' });

    const shown = await client.chat.postEphemeral({
      channel: general.id,
      user: mia.id,
      text: 'psst',
    });

    expect(slack.ephemerals('mia').map(({ text }) => text)).toEqual(['psst']);
    expect(slack.ephemerals('leo')).toEqual([]);
    const outsider = client.chat.postEphemeral({ channel: general.id, user: leo.id, text: 'psst' });
    await expect(outsider).rejects.toThrow('user_not_in_channel');
    const ts = shown.message_ts ?? '';
    const update = client.chat.update({ channel: general.id, ts, text: 'louder' });
    await expect(update).rejects.toThrow('message_not_found');
  });

  it('leads back to a message by permalink', async () => {
    const { slack, client, general, said } = await startConversation();

    const { permalink } = await client.chat.getPermalink({
      channel: general.id,
      message_ts: said.ts,
    });

    expect(permalink).toBe(`${slack.url}/archives/${general.id}/p${said.ts.replace('.', '')}`);
  });
});

describe('conversations', () => {
  it('lists a thread in pages, with metadata in full only when asked', async () => {
    const { client, general, said } = await startConversation();
    for (const job of ['aaaa', 'bbbb', 'cccc']) {
      const thread = { channel: general.id, thread_ts: said.ts };
      await client.chat.postMessage({ ...thread, text: job, metadata: metadata(job) });
    }
    const ask = (more: object) => client.conversations.replies({ channel: general.id, ts: said.ts, ...more });

    const first = await ask({ limit: 2, include_all_metadata: true });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await ask({ limit: 2, cursor });
    const texts = [...(first.messages ?? []), ...(second.messages ?? [])].map(({ text }) => text);

    expect(texts).toEqual(['a video', 'aaaa', 'bbbb', 'cccc']);
    expect(first).toMatchObject({ has_more: true });
    expect(second).toMatchObject({ has_more: false });
    expect(first.messages?.[0]).toMatchObject({ reply_count: 3, thread_ts: said.ts });
    expect(first.messages?.[1]?.metadata).toEqual(metadata('aaaa'));
    expect(second.messages?.[0]?.metadata).toEqual({ event_type: 'post' });
    await expect(ask({ ts: '1700000000.000001' })).rejects.toThrow('thread_not_found');
    await expect(ask({ cursor: 'bm9uc2Vuc2U=' })).rejects.toThrow('invalid_cursor');
  });

  it('gives the history without replies, newest first, within a time range', async () => {
    const { client, general, said } = await startConversation();
    await client.chat.postMessage({ channel: general.id, thread_ts: said.ts, text: 'a reply' });
    await client.chat.postMessage({ channel: general.id, text: 'a second' });

    const all = await client.conversations.history({ channel: general.id });
    const later = await client.conversations.history({ channel: general.id, oldest: said.ts });

    expect(all.messages?.map(({ text }) => text)).toEqual(['a second', 'a video']);
    expect(later.messages?.map(({ text }) => text)).toEqual(['a second']);
  });

  it('opens a direct message with one person', async () => {
    const { slack, client, mia } = await startConversation();

    const { channel } = await client.conversations.open({ users: mia.id });

    expect(channel?.id).toBe(slack.channels.directMessage('mia').id);
    await expect(client.conversations.open({ users: 'U0NOBODY' })).rejects.toThrow('user_not_found');
    const leo = slack.users.add({ name: 'leo', deleted: true });
    await expect(client.conversations.open({ users: leo.id })).rejects.toThrow('user_disabled');
    const both = client.conversations.open({ users: `${mia.id},${leo.id}` });
    await expect(both).rejects.toMatchObject({ data: { needed: 'mpim:write' } });
  });

  it('describes a channel to those who may read it', async () => {
    const slack = await startSlack({ scopes: ['channels:read', 'im:read'] });
    slack.users.add({ name: 'mia' });
    const general = slack.channels.add({ name: 'general', kind: 'channel', members: ['mia'] });
    const client = webClient(slack);

    const info = await client.conversations.info({
      channel: general.id,
      include_num_members: true,
    });

    expect(info.channel).toMatchObject({ name: 'general', is_member: true, num_members: 2 });
    const channel = slack.channels.directMessage('mia').id;
    const direct = await client.conversations.info({ channel });
    expect(direct.channel).toMatchObject({ is_im: true, user: slack.users.get('mia').id });
  });
});

describe('people, reactions and bots', () => {
  it('knows the zone, the roles and the locale of a person', async () => {
    const slack = await startSlack({ now: () => new Date('2026-11-24T12:00:00Z') });
    const mia = slack.users.add({ name: 'mia', isAdmin: true });
    const gus = slack.users.add({ name: 'gus', guest: true, tz: 'America/New_York' });
    const old = slack.users.add({ name: 'old', deleted: true });
    const client = webClient(slack);
    const info = async (user: string) => (await client.users.info({ user, include_locale: true })).user;

    expect(await info(mia.id)).toMatchObject({
      tz: 'Europe/Berlin',
      tz_offset: 3600,
      tz_label: 'Central European Standard Time',
      is_admin: true,
      locale: 'en-US',
    });
    expect(await info(gus.id)).toMatchObject({ tz_offset: -18_000, is_restricted: true });
    expect(await info(old.id)).toMatchObject({ deleted: true });
    expect(await info(old.id)).not.toHaveProperty('tz');
    await expect(info('U0NOBODY')).rejects.toThrow('user_not_found');
  });

  it('adds and removes the bot’s reactions, each once', async () => {
    const { slack, client, general, said } = await startConversation();
    const place = { channel: general.id, timestamp: said.ts, name: 'eyes' };

    await client.reactions.add(place);
    expect(slack.reactions('general', said.ts)).toEqual([{ name: 'eyes', users: [slack.users.bot.id] }]);
    await expect(client.reactions.add(place)).rejects.toThrow('already_reacted');
    await client.reactions.remove(place);
    await expect(client.reactions.remove(place)).rejects.toThrow('no_reaction');
    await expect(client.reactions.add({ ...place, name: ':eyes:' })).rejects.toThrow('invalid_name');
    const elsewhere = { ...place, timestamp: '1700000000.000001' };
    await expect(client.reactions.add(elsewhere)).rejects.toThrow('message_not_found');
  });

  it('describes its own bot', async () => {
    const { slack, client } = await startConversation();

    expect((await client.bots.info({ bot: 'B0SCHEDY01' })).bot).toMatchObject({
      user_id: slack.users.bot.id,
    });
    await expect(client.bots.info({ bot: 'B0OTHER' })).rejects.toThrow('bot_not_found');
  });
});

describe('listeners and the record of calls', () => {
  it('awaits listeners before the app reads the answer', async () => {
    const { slack, client, general, said } = await startConversation();
    const order: string[] = [];
    const slowly = (name: string) => async () => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push(name);
    };
    slack.on('message', slowly('message'));
    slack.on('update', slowly('update'));
    const off = slack.on('ephemeral', slowly('ephemeral'));

    const posted = await client.chat.postMessage({
      channel: general.id,
      thread_ts: said.ts,
      text: 'x',
    });
    order.push('posted');
    await client.chat.update({ channel: general.id, ts: posted.ts ?? '', text: 'y' });
    order.push('updated');
    off();
    await client.chat.postEphemeral({ channel: general.id, user: said.user, text: 'z' });

    expect(order).toEqual(['message', 'posted', 'update', 'updated']);
  });

  it('remembers every call without its token', async () => {
    const { slack, client, general } = await startConversation();
    const token = slack.env.SLACK_BOT_TOKEN ?? '';
    await client.chat.postMessage({
      channel: general.id,
      text: 'x',
      token,
      blocks: [section('x')],
    });
    await client.chat.delete({ channel: general.id, ts: '1' }).catch(() => undefined);

    expect(slack.calls).toMatchObject([
      { method: 'chat.postMessage', ok: true, args: { text: 'x', blocks: [section('x')] } },
      { method: 'chat.delete', ok: false, error: 'message_not_found' },
    ]);
    expect(JSON.stringify(slack.calls)).not.toContain(token);
  });

  it('forgets everything on reset and goes on', async () => {
    const { slack, client } = await startConversation();
    slack.reset();

    expect(slack.channels.list()).toEqual([]);
    expect(slack.users.list().map(({ name }) => name)).toEqual(['schedy']);
    expect(slack.deliveries).toEqual([]);
    expect((await client.auth.test()).ok).toBe(true);
  });

  it('names what was awaited, and shows the conversation, when it does not come', async () => {
    const { slack } = await startConversation();
    const waiting = (one: SlackStandIn) => one.waitFor(() => undefined, { timeoutMs: 5, what: 'the card' });

    await expect(waiting(slack)).rejects.toThrow(/in vain for the card\.\n#general\nmia +a video/);
  });
});
