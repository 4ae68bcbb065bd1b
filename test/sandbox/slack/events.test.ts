import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import type { SlackStandIn } from '../../../sandbox/slack/index.ts';
import { startSocketApp } from './bolt.ts';
import { startSlack, webClient } from './start.ts';

type Body = { event: Record<string, unknown>; event_id: string; [name: string]: unknown };

/** Everything the app was sent, before the vendor's middleware drops some of it. */
async function listen(slack: SlackStandIn) {
  const bodies: Body[] = [];
  await startSocketApp(slack, (app: App) => {
    const { processEvent } = app;
    app.processEvent = (event) => {
      bodies.push(event.body as Body);
      return processEvent.call(app, event);
    };
  });
  const heard = async (count: number) => {
    await slack.waitFor(() => slack.deliveries.filter(({ ok }) => ok).length >= count, {
      what: `${count} acknowledged events`,
    });
    return bodies;
  };
  return { bodies, heard };
}

async function startConversation(options: Parameters<typeof startSlack>[0] = {}) {
  const slack = await startSlack(options);
  const mia = slack.users.add({ name: 'mia' });
  const general = slack.channels.add({ name: 'general', kind: 'channel', members: ['mia'] });
  return { slack, mia, general, ...(await listen(slack)) };
}

const clip = { name: 'new-ramen.mp4', bytes: new Uint8Array(2000) };

describe('a dropped video', () => {
  it('is one message of subtype file_share with the text and the whole file object', async () => {
    const { slack, mia, general, heard } = await startConversation();

    const dropped = await slack.as('mia').dropVideo({
      channel: 'general',
      text: 'post tomorrow 7pm',
      files: [clip],
    });
    const [body] = await heard(1);

    expect(body?.event).toMatchObject({
      type: 'message',
      subtype: 'file_share',
      channel_type: 'channel',
      channel: general.id,
      user: mia.id,
      ts: dropped.ts,
      event_ts: dropped.ts,
      text: 'post tomorrow 7pm',
      files: [
        {
          name: 'new-ramen.mp4',
          title: 'new-ramen',
          mimetype: 'video/mp4',
          filetype: 'mp4',
          size: 2000,
          mode: 'hosted',
          file_access: 'visible',
          is_external: false,
          user: mia.id,
          url_private_download: expect.stringMatching(`^${slack.url}/files-pri/T0RAMEN01-F0`),
        },
      ],
    });
    expect(body?.event).not.toHaveProperty('team');
    expect(body).toMatchObject({
      type: 'event_callback',
      team_id: 'T0RAMEN01',
      authorizations: [{ user_id: slack.users.bot.id, is_bot: true }],
      is_ext_shared_channel: false,
    });
  });

  it('is told twice, under two ids, when it mentions the bot', async () => {
    const { slack, heard } = await startConversation();

    const dropping = { channel: 'general', text: '@schedy post now', files: [clip] };
    const { ts } = await slack.as('mia').dropVideo(dropping);
    const [first, second] = await heard(2);

    expect([first?.event.type, second?.event.type]).toEqual(['message', 'app_mention']);
    expect(first?.event_id).not.toBe(second?.event_id);
    expect(second?.event).toMatchObject({ ts, files: [{ name: 'new-ramen.mp4' }] });
    expect(second?.event.text).toBe(`<@${slack.users.bot.id}> post now`);
    expect(second?.event).not.toHaveProperty('subtype');
    expect(second?.event).not.toHaveProperty('channel_type');
  });

  it('is told once in a direct message, mention or not', async () => {
    const { slack, heard, bodies } = await startConversation();

    await slack.as('mia').dropVideo({ text: '@schedy post now', files: [clip] });
    await heard(1);

    expect(slack.deliveries).toHaveLength(1);
    expect(bodies[0]?.event).toMatchObject({ channel_type: 'im', subtype: 'file_share' });
  });

  it('is told a third time to those who subscribed to file_shared', async () => {
    const botEvents = ['message.channels', 'file_shared'];
    const { slack, mia, general, heard } = await startConversation({ botEvents });

    const { files } = await slack.as('mia').dropVideo({ channel: 'general', files: [clip] });
    const [, second] = await heard(2);

    expect(second?.event).toMatchObject({
      type: 'file_shared',
      file_id: files[0]?.id,
      user_id: mia.id,
      channel_id: general.id,
    });
  });

  it('carries its thread and the thread’s author', async () => {
    const { slack, mia, heard } = await startConversation();
    const parent = await slack.as('mia').say({ channel: 'general', text: 'videos here' });

    const thread = { channel: 'general', threadTs: parent.ts };
    await slack.as('mia').dropVideo({ ...thread, text: 'post now', files: [clip] });
    const [, reply] = await heard(2);

    expect(reply?.event).toMatchObject({ thread_ts: parent.ts, parent_user_id: mia.id });
  });

  it('is only a stub in a channel shared with another company, until files.info is asked', async () => {
    const { slack, heard } = await startConversation();
    const zoe = slack.users.add({ name: 'zoe', teamId: 'T0PARTNER' });
    const shared = slack.channels.add({
      name: 'with-partner',
      kind: 'channel',
      members: ['zoe'],
      shared: true,
    });

    const dropping = { channel: 'with-partner', files: [clip], connectStub: true };
    const { files } = await slack.as('zoe').dropVideo(dropping);
    const [body] = await heard(1);
    const id = files[0]?.id ?? '';
    const { file } = await webClient(slack).files.info({ file: id });

    expect(body?.is_ext_shared_channel).toBe(true);
    expect(body?.event).toMatchObject({ user_team: 'T0PARTNER', source_team: 'T0PARTNER' });
    expect(body?.event.files).toEqual([{ id, mode: 'file_access', file_access: 'check_file_info' }]);
    expect(file).toMatchObject({
      name: 'new-ramen.mp4',
      user: zoe.id,
      user_team: 'T0PARTNER',
      channels: [shared.id],
    });
    expect(await slack.as('zoe').command('/schedy', 'help', 'with-partner')).toEqual({
      ok: false,
      error: 'not_allowed',
    });
  });

  it('has no bytes when it lies outside of Slack', async () => {
    const { slack, heard } = await startConversation();
    const external = {
      ...clip,
      mode: 'external' as const,
      externalUrl: 'https://drive.example/file',
    };

    await slack.as('mia').dropVideo({ channel: 'general', files: [external] });
    const [body] = await heard(1);

    expect(body?.event.files).toMatchObject([
      { mode: 'external', is_external: true, external_type: 'gdrive', size: 0 },
    ]);
    expect(JSON.stringify(body?.event.files)).not.toContain('url_private_download');
  });
});

