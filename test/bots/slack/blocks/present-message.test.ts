import { describe, expect, it } from 'vitest';
import { checkMessageBlocks } from '../../../../sandbox/slack/blocks/check-blocks.ts';
import type { Line, Message } from '../../../../src/bots/desk/index.ts';
import { moment } from '../../../../src/bots/desk/view/index.ts';
import { presentMessage } from '../../../../src/bots/slack/blocks/present-message.ts';

const at = new Date('2026-11-25T18:00:00Z');
const instant = (style: 'moment' | 'clock' | 'relative') =>
  ({ kind: 'instant', at, timeZone: 'Europe/Berlin', style }) as const;

/** Presents the message and makes sure that Slack would take it. */
function present(message: Message) {
  const presented = presentMessage(message);
  expect(checkMessageBlocks(presented.blocks, new Set())).toEqual([]);
  return presented;
}

const sectionsOf = (lines: readonly Line[]) =>
  present({ lines }).blocks.map((block) => (block.type === 'section' ? block.text?.text : null));

describe('a line', () => {
  it('is escaped, so that nothing in it pings', () => {
    expect(sectionsOf([['<!channel> & <@U1>']])).toEqual(['&lt;!channel&gt; &amp; &lt;@U1&gt;']);
  });

  it('keeps Slack from finding mentions and links in plain words', () => {
    const [block] = present({ lines: [['@here see example.com']] }).blocks;

    expect(block).toMatchObject({ type: 'section', text: { type: 'mrkdwn', verbatim: true } });
  });

  it.each([
    ['rejected: “*all* of it, _please_”', 'rejected: “∗all∗ of it, ˍpleaseˍ”'],
    ['@_ramen_', '@ˍramenˍ'],
    ['**new** ~old~ `code`', '∗∗new∗∗ ∼old∼ ˋcodeˋ'],
    ['```\nblock\n```', 'ˋˋˋ\nblock\nˋˋˋ'],
    ['> quoted\n>too', '› quoted\n›too'],
    ['my_cool_clip.mp4 _draft.mp4 2 * 3 ~5 min', 'my_cool_clip.mp4 _draft.mp4 2 * 3 ~5 min'],
  ])('shows %j as it was written, without emphasis', (written, shown) => {
    expect(sectionsOf([[written]])).toEqual([shown]);
  });

  it('shows instants in the zone of whoever reads, and no distance to what is to come', () => {
    expect(sectionsOf([[instant('moment'), ' (', instant('relative'), ')', ' · soon']])).toEqual([
      '<!date^1795629600^{date_short_pretty} {time}|Wed 25 Nov, 19:00 (Europe/Berlin)> · soon',
    ]);
    expect(sectionsOf([[instant('clock')]])).toEqual(['<!date^1795629600^{time}|19:00 (Europe/Berlin)>']);
  });

  it('tells the distance in words where an answer is said once', () => {
    const said = moment(at, 'Europe/Berlin', new Date('2026-11-24T15:00:00Z'));
    expect(sectionsOf([['scheduled · ', ...said]])).toEqual([
      'scheduled · <!date^1795629600^{date_short_pretty} {time}|Wed 25 Nov, 19:00 (Europe/Berlin)> (in 27 hours)',
    ]);
  });

  it('marks what is strong, what is to be typed, members and links', () => {
    const line: Line = [
      { kind: 'strong', text: 'a*b ' },
      { kind: 'code', text: 'post `now`' },
      { kind: 'mention', member: 'U1' },
      { kind: 'link', url: 'https://x.example/?a=1&b=|>', label: 'the <link>' },
    ];

    expect(sectionsOf([line])).toEqual(['*ab* `post now`<@U1><https://x.example/?a=1&amp;b=%7C%3E|the &lt;link&gt;>']);
  });

  it('stands under the one before, with empty lines between paragraphs', () => {
    expect(sectionsOf([['one'], [], ['two']])).toEqual(['one\n\ntwo']);
  });

  it('too long for one section goes on in the next, cut in no token', () => {
    const date = instant('moment');
    const sections = sectionsOf([['&'.repeat(900), date, '<'.repeat(900)], ['end']]);

    expect(sections.every((text) => (text ?? '').length <= 3000)).toBe(true);
    const all = sections.join('');
    expect(all.match(/&amp;/g)).toHaveLength(900);
    expect(all.match(/&lt;/g)).toHaveLength(900);
    expect(all).toMatch(/<!date\^[^<>]*>/);
    expect(all.endsWith('end')).toBe(true);
  });
});

describe('a message', () => {
  it('shows the caption to the letter and apart', () => {
    const caption = 'Ramen :ramen: *drop*\n<!here> @leo #food 🍜';
    const { blocks, text } = present({ lines: [['scheduled']], caption });

    expect(blocks[1]).toEqual({
      type: 'rich_text',
      elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: caption }] }],
    });
    expect(text).toContain('&lt;!here&gt;');
  });

  it('takes the longest caption TikTok allows', () => {
    present({ lines: [['scheduled']], caption: '&'.repeat(2200) });
  });

  it('says everything once more as text, for notifications and screen readers', () => {
    const { text } = present({
      lines: [[{ kind: 'strong', text: 'scheduled' }, ' · ', instant('clock')], ['@ramenhouse']],
      caption: 'New ramen drop',
      smallPrint: [['k7qm']],
    });

    expect(text).toBe(
      '*scheduled* · <!date^1795629600^{time}|19:00 (Europe/Berlin)>\n@ramenhouse\nNew ramen drop\nk7qm',
    );
  });

  it('puts small print into a context block', () => {
    const { blocks } = present({ lines: [['a']], smallPrint: [['k7qm'], ['more']] });

    expect(blocks[1]).toEqual({
      type: 'context',
      elements: [{ type: 'mrkdwn', text: 'k7qm\nmore', verbatim: true }],
    });
  });

  it('without a word but with a caption is only the caption', () => {
    expect(present({ lines: [], caption: 'a' }).blocks).toHaveLength(1);
  });
});

describe('buttons', () => {
  it('are named by their action, and numbered where it occurs twice', () => {
    const { blocks } = present({
      lines: [['When?']],
      buttons: [
        { action: 'choose_time', label: '07:00', value: 'a' },
        { action: 'choose_time', label: '19:00', value: 'b', style: 'primary' },
        { action: 'cancel', label: 'Cancel', value: 'c', style: 'danger' },
        { url: 'https://example.com', label: 'Help' },
      ],
    });

    expect(blocks[1]).toMatchObject({
      type: 'actions',
      elements: [
        { action_id: 'choose_time', value: 'a', accessibility_label: '07:00, When?' },
        { action_id: 'choose_time:2', value: 'b', style: 'primary' },
        { action_id: 'cancel', value: 'c', style: 'danger' },
        { action_id: 'open_link', url: 'https://example.com' },
      ],
    });
  });

  it('stay within the limits of labels, dialogs and rows', () => {
    const long = 'x'.repeat(400);
    const button = { action: 'disconnect', label: long, value: 'v', style: 'danger' } as const;

    const { blocks } = present({ lines: [[long]], buttons: Array(30).fill(button) });

    expect(blocks.filter(({ type }) => type === 'actions')).toHaveLength(2);
  });

  it('survive a message that is far too long', () => {
    const lines = Array.from({ length: 200 }, () => ['x'.repeat(2990)]);
    const buttons = [{ action: 'cancel', label: 'Cancel', value: 'v' } as const];

    const { blocks } = present({ lines, buttons });

    expect(blocks).toHaveLength(50);
    expect(blocks.at(-1)?.type).toBe('actions');
  });
});
