/**
 * Whatever people write into captions, file names, handles and reasons: it mentions nobody, and every card and reply
 * stays within what the platform takes.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { componentsV2 } from '../../sandbox/discord/components/in-messages.ts';
import { everyComponent } from '../../sandbox/discord/components/tree.ts';
import { checkMessageBlocks } from '../../sandbox/slack/blocks/check-blocks.ts';
import { drawCard, drawReply, type Message } from '../../src/bots/desk/view/index.ts';
import { presentMessage as presentOnDiscord } from '../../src/bots/discord/components/present-message.ts';
import { presentMessage as presentOnSlack } from '../../src/bots/slack/blocks/present-message.ts';
import type { NoticeToSend, PostView } from '../../src/core/index.ts';
import { postView } from './desk/post-view.ts';

const pieces = [
  '*',
  '_',
  '~',
  '`',
  '```',
  '<',
  '>',
  '&',
  '|',
  '\\',
  '#',
  '-',
  '+',
  '1.',
  '[a](x)',
  '@',
  ' ',
  '\n',
  '@everyone',
  '@here',
  '<!channel>',
  '<@U0MIA>',
  '<@123456789012345678>',
  '<#C0FOOD>',
  '<!subteam^S1>',
  ':ramen:',
  'Sale',
  'ramen',
  '🍜',
  '日本',
  '“',
  '_mia_',
  '*new*',
  '~old~',
  '`k7qm`',
  '**both**',
];
const hostile = (most: number) =>
  fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 40 })
    .map((chosen) => chosen.join('').slice(0, most))
    .filter((text) => text.trim() !== '');
const oneLine = (most: number) => hostile(most).map((text) => text.replaceAll(/\s+/g, ' ').trim() || 'x');

const states: readonly Partial<PostView>[] = [
  {},
  { state: 'draft', missing: 'choices', chosenInWords: {} },
  { state: 'published', videoId: '7571234567890123456' },
  { state: 'handed_over', way: 'by_hand' },
  { state: 'failed', problem: { code: 'caption_too_long', facts: { length: 3000 } } },
  { state: 'on_hold', problem: { code: 'profile_inactive', facts: {} } },
];
const posts = fc
  .record({
    caption: hostile(2200),
    fileName: oneLine(255),
    nickname: oneLine(60),
    handle: fc.constantFrom('_mia_', '__x__', 'ramenhouse', '_'.repeat(24)),
    state: fc.constantFrom(...states),
  })
  .map(({ caption, fileName, nickname, handle, state }): PostView => {
    const plain = postView();
    const profile = { ...(plain.profile as NonNullable<PostView['profile']>), handle, nickname };
    return { ...plain, caption, video: { ...plain.video, fileName }, profile, ...state };
  });

const replies = (post: PostView, words: string): NoticeToSend[] => {
  const shared = { id: '0192f0c1-0000-7000-8000-0000000000ff', mention: 'U0MIA', post, plan: null };
  const bodies: NoticeToSend['body'][] = [
    { kind: 'published', data: {} },
    { kind: 'handed_over', data: {} },
    { kind: 'in_inbox', data: { pending: 2 } },
    { kind: 'failed', data: { code: 'tiktok_failed', facts: { reason: words, logId: words } } },
    { kind: 'answer', data: { answer: 'rejected', facts: { code: post.code, by: 'U0ADA', reason: words } } },
  ];
  return bodies.map((body) => ({ ...shared, body }));
};

function takenBySlack(message: Message): void {
  const { blocks, text } = presentOnSlack(message);
  expect(checkMessageBlocks(blocks, new Set())).toEqual([]);
  expect(text.length).toBeLessThan(40_000);
  // Where Slack reads marks; labels and rich text are literal.
  const marked = [...JSON.stringify(blocks).matchAll(/"type":"mrkdwn","text":("(?:[^"\\]|\\.)*")/g)];
  const drawn = [...marked.map(([, json = '""']) => String(JSON.parse(json))), text].join('\n');
  expect(drawn).not.toMatch(/<!(?!date\^)|<#|<@(?!U0MIA>|U0ADA>)/);
}

function takenByDiscord(message: Message): void {
  const { components, allowed_mentions } = presentOnDiscord(message);
  expect(componentsV2.safeParse(components).error?.issues ?? []).toEqual([]);
  expect(allowed_mentions).toMatchObject({ parse: [] });
  const contents = everyComponent(components as never).map(({ content }) => String(content ?? ''));
  expect(contents.join('').length).toBeLessThanOrEqual(4000);
}

test('every card and reply is taken by both platforms, and mentions whom we mention alone', () => {
  fc.assert(
    fc.property(posts, oneLine(500), (post, words) => {
      takenBySlack(drawCard(post, 'slack'));
      takenByDiscord(drawCard(post, 'discord'));
      for (const notice of replies(post, words)) {
        takenBySlack(drawReply(notice, 'slack'));
        takenByDiscord(drawReply(notice, 'discord'));
      }
    }),
    { numRuns: 150 },
  );
});
