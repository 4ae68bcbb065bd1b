import type { App } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { SlackStandIn } from '../../../sandbox/slack/index.ts';
import { startSocketApp } from './bolt.ts';
import { startSlack, webClient } from './start.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

const card: KnownBlock[] = [
  { type: 'section', text: { type: 'mrkdwn', text: '*draft*' } },
  {
    type: 'actions',
    block_id: 'buttons',
    elements: [
      {
        type: 'button',
        action_id: 'cancel',
        text: plain('Cancel'),
        value: 'k7qm',
        style: 'danger',
      },
      { type: 'button', action_id: 'open', text: plain('Open'), url: 'https://schedy.example/' },
      {
        type: 'static_select',
        action_id: 'when',
        options: ['07:00', '19:00'].map((time) => ({ text: plain(time), value: time })),
      },
      {
        type: 'overflow',
        action_id: 'more',
        options: [{ text: plain('History'), value: 'history' }],
      },
    ],
  },
];

const form = (title = 'Edit post'): ModalView => ({
  type: 'modal',
  callback_id: 'edit',
  private_metadata: 'k7qm',
  title: plain(title),
  submit: plain('Save'),
  notify_on_close: true,
  blocks: [
    {
      type: 'input',
      block_id: 'caption',
      label: plain('Caption'),
      element: {
        type: 'plain_text_input',
        action_id: 'text',
        initial_value: 'New ramen drop',
        min_length: 2,
        max_length: 20,
      },
    },
    {
      type: 'input',
      block_id: 'when',
      label: plain('When'),
      optional: true,
      element: { type: 'datetimepicker', action_id: 'at' },
    },
    {
      type: 'input',
      block_id: 'privacy',
      label: plain('Who can watch'),
      element: {
        type: 'radio_buttons',
        action_id: 'level',
        options: ['public', 'private'].map((level) => ({ text: plain(level), value: level })),
      },
    },
  ],
});

async function start(register: (app: App) => void, options: Parameters<typeof startSlack>[0] = {}) {
  const slack = await startSlack(options);
  slack.users.add({ name: 'mia' });
  const general = slack.channels.add({ name: 'general', kind: 'channel', members: ['mia'] });
  await startSocketApp(slack, register);
  return { slack, general, client: webClient(slack) };
}

async function postCard(slack: SlackStandIn): Promise<{ channel: string; ts: string }> {
  const channel = slack.channels.get('general').id;
  const posted = await webClient(slack).chat.postMessage({ channel, text: 'draft', blocks: card });
  return { channel, ts: posted.ts ?? '' };
}

describe('a click', () => {
  it('carries who, where, what and everything chosen so far', async () => {
    const bodies: unknown[] = [];
    const { slack } = await start((app) =>
      app.action(/.*/, async ({ ack, body }) => {
        bodies.push(body);
        await ack();
      }),
    );
    const place = await postCard(slack);

    await slack.as('mia').choose(place, 'when', '19:00');
    const clicked = await slack.as('mia').click(place, 'Cancel');
    const opened = await slack.as('mia').click(place, 'open');
    await slack.as('mia').choose(place, 'more', 'History');

    expect(clicked).toMatchObject({ ok: true });
    expect(opened).toMatchObject({ ok: true, url: 'https://schedy.example/' });
    expect(bodies[1]).toMatchObject({
      type: 'block_actions',
      user: { id: slack.users.get('mia').id, username: 'mia', team_id: 'T0RAMEN01' },
      team: { id: 'T0RAMEN01', domain: 'ramen-house' },
      container: {
        type: 'message',
        message_ts: place.ts,
        channel_id: place.channel,
        is_ephemeral: false,
      },
      channel: { id: place.channel, name: 'general' },
      message: { ts: place.ts, bot_id: 'B0SCHEDY01', text: 'draft' },
      state: { values: { buttons: { when: { selected_option: { value: '19:00' } } } } },
      response_url: expect.stringContaining(`${slack.url}/response/actions/`),
      trigger_id: expect.any(String),
      actions: [{ type: 'button', action_id: 'cancel', block_id: 'buttons', value: 'k7qm' }],
    });
    expect(bodies[3]).toMatchObject({
      actions: [{ type: 'overflow', selected_option: { value: 'history' } }],
    });
  });

  it('is possible only on what the person sees there now', async () => {
    const { slack, client } = await start(() => undefined);
    slack.users.add({ name: 'leo' });
    const place = await postCard(slack);
    const said = await slack.as('mia').say({ channel: 'general', text: 'mine' });

    const mia = slack.as('mia');
    await expect(mia.click(place, 'Publish')).rejects.toThrow('there is "Cancel", "Open"');
    await expect(mia.choose(place, 'when', '25:00')).rejects.toThrow('cannot be chosen');
    await expect(slack.as('leo').click(place, 'Cancel')).rejects.toThrow('leo is not in #general');
    await expect(mia.click(said, 'Cancel')).rejects.toThrow('sees nothing of the app');
    await client.chat.update({ ...place, text: 'cancelled' });
    await expect(mia.click(place, 'Cancel')).rejects.toThrow('nothing to press');
  });

  it('fails visibly when the app does not take it', async () => {
    const { slack } = await start(() => undefined, { ackTimeoutMs: 30 });
    const place = await postCard(slack);

    expect(await slack.as('mia').click(place, 'Cancel')).toEqual({
      ok: false,
      error: 'operation_timeout',
    });
  });
});

