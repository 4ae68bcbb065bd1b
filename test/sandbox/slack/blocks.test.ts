import { describe, expect, it } from 'vitest';
import { checkMessageBlocks, checkView } from '../../../sandbox/slack/blocks/check-blocks.ts';
import { startSlack, webClient } from './start.ts';

const none: ReadonlySet<string> = new Set();
const text = (length: number) => 'x'.repeat(length);
const plain = (content: string) => ({ type: 'plain_text', text: content });
const mrkdwn = (content: string) => ({ type: 'mrkdwn', text: content });
const section = (content: string) => ({ type: 'section', text: mrkdwn(content) });
const button = (action: string, more: object = {}) => ({
  type: 'button',
  action_id: action,
  text: plain('Go'),
  ...more,
});
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const option = (label: string) => ({ text: plain(label), value: label });
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const select = (options: number) => ({
  type: 'static_select',
  action_id: 'pick',
  options: times(options, (index) => option(`o${index}`)),
});
const image = { type: 'image', image_url: 'https://example.com/a.png' };
const input = (element: object) => ({ type: 'input', label: plain('Label'), element });

describe('blocks of a message', () => {
  it.each([
    ['51 blocks', times(51, () => ({ type: 'divider' })), 'no more than 50 items allowed'],
    ['a section of 3001', [section(text(3001))], 'must be less than 3001 characters'],
    ['an empty section text', [section('')], 'must be more than 0 characters'],
    ['a section of nothing', [{ type: 'section' }], 'must define either `text` or `fields`'],
    ['11 fields', [{ type: 'section', fields: times(11, () => mrkdwn('x')) }], 'no more than 10 items'],
    ['a header of 151', [{ type: 'header', text: plain(text(151)) }], 'must be less than 151'],
    ['a header in mrkdwn', [{ type: 'header', text: mrkdwn('x') }], 'unsupported type: mrkdwn'],
    [
      'a label of 76',
      [actions(button('a', { text: plain(text(76)) }))],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    ['a value of 2001', [actions(button('a', { value: text(2001) }))], 'must be less than 2001'],
    ['a style of its own', [actions(button('a', { style: 'warning' }))], 'valid enum value'],
    ['26 buttons', [actions(...times(26, (n) => button(`b${n}`)))], 'no more than 25 items'],
    ['no buttons', [actions()], 'no fewer than 1 items allowed'],
    ['the same action twice', [actions(button('a')), actions(button('a'))], 'duplicate action_id'],
    [
      'the same block_id twice',
      [
        { ...section('x'), block_id: 'b' },
        { ...section('y'), block_id: 'b' },
      ],
      'duplicate block_id: b',
    ],
    ['an action_id of 256', [actions(button(text(256)))], 'must be less than 256'],
    ['a select of 101', [actions(select(101))], 'no more than 100 items'],
    [
      'an option value of 76',
      [
        actions({
          type: 'static_select',
          action_id: 'a',
          options: [{ ...option('x'), value: text(76) }],
        }),
      ],
      'must be less than 76',
    ],
    [
      'an overflow of 6',
      [actions({ type: 'overflow', action_id: 'o', options: times(6, (n) => option(`${n}`)) })],
      'no more than 5 items',
    ],
    ['an unknown block', [{ type: 'progress', value: 61 }], 'unsupported type: progress'],
    ['a field nobody knows', [{ ...section('x'), colour: 'red' }], 'invalid additional property'],
    ['an image without words', [image], 'missing required field: alt_text'],
    ['11 things in a context', [{ type: 'context', elements: times(11, () => mrkdwn('x')) }], '10'],
    ['a button in a context', [{ type: 'context', elements: [button('a')] }], 'unsupported type'],
    [
      'a confirm of 301',
      [actions(button('a', { confirm: { title: plain('Sure?'), text: mrkdwn(text(301)) } }))],
      'must be less than 301',
    ],
    [
      'a date in disguise',
      [actions({ type: 'datepicker', action_id: 'd', initial_date: '24.12.2026' })],
      'must match format "YYYY-MM-DD"',
    ],
    [
      'a time in milliseconds',
      [actions({ type: 'datetimepicker', action_id: 'd', initial_date_time: 1_782_000_000_000 })],
      'must be an integer between',
    ],
    ['a file input', [input({ type: 'file_input', action_id: 'f' })], 'only for modals'],
    ['an alert', [{ type: 'alert', text: plain('x') }], 'unsupported type: alert on this surface'],
    [
      'two tables',
      times(2, () => ({ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] })),
      'only one table block allowed',
    ],
    [
      'too much markdown',
      times(2, () => ({ type: 'markdown', text: text(6001) })),
      'no more than 12000 characters of markdown',
    ],
    [
      'a video without its scope',
      [
        {
          type: 'video',
          video_url: 'https://v.example/1',
          thumbnail_url: 'https://v.example/1.png',
          alt_text: 'a video',
          title: plain('Video'),
        },
      ],
      'links.embed:write',
    ],
    ['something that is not a list', { type: 'divider' }, 'must be an array'],
    ['a list of words', ['divider'], 'must be an object'],
  ])('refuses %s', (_what, blocks, problem) => {
    const found = checkMessageBlocks(blocks, none);

    expect(found.join('\n')).toContain(problem);
  });

  it('takes everything that lies within the limits', () => {
    const blocks = [
      { type: 'header', text: plain(text(150)) },
      { ...section(text(3000)), accessory: { ...image, alt_text: 'a cover' } },
      { type: 'section', fields: times(10, () => mrkdwn(text(2000))), block_id: 'fields' },
      { type: 'context', elements: [mrkdwn('x'), plain('y'), { ...image, alt_text: 'z' }] },
      actions(
        button('edit', { style: 'primary', value: text(2000), accessibility_label: 'Edit post' }),
        button('cancel', { style: 'danger', confirm: { text: plain('Sure?'), style: 'danger' } }),
        select(100),
      ),
      { ...image, alt_text: 'cover', title: plain('Cover') },
      { type: 'divider' },
      { type: 'markdown', text: text(12_000) },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'at ', style: { bold: true } },
              { type: 'date', timestamp: 1_782_000_000, format: '{time}', fallback: '19:00' },
            ],
          },
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: [{ type: 'rich_text_section', elements: [] }],
          },
        ],
      },
      {
        type: 'plan',
        title: 'Publishing',
        tasks: [{ type: 'task_card', task_id: '1', title: 'Upload', status: 'in_progress' }],
      },
      {
        type: 'container',
        title: plain('Details'),
        child_blocks: [section('inside')],
      },
      {
        type: 'carousel',
        elements: [{ type: 'card', title: mrkdwn('One'), actions: [button('card')] }],
      },
      { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] },
      input({ type: 'plain_text_input', action_id: 'words', max_length: 3000 }),
    ];

    expect(checkMessageBlocks(blocks, none)).toEqual([]);
  });
});

