import { describe, expect, it } from 'vitest';
import type { Block } from '../../../sandbox/slack/index.ts';
import { startSlack, webClient } from './start.ts';

const now = () => new Date('2026-11-24T15:00:00Z');

async function startRendering() {
  const slack = await startSlack({ now });
  const mia = slack.users.add({ name: 'mia' });
  const general = slack.channels.add({ name: 'general', kind: 'channel', members: ['mia'] });
  const mrkdwn = (text: string, timeZone = 'Europe/Berlin') => slack.render({ text }, { timeZone });
  return { slack, mia, general, mrkdwn };
}

describe('mrkdwn', () => {
  it('is shown without its markers, with names and links spelt out', async () => {
    const { mrkdwn, mia, general } = await startRendering();
    const text = [
      `*scheduled* · _soon_ · ~never~ · \`k7qm\``,
      `<@${mia.id}> in <#${general.id}> said <https://t.example/v|watch it>`,
      '<https://t.example/plain> &lt;3 &amp; :ramen: :unknown_one:',
      'snake_case_name and 2*3*4 stay',
    ].join('\n');

    expect(mrkdwn(text).split('\n')).toEqual([
      'scheduled · soon · never · k7qm',
      '@mia in #general said watch it (https://t.example/v)',
      'https://t.example/plain <3 & 🍜 :unknown_one:',
      'snake_case_name and 2*3*4 stay',
    ]);
  });

  it('shows dates in the reader’s zone', async () => {
    const { mrkdwn } = await startRendering();
    const unix = Date.parse('2026-11-25T18:00:00Z') / 1000;
    const date = (pattern: string, at = unix) => `<!date^${at}^${pattern}|Wed 25 Nov, 19:00 Berlin>`;

    expect(mrkdwn(date('{date_short_pretty} at {time}'))).toBe('tomorrow at 7:00 PM');
    expect(mrkdwn(date('{date_long_pretty}'), 'Pacific/Auckland')).toBe('tomorrow');
    expect(mrkdwn(date('{date_long_pretty}', unix + 86_400), 'Pacific/Auckland')).toBe('Friday, November 27th, 2026');
    expect(mrkdwn(date('{date_num} {time_secs}'), 'America/New_York')).toBe('2026-11-25 1:00:00 PM');
    expect(mrkdwn(date('{date} {date_short} {date_long}'))).toBe(
      'November 25th, 2026 Nov 25, 2026 Wednesday, November 25th, 2026',
    );
    expect(mrkdwn(date('{ago}'))).toBe('in 1 day');
    expect(mrkdwn(date('{moon_phase}'))).toBe('Wed 25 Nov, 19:00 Berlin');
    expect(mrkdwn(`<!date^${unix}^{time}^https://t.example/|x>`)).toBe('7:00 PM (https://t.example/)');
  });
});

describe('blocks', () => {
  it('read from top to bottom, with everything that can be pressed', async () => {
    const { slack } = await startRendering();
    const button = (text: string) => ({ type: 'button', text: { type: 'plain_text', text } });
    const blocks: Block[] = [
      { type: 'header', text: { type: 'plain_text', text: 'Queue' } },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: '*scheduled*\nNew ramen drop' },
        accessory: { type: 'image', image_url: 'x', alt_text: 'cover' },
      },
      { type: 'divider' },
      { type: 'context', elements: [{ type: 'mrkdwn', text: '`k7qm`' }] },
      {
        type: 'actions',
        elements: [
          button('Edit'),
          button('Cancel'),
          { type: 'overflow' },
          { type: 'static_select', placeholder: { type: 'plain_text', text: 'When?' } },
        ],
      },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_list',
            style: 'ordered',
            elements: [
              { type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] },
              {
                type: 'rich_text_section',
                elements: [{ type: 'emoji', name: 'x', unicode: '274c' }],
              },
            ],
          },
        ],
      },
    ];

    expect(slack.render({ text: 'only for notifications', blocks }).split('\n')).toEqual([
      'Queue',
      'scheduled',
      'New ramen drop',
      '[cover]',
      '———',
      'k7qm',
      '→ Edit  → Cancel  ▾ …  ▾ When?',
      '1. one',
      '2. ❌',
    ]);
  });
});

describe('a transcript', () => {
  it('tells the conversation with its threads and private answers', async () => {
    const { slack, mia, general } = await startRendering();
    const dropped = await slack.as('mia').dropVideo({
      channel: 'general',
      text: 'post tomorrow 7pm New ramen drop 🍜',
      files: [{ name: 'new-ramen.mp4', bytes: new Uint8Array(1) }],
    });
    const client = webClient(slack);
    await client.chat.postMessage({
      channel: general.id,
      thread_ts: dropped.ts,
      text: '*scheduled*\n@ramenhouse',
    });
    await client.chat.postEphemeral({ channel: general.id, user: mia.id, text: 'psst' });

    expect(slack.transcript('general').split('\n')).toEqual([
      'mia      [new-ramen.mp4]',
      '         post tomorrow 7pm New ramen drop 🍜',
      '  Schedy   scheduled',
      '           @ramenhouse',
      'Schedy (only mia) psst',
    ]);
  });
});