describe('a response URL', () => {
  it('replaces, deletes or leaves an ephemeral, and reaches into the channel', async () => {
    const { slack, general, client } = await start((app) => {
      app.action('cancel', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'really?', replace_original: true, blocks: card });
        await respond({ text: 'said aloud', response_type: 'in_channel', replace_original: false });
      });
      app.action('open', async ({ ack, respond }) => {
        await ack();
        await respond({ delete_original: true });
      });
    });
    const user = slack.users.get('mia').id;
    const shown = await client.chat.postEphemeral({
      channel: general.id,
      user,
      text: 'draft',
      blocks: card,
    });
    const place = { channel: general.id, ts: shown.message_ts ?? '' };

    await slack.as('mia').click(place, 'cancel');
    await slack.waitFor(() => slack.messages('general').length === 1, { what: 'the message' });
    expect(slack.ephemerals('mia')).toMatchObject([{ ts: place.ts, text: 'really?' }]);
    expect(slack.messages('general')[0]?.text).toBe('said aloud');
    await slack.as('mia').click(place, 'open');
    await slack.waitFor(() => slack.ephemerals('mia').length === 0, { what: 'its end' });
  });

  it('tells an app nothing of the content of an ephemeral', async () => {
    const bodies: unknown[] = [];
    const { slack, general, client } = await start((app) =>
      app.action('cancel', async ({ ack, body }) => {
        bodies.push(body);
        await ack();
      }),
    );
    const user = slack.users.get('mia').id;
    const content = { channel: general.id, user, text: 'draft', blocks: card };
    const shown = await client.chat.postEphemeral(content);
    await slack.as('mia').click({ channel: general.id, ts: shown.message_ts ?? '' }, 'cancel');

    expect(bodies).toMatchObject([{ container: { is_ephemeral: true } }]);
    expect(bodies[0]).not.toHaveProperty('message');
  });

  it('is good for five uses within half an hour', async () => {
    let now = new Date('2026-11-24T12:00:00Z');
    const urls: string[] = [];
    const { slack } = await start(
      (app) =>
        app.command('/schedy', async ({ ack, command }) => {
          urls.push(command.response_url);
          await ack();
        }),
      { now: () => now },
    );
    const respond = async (url: string | undefined, body: object) => {
      const response = await fetch(url ?? '', { method: 'POST', body: JSON.stringify(body) });
      return [response.status, ((await response.json()) as { error?: string }).error];
    };
    await slack.as('mia').command('/schedy', 'help');
    await slack.as('mia').command('/schedy', 'help');

    for (const text of ['1', '2', '3', '4', '5']) {
      expect(await respond(urls[0], { text })).toEqual([200, undefined]);
    }
    expect(await respond(urls[0], { text: '6' })).toEqual([404, 'used_url']);
    expect(slack.ephemerals('mia').map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5']);
    expect(await respond(urls[1], { txet: 'x' })).toEqual([400, 'invalid_arguments']);
    expect(await respond(urls[1], { text: 'x', blocks: [{ type: 'no' }] })).toEqual([400, 'invalid_blocks']);
    now = new Date('2026-11-24T12:30:01Z');
    expect(await respond(urls[1], { text: 'late' })).toEqual([404, 'expired_url']);
    expect(await respond(`${slack.url}/response/x`, { text: 'x' })).toEqual([404, 'no_service']);
  });
});