describe('what the app does not hear', () => {
  it('is everything in channels it is not in, until somebody invites it', async () => {
    const { slack, heard } = await startConversation();
    const away = { name: 'away', kind: 'channel' as const, members: ['mia'], botIsMember: false };
    slack.channels.add(away);

    await slack.as('mia').say({ channel: 'away', text: '@schedy are you there?' });
    expect(slack.deliveries).toHaveLength(0);
    slack.channels.invite('away', 'schedy');
    const bodies = await heard(2);
    expect(bodies.map(({ event }) => event.subtype ?? event.type).toSorted()).toEqual(['app_mention', 'channel_join']);
    slack.channels.kick('away', 'schedy');
    await slack.as('mia').say({ channel: 'away', text: 'gone again' });
    expect(slack.deliveries).toHaveLength(2);
  });

  it('is what its scopes and subscriptions leave out', async () => {
    const scopes = ['im:history', 'app_mentions:read', 'channels:history'];
    const botEvents = ['message.im', 'message.groups', 'app_mention'];
    const { slack, heard } = await startConversation({ scopes, botEvents });
    slack.channels.add({ name: 'private', kind: 'group', members: ['mia'] });

    await slack.as('mia').say({ channel: 'general', text: 'unsubscribed' });
    await slack.as('mia').say({ channel: 'private', text: 'out of scope' });
    await slack.as('mia').say({ channel: 'general', text: '@schedy a mention' });
    await slack.as('mia').say({ text: 'direct' });
    await heard(2);

    expect(slack.deliveries.map(({ type }) => type)).toEqual(['app_mention', 'message']);
  });
});

