import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type PostRequest,
  type Request,
  type SlotRequest,
  understand,
  understandFollowUp,
} from '../../../src/core/understanding/index.ts';
import { direct, inChannel, mentioned } from './tell-request.ts';

const parts = fc.constantFrom(
  'post',
  'schedule',
  'please',
  'this',
  'tomorrow',
  'friday',
  '7pm',
  '7',
  'at',
  'in 2 hours',
  'now',
  'private',
  'no comments',
  'on @brand',
  '"',
  '#food',
  '#2026',
  '\n',
  ',',
  ':',
  ' - ',
  'New',
  'ramen',
  '🍜',
  '5 minute pasta',
  'See you',
  '?',
  '!',
  '(',
  ')',
  '31 feb',
  'yesterday',
  'next slot',
  'caption:',
  'and',
  "don't",
  '<@U0SCHEDY>',
  '24 Dec',
  '19h30',
  '7pm PST',
);
const messages = fc.oneof(
  fc.array(parts, { maxLength: 12 }).map((each) => each.join(' ')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }).map((caption) => `post tomorrow 7pm ${caption}`),
);
const contexts = fc.constantFrom(inChannel, direct, mentioned);

function postsOf(request: Request): readonly (PostRequest | SlotRequest)[] {
  if (request.kind !== 'post' && request.kind !== 'slot') return [];
  return request.otherReading ? [request, request.otherReading] : [request];
}

function momentsOf(post: PostRequest | SlotRequest): readonly Date[] {
  if (post.kind === 'slot') return [];
  if (post.when.kind === 'at') return [post.when.at];
  return post.when.kind === 'ambiguous' ? post.when.alternatives.map(({ at }) => at) : [];
}

/** True when a text becomes the other by leaving characters out. */
function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const unit of whole) if (part.startsWith(unit, at)) at += unit.length;
  return at >= part.length;
}

describe('understand', () => {
  it('never schedules for the past', () => {
    fc.assert(
      fc.property(messages, contexts, (text, context) => {
        const moments = postsOf(understand(text, context)).flatMap(momentsOf);
        expect(moments.filter((at) => !(at >= context.now))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("adds nothing to the author's words", () => {
    fc.assert(
      fc.property(messages, contexts, (text, context) => {
        const captions = postsOf(understand(text, context)).map(({ caption }) => caption);
        expect(captions.filter((caption) => !isWithin(caption, text))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps a caption fenced by quotes to the letter, whatever it is', () => {
    const captions = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((caption) => !/["“”„]/u.test(caption));
    fc.assert(
      fc.property(captions, (caption) => {
        const request = understand(`post tomorrow 7pm "${caption}"`, inChannel);
        expect(request).toMatchObject({ kind: 'post', caption });
      }),
      { numRuns: 300 },
    );
  });
});

describe('hostile messages', () => {
  const pieces = ['a ', '#a ', 'private ', '7 ', 'tomorrow ', '24 dec ', '1:', 'in 1 ', ' ', '\n'];
  const more = ['"', ',', '🍜', '<@U0SCHEDY> ', 'please ', 'no comments, ', '- ', 'e\u0301', '\ud800'];
  const long = (piece: string) => piece.repeat(10_000 / piece.length);

  it.each([...pieces, ...more])('10,000 characters of %j are read quickly', (piece) => {
    const texts = [long(piece), `post ${long(piece)}`, `post ${long(piece)} tomorrow 7pm`];
    // The first of each kind compiles its word tables.
    understand('post tomorrow 7pm New ramen', direct);
    for (const words of ['move to 8pm', `post ${piece}`, `post ${piece} tomorrow 7pm`])
      understandFollowUp(words, direct);
    for (const text of texts) {
      // The time this process worked, not the time it waited for others.
      const start = process.cpuUsage();
      understand(text, direct);
      understandFollowUp(text, direct);
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1000).toBeLessThan(400);
    }
  });
});