describe('a command', () => {
  it('is refused by Slack itself when nobody registered it', async () => {
    const { slack } = await start(() => undefined);

    expect(await slack.as('mia').command('/schedule')).toEqual({
      ok: false,
      error: 'unknown_command',
    });
    expect(slack.ephemerals('mia')[0]).toMatchObject({ from: 'slackbot' });
    expect(slack.deliveries).toEqual([]);
  });

  it('shows the person an error when its answer is not a message', async () => {
    const { slack } = await start((app) =>
      app.command('/schedy', ({ ack }) => ack({ text: 'x', blocks: [{ type: 'progress' }] })),
    );

    expect(await slack.as('mia').command('/schedy')).toEqual({
      ok: false,
      error: 'invalid_blocks',
    });
    expect(slack.ephemerals('mia').map(({ text }) => text)).toEqual(['/schedy failed with the error "invalid_blocks"']);
  });
});

describe('a modal', () => {
  it('is opened by a trigger, prefilled, filled in, refused field by field, then closed', async () => {
    const submitted: unknown[] = [];
    const { slack } = await start((app) => {
      app.command('/schedy', async ({ ack, client, command }) => {
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view: form() });
      });
      app.view('edit', async ({ ack, view }) => {
        submitted.push(view.state.values);
        if (submitted.length > 1) return ack();
        return ack({ response_action: 'errors', errors: { when: 'That is in the past.' } });
      });
    });
    const mia = slack.as('mia');
    await mia.command('/schedy', 'edit');
    const view = await slack.waitFor(() => slack.modal('mia'), { what: 'the form' });

    await expect(mia.submit(view.id)).rejects.toThrow('"privacy" is empty');
    await expect(mia.submit(view.id, { caption: 'x'.repeat(21) })).rejects.toThrow('longer than 20');
    await expect(mia.submit(view.id, { caption: 'x' })).rejects.toThrow('shorter than 2');
    await expect(mia.submit(view.id, { title: 'x' })).rejects.toThrow('no field "title"');
    await expect(mia.submit(view.id, { when: 'soon' })).rejects.toThrow('not a Unix time');
    const first = await mia.submit(view.id, {
      caption: 'Ramen',
      when: 1_700_000_000,
      privacy: { level: 'private' },
    });
    const second = await mia.submit(view.id, { when: null });

    expect(first).toMatchObject({ ok: true, errors: { when: 'That is in the past.' } });
    expect(submitted[0]).toEqual({
      caption: { text: { type: 'plain_text_input', value: 'Ramen' } },
      when: { at: { type: 'datetimepicker', selected_date_time: 1_700_000_000 } },
      privacy: {
        level: {
          type: 'radio_buttons',
          selected_option: { text: { ...plain('private'), emoji: true }, value: 'private' },
        },
      },
    });
    expect(second.ok).toBe(true);
    expect(slack.modal('mia')).toBeUndefined();
  });

  it('opens once per trigger, within three seconds', async () => {
    let now = new Date('2026-11-24T12:00:00Z');
    const triggers: string[] = [];
    const { slack, client } = await start(
      (app) =>
        app.shortcut('new', async ({ ack, shortcut }) => {
          triggers.push(shortcut.trigger_id);
          await ack();
        }),
      { now: () => now },
    );
    await slack.as('mia').globalShortcut('new');
    await slack.as('mia').globalShortcut('new');
    const open = (trigger_id = '') => client.views.open({ trigger_id, view: form() });

    await open(triggers[0]);
    await expect(open(triggers[0])).rejects.toThrow('exchanged_trigger_id');
    now = new Date('2026-11-24T12:00:03.001Z');
    await expect(open(triggers[1])).rejects.toThrow('expired_trigger_id');
    await expect(open('1.2.abc')).rejects.toThrow('invalid_trigger_id');
  });

  it('stacks three high, keeps what was typed over an update, and guards versions by hash', async () => {
    const { slack, client } = await start((app) => {
      app.shortcut('new', async ({ ack, client: own, shortcut }) => {
        await ack();
        await own.views.open({ trigger_id: shortcut.trigger_id, view: form('1') });
      });
      app.view('edit', ({ ack, view }) =>
        ack({ response_action: 'push', view: form(`${Number(view.title.text) + 1}`) }),
      );
      app.view({ type: 'view_closed' }, ({ ack }) => ack());
    });
    const mia = slack.as('mia');
    const top = () => slack.modal('mia') ?? expect.fail('No form is open.');
    await mia.globalShortcut('new');
    await slack.waitFor(() => slack.modal('mia'), { what: 'the form' });
    await mia.submit(top().id, { caption: 'typed', privacy: 'public' });
    await mia.submit(top().id, { privacy: 'public' });
    expect(top().content.title).toMatchObject({ text: '3' });
    expect(await mia.submit(top().id, { privacy: 'public' })).toEqual({
      ok: false,
      error: 'push_limit_reached',
    });
    expect(top().rootViewId).not.toBe(top().id);

    await mia.closeView(top().id);
    await mia.closeView(top().id);
    expect(top().content.title).toMatchObject({ text: '1' });
    const { id, hash } = top();
    await client.views.update({ view_id: id, hash, view: form('changed') });
    expect(top().values.caption?.text).toMatchObject({ value: 'typed' });
    const stale = client.views.update({ view_id: id, hash, view: form('stale') });
    await expect(stale).rejects.toThrow('hash_conflict');
    await mia.closeView(id, { clear: true });
    await expect(client.views.update({ view_id: id, view: form() })).rejects.toThrow('not_found');
    expect(slack.deliveries.map(({ type }) => type).filter((type) => type === 'view_closed')).toHaveLength(3);
  });

  it('is refused when it breaks a limit, before the trigger is used up', async () => {
    const { slack, client } = await start(() => undefined);
    const trigger_id = 'unused';
    const view = { ...form(), title: plain('x'.repeat(25)) };

    await expect(client.views.open({ trigger_id, view })).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: {
          messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
        },
      },
    });
    expect(slack.modal('mia')).toBeUndefined();
  });

  it('takes clicks inside of it and can be covered by a second form from there', async () => {
    const { slack } = await start((app) => {
      app.shortcut('new', async ({ ack, client, shortcut }) => {
        await ack();
        const view = { ...form(), blocks: [...form().blocks, card[1]] } as ModalView;
        await client.views.open({ trigger_id: shortcut.trigger_id, view });
      });
      app.action('cancel', async ({ ack, body, client }) => {
        await ack();
        if (!('trigger_id' in body)) return;
        await client.views.push({ trigger_id: body.trigger_id, view: form('Sure?') });
      });
    });
    await slack.as('mia').globalShortcut('new');
    const below = await slack.waitFor(() => slack.modal('mia'), { what: 'the form' });

    await slack.as('mia').click({ viewId: below.id }, 'Cancel');
    const above = await slack.waitFor(() => slack.modal('mia')?.id !== below.id && slack.modal('mia'), {
      what: 'the second form',
    });

    expect(above.previousViewId).toBe(below.id);
    await expect(slack.as('mia').submit(below.id)).rejects.toThrow('lies under another one');
  });
});

