import { describe, expect, it } from 'vitest';
import { nameToken } from '../../../../src/bots/chat/names.ts';
import { readText } from '../../../../src/bots/slack/events/read-message.ts';

const bot = 'U0BOT';

const typed = (...elements: object[]) => ({
  text: 'a poorer version',
  blocks: [{ type: 'rich_text', block_id: 'b', elements }],
});
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const text = (value: string) => ({ type: 'text', text: value });
const words = (written: { text: string; blocks: unknown[] }) => readText(written, bot).text;
const escaped = (value: string) => words({ text: value, blocks: [] });

describe('what was typed', () => {
  it('keeps emoji as characters, joined and toned ones too', () => {
    const emoji = (name: string, unicode: string) => ({ type: 'emoji', name, unicode });

    expect(
      words(
        typed(
          section(
            text('drop '),
            emoji('ramen', '1f35c'),
            emoji('heart', '2764-fe0f'),
            emoji('wave::skin-tone-3', '1f44b-1f3fc'),
            { type: 'emoji', name: 'our-logo' },
          ),
        ),
      ),
    ).toBe(`drop 🍜❤️👋🏼${nameToken('emoji', 'our-logo')}`);
  });

  it('shows links by their labels, channels by their names, others as name tokens', () => {
    const written = typed(
      section(
        { type: 'link', url: 'https://x.example', text: 'our site' },
        text(' '),
        { type: 'link', url: 'https://y.example' },
        text(' '),
        { type: 'channel', channel_id: 'C1' },
        text(' '),
        { type: 'user', user_id: 'U2' },
        text(' '),
        { type: 'broadcast', range: 'here' },
      ),
    );

    expect(words({ ...written, text: '<#C1|food>' })).toBe(
      `our site https://y.example #food ${nameToken('user', 'U2')} @here`,
    );
  });

  it('keeps lists and quotes line by line', () => {
    const list = (style: string) => ({
      type: 'rich_text_list',
      style,
      indent: 0,
      elements: [section(text('one')), section(text('two'))],
    });

    expect(
      words(
        typed(
          section(text('caption:\n')),
          list('bullet'),
          { type: 'rich_text_quote', elements: [text('quoted')] },
          list('ordered'),
        ),
      ),
    ).toBe('caption:\n• one\n• two\nquoted\n1. one\n2. two');
  });

  it('marks the items of a list within a list as Slack does', () => {
    const list = (style: string, indent: number, offset = 0) => ({
      type: 'rich_text_list',
      style,
      indent,
      offset,
      elements: [section(text('one')), section(text('two'))],
    });

    expect(words(typed(list('ordered', 0), list('ordered', 1), list('ordered', 2), list('ordered', 3, 2)))).toBe(
      '1. one\n2. two\n  a. one\n  b. two\n    i. one\n    ii. two\n      3. one\n      4. two',
    );
    expect(words(typed(list('bullet', 0), list('bullet', 1), list('bullet', 2), list('bullet', 3)))).toBe(
      '• one\n• two\n  ◦ one\n  ◦ two\n    ▪ one\n    ▪ two\n      • one\n      • two',
    );
    expect(words(typed(list('ordered', 1, 25), list('ordered', 2, 8)))).toBe(
      'z. one\n  aa. two\n    ix. one\n    x. two',
    );
  });

  it('is read from the text where the blocks are unknown or none', () => {
    expect(words({ text: 'post now', blocks: [{ type: 'section' }] })).toBe('post now');
    const odd = typed(section({ type: 'emoji', name: 'odd', unicode: 'ffffff' }));
    expect(words(odd)).toBe('a poorer version');
  });
});

describe('the text of a message', () => {
  it('is unescaped', () => {
    expect(escaped('R&amp;B &lt;3 &amp;lt;')).toBe('R&B <3 &lt;');
  });

  it('shows links, channels and mentions as a person sees them', () => {
    expect(escaped('<https://x.example|x> <https://y.example> <#C1|food> <@U2|leo> <!here> <!subteam^S1|@us>')).toBe(
      'x https://y.example #food @leo @here @us',
    );
  });

  it('shows mail, phone numbers, dates and who is called together as a person sees them', () => {
    const mail = '<mailto:mia@x.example|mia@x.example> <mailto:mia@x.example> <tel:+49301|030 1> <tel:+49301>';
    expect(escaped(mail)).toBe('mia@x.example mia@x.example 030 1 +49301');
    expect(
      escaped('<!here|here> <!channel|channel> <!everyone> <!date^1798822800^{date}^https://x.example|1 Jan>'),
    ).toBe('@here @channel @everyone 1 Jan');
    const link = { type: 'link', url: 'mailto:mia@x.example' };
    const day = { type: 'date', timestamp: 1798822800, format: '{date_short}', fallback: '1 Jan' };
    expect(words(typed(section(link, text(' '), day, text(' '), { ...link, text: '' })))).toBe(
      'mia@x.example 1 Jan mia@x.example',
    );
  });

  it('marks a date that nobody can tell', () => {
    expect(escaped('<!date^1798822800^{date}>')).toBe(nameToken('other', ''));
  });

  it.each([
    ['post now *New* _ramen_ ~drop~ `a_b_c` *_both_*', 'post now New ramen drop a_b_c both'],
    ['*New\nramen* 2 * 3 * 4 my_clip_2.mp4 ~ 5~6', '*New\nramen* 2 * 3 * 4 my_clip_2.mp4 ~ 5~6'],
    ['&gt; quoted\n&gt;&gt;&gt; more\n5 &gt; 4', 'quoted\nmore\n5 > 4'],
    ['```\n*kept* _as_ typed\n```', '*kept* _as_ typed'],
    ['*<https://x.example|our site>*: _<#C1|food>_ *R&amp;B*', 'our site: #food R&B'],
    ['*bold*word a*b*c _x_y __init__ **', '*bold*word a*b*c _x_y __init__ **'],
  ])('has no marks left where there are no blocks: %j', (given, seen) => {
    expect(escaped(given)).toBe(seen);
  });

  it('keeps line breaks', () => {
    expect(escaped('post now\n\nNew ramen\ndrop')).toBe('post now\n\nNew ramen\ndrop');
  });
});

describe('the mention of the bot', () => {
  it.each([
    ['<@U0BOT> post now', 'post now'],
    ['<@U0BOT>, post now', 'post now'],
    ['post now <@U0BOT>', 'post now'],
    ['post <@U0BOT> now', 'post now'],
    ['post now\n<@U0BOT> Ramen', 'post now\nRamen'],
    ['<@U0BOT>', ''],
  ])('is taken out of %j', (given, left) => {
    expect(readText({ text: given, blocks: [] }, bot)).toEqual({ text: left, mentionsBot: true });
  });

  it('is not what others are called', () => {
    expect(readText({ text: 'ask <@U2>', blocks: [] }, bot)).toEqual({
      text: `ask ${nameToken('user', 'U2')}`,
      mentionsBot: false,
    });
  });
});