describe('views', () => {
  const modal = (more: object = {}) => ({
    type: 'modal',
    title: plain('Edit post'),
    submit: plain('Save'),
    blocks: [input({ type: 'plain_text_input', action_id: 'caption' })],
    ...more,
  });

  it.each([
    ['a title of 25', modal({ title: plain(text(25)) }), 'must be less than 25'],
    ['no title', modal({ title: undefined }), 'missing required field: title'],
    ['no submit under an input', modal({ submit: undefined }), 'missing required field: submit'],
    ['101 blocks', modal({ blocks: times(101, () => ({ type: 'divider' })) }), 'no more than 100'],
    ['metadata of 3001', modal({ private_metadata: text(3001) }), 'must be less than 3001'],
    ['a callback_id of 256', modal({ callback_id: text(256) }), 'must be less than 256'],
    ['a table', modal({ blocks: [{ type: 'table', rows: [] }] }), 'on this surface'],
    ['a home with a title', { type: 'home', title: plain('x'), blocks: [] }, 'additional property'],
    ['neither modal nor home', { type: 'drawer', blocks: [] }, 'unsupported type: drawer'],
    ['nothing', null, 'must be an object'],
  ])('refuse %s', (_what, view, problem) => {
    expect(checkView(view, none).join('\n')).toContain(problem);
  });

  it('take a complete form and a full home', () => {
    const form = modal({
      close: plain('Cancel'),
      private_metadata: text(3000),
      callback_id: 'edit',
      notify_on_close: true,
      blocks: [
        input({ type: 'plain_text_input', action_id: 'caption', multiline: true }),
        input({ type: 'datetimepicker', action_id: 'when', initial_date_time: 1_782_000_000 }),
        input({ type: 'file_input', action_id: 'video', max_files: 1, filetypes: ['mp4'] }),
        {
          ...input({ type: 'checkboxes', action_id: 'c', options: [option('x')] }),
          optional: true,
        },
        { type: 'alert', text: plain('Careful'), level: 'warning' },
      ],
    });

    expect(checkView(form, none)).toEqual([]);
    const home = { type: 'home', blocks: times(100, () => ({ type: 'divider' })) };
    expect(checkView(home, none)).toEqual([]);
  });
});

describe('through the vendor client', () => {
  it('names the error and every place in the answer', async () => {
    const slack = await startSlack();
    slack.users.add({ name: 'mia' });
    const { id } = slack.channels.add({ name: 'general', kind: 'channel', members: ['mia'] });
    const blocks = [{ type: 'progress' }, { type: 'header', text: plain('') }];

    const posting = webClient(slack).apiCall('chat.postMessage', { channel: id, blocks });

    await expect(posting).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: {
          messages: [
            '[ERROR] unsupported type: progress [json-pointer:/blocks/0]',
            '[ERROR] must be more than 0 characters [json-pointer:/blocks/1/text/text]',
          ],
        },
      },
    });
    expect(slack.messages('general')).toEqual([]);
    const garbled = webClient(slack).apiCall('chat.postMessage', { channel: id, blocks: '[{' });
    await expect(garbled).rejects.toThrow('invalid_blocks_format');
    const halved = webClient(slack).apiCall('chat.postMessage', {
      channel: id,
      blocks: [{ type: 'section', text: plain('🍜'.slice(0, 1)) }],
    });
    await expect(halved).rejects.toThrow('invalid_blocks_format');
  });
});