describe('the Home tab', () => {
  it('opens as an event, is published by user and given along the next time', async () => {
    const events: unknown[] = [];
    const { slack } = await start((app) =>
      app.event('app_home_opened', async ({ event, client }) => {
        events.push(event);
        const view = { type: 'home' as const, blocks: card };
        await client.views.publish({ user_id: event.user, view });
      }),
    );
    await slack.as('mia').openHome();
    const home = await slack.waitFor(() => slack.home('mia'), { what: 'the Home tab' });
    await slack.as('mia').openHome();
    await slack.waitFor(() => events.length === 2, { what: 'the second opening' });

    expect(slack.renderView(home)).toContain('→ Cancel  → Open');
    expect(events).toMatchObject([{ tab: 'home' }, { tab: 'home', view: { id: home.id } }]);
    expect(events[0]).not.toHaveProperty('view');
  });
});

describe('the menu of a message', () => {
  it('carries the message with its files, even where the bot is not', async () => {
    const shortcuts: unknown[] = [];
    const { slack } = await start((app) =>
      app.shortcut('post_to_tiktok', async ({ ack, shortcut }) => {
        shortcuts.push(shortcut);
        await ack();
      }),
    );
    const away = { name: 'away', kind: 'group' as const, members: ['mia'], botIsMember: false };
    slack.channels.add(away);
    const files = [{ name: 'clip.mp4', bytes: new Uint8Array(3) }];
    const { ts } = await slack.as('mia').dropVideo({ channel: 'away', files });

    await slack.as('mia').messageShortcut('post_to_tiktok', 'away', ts);

    expect(shortcuts).toMatchObject([
      {
        type: 'message_action',
        callback_id: 'post_to_tiktok',
        message_ts: ts,
        channel: { name: 'privategroup' },
        message: { ts, files: [{ name: 'clip.mp4', url_private_download: expect.any(String) }] },
      },
    ]);
  });
});
