import { expect, it } from 'vitest';
import { type Reader, renderMarkdown } from '../../../sandbox/discord/render/markdown.ts';
import { startWithMia } from './start.ts';

const reader: Reader = {
  timeZone: 'Europe/Berlin',
  now: new Date('2026-11-25T15:00:00Z'),
  userName: (id) => (id === '17' ? 'mia' : id),
  channelName: () => 'videos',
};

const at = Date.parse('2026-11-25T18:00:00Z') / 1000;

it.each([
  [`<t:${at}>`, 'November 25, 2026 at 7:00 PM'],
  [`<t:${at}:t>`, '7:00 PM'],
  [`<t:${at}:T>`, '7:00:00 PM'],
  [`<t:${at}:d>`, '11/25/26'],
  [`<t:${at}:D>`, 'November 25, 2026'],
  [`<t:${at}:f>`, 'November 25, 2026 at 7:00 PM'],
  [`<t:${at}:F>`, 'Wednesday, November 25, 2026 at 7:00 PM'],
  [`<t:${at}:s>`, '11/25/26, 7:00 PM'],
  [`<t:${at}:R>`, 'in 3 hours'],
  [`<t:${at - 14_400}:R>`, '1 hour ago'],
  [`<t:${at + 400_000}:R>`, 'in 5 days'],
  [`<t:${at}:x>`, `<t:${at}:x>`],
  ['<@17> and <@!17> in <#5>', '@mia and @mia in #videos'],
  ['</schedy queue:1204>', '/schedy queue'],
  ['**bold** *it* __under__ ~~gone~~ `code` ||spoiler||', 'bold it under gone code spoiler'],
  ['snake_case_name 2*3*4', 'snake_case_name 2*3*4'],
  ['\\*not bold\\* snake\\_case', '*not bold* snake_case'],
  ['[the link](https://x.example/a)', 'the link (https://x.example/a)'],
  ['<https://x.example/a>', 'https://x.example/a'],
  ['# Title\n-# small\n> quote', 'Title\nsmall\nquote'],
])('renders %s as a reader sees it', (written, seen) => {
  expect(renderMarkdown(written, reader)).toBe(seen);
});

it('shows times in the zone of the reader', async () => {
  const { discord } = await startWithMia();
  const said = await discord.as('mia').say({ channel: 'videos', text: `at <t:${at}:t>` });

  expect(discord.render(said)).toBe('at 7:00 PM');
  expect(discord.render(said, { timeZone: 'America/Los_Angeles' })).toBe('at 10:00 AM');
  expect(discord.transcript('videos', { timeZone: 'Asia/Tokyo' })).toBe('mia      at 3:00 AM');
});
