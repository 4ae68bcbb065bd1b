/** The longest lists with the longest captions and names: each platform takes them, and what is left out is counted. */
import { describe, expect, test } from 'vitest';
import { checkMessageBlocks } from '../../sandbox/slack/blocks/check-blocks.ts';
import { digestOf } from '../../src/bots/desk/calendar/digest.ts';
import { showHistory, showQueue } from '../../src/bots/desk/commands/index.ts';
import type { DeskDeps } from '../../src/bots/desk/deps.ts';
import type { Message } from '../../src/bots/desk/index.ts';
import { drawTimeline } from '../../src/bots/desk/view/index.ts';
import { presentMessage as presentOnDiscord } from '../../src/bots/discord/components/present-message.ts';
import { presentMessage as presentOnSlack } from '../../src/bots/slack/blocks/present-message.ts';
import type { PostTimeline, PostView } from '../../src/core/index.ts';
import { postView } from './desk/post-view.ts';
import { senderOf } from './desk/sender.ts';

const id = (serial: number) => `0192f0c1-0000-7000-8000-${String(serial).padStart(12, '0')}`;
const pieces = ['x', '&<>"\'', '🍜', '*_~`|>', '👩‍👩‍👧‍👦'] as const;

/** What stands in all texts of the message, within what both platforms take. */
function textOf(message: Message): string {
  const { blocks } = presentOnSlack(message);
  expect(checkMessageBlocks(blocks, new Set())).toEqual([]);
  const { components } = presentOnDiscord(message);
  const contents = JSON.stringify(components).match(/"content":"(?:[^"\\]|\\.)*"/gu) ?? [];
  const text = contents.map((content) => String(JSON.parse(`{${content}}`).content)).join('\n');
  expect(text.length).toBeLessThanOrEqual(4000);
  expect(text).not.toMatch(/\p{Surrogate}/u);
  return text;
}

const posts = (piece: string, more: Partial<PostView>, count: number): PostView[] =>
  Array.from({ length: count }, (_, serial) =>
    postView({
      id: id(serial),
      code: `k7q${serial}`,
      caption: piece.repeat(Math.floor(2200 / piece.length)),
      profile: {
        id: id(99),
        handle: 'x'.repeat(24),
        nickname: piece.repeat(Math.floor(30 / piece.length)),
        isHandleKnown: serial % 2 === 0,
        switchedOff: [],
        maxVideoSeconds: null,
      },
      ...more,
    }),
  );

const out = {
  state: 'published',
  videoId: '7571234567890123456',
  publishedAt: new Date('2026-11-24T15:00:00Z'),
} as const;

function deskWith(all: PostView[]): DeskDeps {
  const page = async ({ take = 10 }: { take?: number }) => ({ posts: all.slice(0, take), total: all.length });
  const core = { posts: { queue: page, history: page, between: page, privateThreads: async () => [] } };
  return { core, platform: 'discord', clock: { now: () => new Date('2026-11-24T15:00:00Z') } } as unknown as DeskDeps;
}

const sender = senderOf({ id: id(1), workspaceId: id(2), externalId: '1' });

describe.each(pieces)('of %j', (piece) => {
  test('ten posts stand on a page of the queue and of the history', async () => {
    const coming = textOf(await showQueue(deskWith(posts(piece, {}, 10)), { sender }));
    const ended = textOf(await showHistory(deskWith(posts(piece, out, 10)), { sender }));
    for (let serial = 0; serial < 10; serial += 1) {
      expect(coming).toContain(`k7q${serial}`);
      expect(ended).toContain(`k7q${serial}`);
    }
  });

  test('a digest of three full chapters keeps all of them', async () => {
    const states = [out, { state: 'scheduled' }, { state: 'on_hold' }] as const;
    const all = states.flatMap((more, at) => posts(piece, { ...more, id: id(at) }, 30));
    const facts = {
      timeZone: 'America/Argentina/ComodRivadavia',
      from: '2026-11-30T12:00:00Z',
      workspaceId: id(2),
      channel: '1',
    };
    const body = { kind: 'answer', data: { answer: 'digest', facts } } as const;
    const digest = await digestOf(deskWith(all), { id: id(3), mention: null, post: null, body });
    const text = textOf(digest ?? { lines: [] });
    for (const title of ['Went out last week', 'Planned this week', 'Waiting for somebody'])
      expect(text).toContain(title);
    expect(text.match(/\+\d+ more/gu)).toHaveLength(3);
    expect(text).toContain('/schedy calendar');
  });

  test('a long life keeps its beginning and its last steps, and counts those between', () => {
    const event = { by: 'Mia', reason: null, problem: null, code: null, logId: null, from: null, dueAt: null };
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 12, minute));
    const steps = Array.from({ length: 60 }, (_, step) => ({
      ...event,
      what: step % 2 === 0 ? 'changes_asked' : 'changed',
      reason: piece.repeat(Math.floor(200 / piece.length)),
      at: at(step + 1),
    }));
    const events = [{ ...event, what: 'dropped', at: at(0) }, ...steps, { ...event, what: 'cancel', at: at(62) }];
    const timeline = {
      post: posts(piece, { state: 'cancelled' }, 1)[0],
      author: 'Mia',
      events,
    } as unknown as PostTimeline;
    const text = textOf(drawTimeline(timeline, 'Europe/Berlin'));
    expect(text).toContain('the video was dropped by Mia');
    expect(text).toContain('it was cancelled by Mia');
    expect(text).toMatch(/… \d+ steps in between …/);
  });
});