describe('edited and deleted messages', () => {
  it('an edit wraps the new and the old message', async () => {
    const { slack, mia, heard } = await startConversation();
    const said = await slack.as('mia').dropVideo({
      channel: 'general',
      text: 'post 7pm',
      files: [clip],
    });

    await slack.as('mia').edit(said, 'post 8pm');
    const [, body] = await heard(2);

    expect(body?.event).toMatchObject({
      subtype: 'message_changed',
      hidden: true,
      channel_type: 'channel',
      message: { ts: said.ts, text: 'post 8pm', edited: { user: mia.id }, subtype: 'file_share' },
      previous_message: { ts: said.ts, text: 'post 7pm' },
    });
    expect(body?.event.ts).not.toBe(said.ts);
  });

  it('a deletion names the message that is gone, and its file goes with it', async () => {
    const { slack, heard } = await startConversation();
    const said = await slack.as('mia').dropVideo({ channel: 'general', files: [clip] });

    await slack.as('mia').delete(said);
    const [, body] = await heard(2);

    expect(body?.event).toMatchObject({
      subtype: 'message_deleted',
      deleted_ts: said.ts,
      previous_message: { ts: said.ts },
    });
    const file = said.files[0]?.id ?? '';
    await expect(webClient(slack).files.info({ file })).rejects.toThrow('file_deleted');
  });

  it('the deletion of a message with replies is a change into a tombstone', async () => {
    const { slack, general, heard } = await startConversation();
    const said = await slack.as('mia').dropVideo({ channel: 'general', files: [clip] });
    const reply = { channel: general.id, thread_ts: said.ts, text: 'scheduled' };
    await webClient(slack).chat.postMessage(reply);

    await slack.as('mia').delete(said);
    const bodies = await heard(3);

    expect(bodies[2]?.event).toMatchObject({
      subtype: 'message_changed',
      message: { subtype: 'tombstone', user: 'USLACKBOT', hidden: true, ts: said.ts },
      previous_message: { files: [{ name: 'new-ramen.mp4' }] },
    });
    await webClient(slack).chat.postMessage({ ...reply, text: 'the post stays' });
    expect(slack.thread('general', said.ts)).toHaveLength(3);
  });
});

describe('the app’s own doings', () => {
  it('come back to it as events, which the vendor’s library drops', async () => {
    const { slack, general, heard } = await startConversation();
    const client = webClient(slack);
    const posted = await client.chat.postMessage({ channel: general.id, text: 'one' });

    await client.chat.update({ channel: general.id, ts: posted.ts ?? '', text: 'two' });
    const [first, second] = await heard(2);

    expect(first?.event).toMatchObject({ user: slack.users.bot.id, bot_id: 'B0SCHEDY01' });
    expect(second?.event).toMatchObject({
      subtype: 'message_changed',
      message: { text: 'two', bot_id: 'B0SCHEDY01' },
    });
  });
});

describe('typed text', () => {
  it('arrives escaped, with emoji as names, links and mentions in brackets, and as rich_text', async () => {
    const { slack, mia, heard } = await startConversation();
    const typed = '@mia New drop 🍜👋🏽 <3 & more: https://ramen.example/a?b=1&c=2, @ramenhouse #food';

    await slack.as('mia').say({ channel: 'general', text: typed });
    const [body] = await heard(1);

    expect(body?.event.text).toBe(
      `<@${mia.id}> New drop :ramen::wave::skin-tone-4: &lt;3 &amp; more: ` +
        '<https://ramen.example/a?b=1&amp;c=2>, @ramenhouse #food',
    );
    expect(body?.event.blocks).toMatchObject([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'user', user_id: mia.id },
              { type: 'text', text: ' New drop ' },
              { type: 'emoji', name: 'ramen', unicode: '1f35c' },
              { type: 'emoji', name: 'wave::skin-tone-4', unicode: '1f44b-1f3fd' },
              { type: 'text', text: ' <3 & more: ' },
              { type: 'link', url: 'https://ramen.example/a?b=1&c=2' },
              { type: 'text', text: ', @ramenhouse #food' },
            ],
          },
        ],
      },
    ]);
  });
});

describe('people', () => {
  it('cannot speak where they are not, nor after they have left, nor for others', async () => {
    const slack = await startSlack();
    slack.users.add({ name: 'mia' });
    slack.users.add({ name: 'leo' });
    slack.channels.add({ name: 'general', kind: 'channel', members: ['mia'] });
    const said = await slack.as('mia').say({ channel: 'general', text: 'mine' });
    const leo = slack.as('leo');

    expect(() => slack.as('nobody')).toThrow('Nobody in this workspace is called "nobody".');
    await expect(leo.say({ channel: 'general', text: 'x' })).rejects.toThrow('leo is not in #general.');
    await expect(leo.edit(said, 'x')).rejects.toThrow('leo did not write the message');
    slack.users.change('leo', { deleted: true });
    await expect(leo.say({ text: 'x' })).rejects.toThrow('leo has left the workspace.');
  });
});
