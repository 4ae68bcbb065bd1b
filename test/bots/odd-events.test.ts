/** Events of both chats that lack fields, have unknown ones, or are huge: what a person said is heard, and nothing throws. */
import { describe, expect, test } from 'vitest';
import { readMessage as readDiscord, readEdited } from '../../src/bots/discord/events/read-message.ts';
import { readSecondThought, readMessage as readSlack } from '../../src/bots/slack/events/read-message.ts';

const concerns = () => true;

describe('on Slack', () => {
  const identity = { teamId: 'T1', teamName: 'Ramen', enterpriseId: null, botUserId: 'UBOT', botId: 'B1' };
  const said = {
    type: 'message',
    channel: 'C1',
    channel_type: 'channel',
    user: 'U1',
    ts: '1.1',
    text: 'post now Noodles',
  };
  const read = (event: unknown) => readSlack(event, identity, concerns)?.body;

  test.each([
    ['a file without an id', { files: [{ name: 'x.mp4' }, null, 7, { id: 'F1', name: 'clip.mp4' }] }],
    ['no files', {}],
    ['a list of files that is none', { files: { id: 'F1' } }],
    ['blocks that are none', { blocks: 'none', files: [] }],
    ['words behind /me', { subtype: 'me_message' }],
    ['unknown fields', { files: [], assistant_thread: { deep: [[[]]] }, metadata: null, edited: 'never' }],
  ])('a message with %s is heard', (_what, more) => {
    expect(read({ ...said, ...more })).toMatchObject({ kind: 'message', text: 'post now Noodles' });
  });

  test('the files that can be read are taken', () => {
    const files = [null, { id: 'F1', name: 'clip.mp4', mimetype: 'video/mp4' }, { id: 9 }, { id: 'F2' }];
    expect(read({ ...said, files })).toMatchObject({ files: [{ id: 'F1' }, { id: 'F2', isStub: true }] });
  });

  test.each([
    null,
    7,
    'message',
    [],
    {},
    { type: 'message' },
    { ...said, ts: 1.1 },
    { ...said, channel: null },
    { ...said, user: null },
    { ...said, bot_id: 'B2' },
    { ...said, hidden: true },
    { ...said, user: 'UBOT' },
    ...['bot_message', 'channel_join', 'reminder_add', 'huddle_thread', 'never_seen', 'message_changed'].map(
      (subtype) => ({
        ...said,
        subtype,
      }),
    ),
  ])('is not what a person said: %j', (event) => {
    expect(read(event)).toBeUndefined();
    expect(readSecondThought(event, identity)).toBeNull();
  });

  test('a broadcast from a thread, and an edit of an edit of it, stay in that thread', () => {
    const broadcast = { ...said, subtype: 'thread_broadcast', thread_ts: '1.0', files: [{ id: 'F1', name: 'a.mp4' }] };
    expect(read(broadcast)).toMatchObject({ threadTs: '1.0', text: 'post now Noodles' });
    const edit = (from: string, to: string, ts: string) => ({
      type: 'message',
      subtype: 'message_changed',
      channel: 'C1',
      channel_type: 'channel',
      message: { ...broadcast, text: to, edited: { ts } },
      previous_message: { ...broadcast, text: from },
    });
    const first = readSecondThought(edit('post now Noodles', 'post 7pm Noodles', '2.0'), identity);
    const second = readSecondThought(edit('post 7pm Noodles', 'post 8pm Noodles', '3.0'), identity);
    expect(second?.body).toMatchObject({ kind: 'edited', message: { threadTs: '1.0', text: 'post 8pm Noodles' } });
    expect(second?.key).not.toBe(first?.key);
  });
});

describe('on Discord', () => {
  const gateway = { isManager: () => false, parentOf: () => null, botRoleId: () => null };
  const deps = { gateway, concerns, botId: '99' };
  const author = { id: '5', username: 'mia' };
  const said = {
    id: '1',
    type: 0,
    channel_id: '2',
    guild_id: '3',
    author,
    content: '<@99> post now Noodles',
    timestamp: '2026-11-24T15:00:00Z',
    mentions: [{ id: '99', username: 'schedy' }],
    attachments: [],
  };
  const read = (event: unknown) => readDiscord(deps, event)?.body;

  test.each([
    ['a file without a name', { attachments: [{ id: '8' }, null] }],
    ['mentions that cannot be read', { mentions: [null, { id: 9 }, { id: '99', username: 'schedy' }] }],
    ['no lists at all', { attachments: undefined, mention_roles: null, message_snapshots: null }],
    ['a reply to what is not there', { referenced_message: { id: 7 } }],
    ['unknown fields', { poll: {}, components: [[[]]], call: null, sticker_items: 'x', position: -1 }],
  ])('a message with %s is heard', (_what, more) => {
    expect(read({ ...said, ...more })).toMatchObject({ kind: 'message', text: expect.stringContaining('Noodles') });
  });

  test('the files and forwards that can be read are taken', () => {
    const file = { id: '8', filename: 'clip.mp4' };
    const message_snapshots = [null, { message: null }, { message: { content: 'from afar', attachments: [file, 7] } }];
    expect(read({ ...said, attachments: [{ id: 1 }, file], message_snapshots })).toMatchObject({
      files: [{ name: 'clip.mp4' }, { name: 'clip.mp4' }],
      isForward: true,
    });
  });

  test.each([
    null,
    7,
    [],
    {},
    { ...said, author: null },
    { ...said, author: { ...author, bot: true } },
    { ...said, webhook_id: '4' },
    { ...said, type: 7 },
    { ...said, type: 46 },
    { ...said, id: 1 },
  ])('is not what a person said: %j', (event) => {
    expect(read(event)).toBeUndefined();
    expect(readEdited(deps, event)).toBeNull();
  });
});
