/** A plan of many videos with long names and captions: each platform takes it, and shows every post of it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkMessageBlocks } from '../../sandbox/slack/blocks/check-blocks.ts';
import { drawReply } from '../../src/bots/desk/view/index.ts';
import { presentMessage as presentOnDiscord } from '../../src/bots/discord/components/present-message.ts';
import { presentMessage as presentOnSlack } from '../../src/bots/slack/blocks/present-message.ts';
import type { PlanView } from '../../src/core/index.ts';
import { postView } from './desk/post-view.ts';

const id = (serial: number) => `0192f0c1-0000-7000-8000-${String(serial).padStart(12, '0')}`;
const long = (most: number) =>
  fc
    .constantFrom('x', '&<>"\'', '🍜', '*_~`|>', '👩‍👩‍👧‍👦')
    .map((piece) => piece.repeat(Math.floor(most / piece.length)));

const plans = fc
  .record({
    count: fc.integer({ min: 2, max: 20 }),
    caption: long(2200),
    fileName: long(200),
    state: fc.constantFrom('proposed' as const, 'confirmed' as const, 'undone' as const),
    needsApproval: fc.boolean(),
  })
  .map(({ count, caption, fileName, state, needsApproval }): PlanView => {
    const posts = Array.from({ length: count }, (_, index) => {
      const letter = String.fromCharCode('a'.charCodeAt(0) + index);
      const own = { id: id(index), code: `k7q${letter}`, letter, caption, planId: id(99) };
      const video = { ...postView().video, id: id(index), fileName };
      const waits = needsApproval && state === 'confirmed';
      const stands = waits ? { state: 'scheduled' as const, approval: { round: 1, isNow: false } } : {};
      return {
        post: postView({ ...own, video, state: 'draft', missing: waits ? null : 'plan', ...stands }),
        at: new Date('2026-11-30T09:00:00Z'),
      };
    });
    const codes = ['posts_many_that_hour', 'posts_many_that_day', 'posts_close_together'];
    return {
      id: id(99),
      state,
      posts,
      advice: codes.map((code) => ({ code, facts: { limit: 1000, most: 3, minutes: 10 } })),
    };
  });

const facts = { planId: id(99), why: null, captions: 'same', words: '2 a day', isClockChosen: true, isZoneKnown: true };

test('within the limits of both platforms, with every post in it', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const told = { id: id(98), mention: 'UMIA', post: null, plan, body: { kind: 'plan', data: facts } } as const;
      const { blocks } = presentOnSlack(drawReply(told, 'slack'));
      expect(checkMessageBlocks(blocks, new Set())).toEqual([]);
      const { components } = presentOnDiscord(drawReply(told, 'discord'));
      const contents = JSON.stringify(components).match(/"content":"(?:[^"\\]|\\.)*"/gu) ?? [];
      const texts = contents.map((content) => String(JSON.parse(`{${content}}`).content));
      expect(texts.join('').length).toBeLessThanOrEqual(4000);
      for (const { post } of plan.posts) {
        expect(JSON.stringify(blocks)).toContain(post.code);
        expect(texts.join('\n')).toContain(post.code);
      }
    }),
    { numRuns: 60 },
  );
});
