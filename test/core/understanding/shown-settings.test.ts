import { describe, expect, it } from 'vitest';
import { type PostRequest, understand } from '../../../src/core/understanding/index.ts';
import type { PostSettings, PrivacyLevel } from '../../../src/core/understanding/request.ts';
import { sayExtras, sayInteractions, sayPrivacy, saySettings } from '../../../src/core/understanding/say-settings.ts';
import { inChannel } from './tell-request.ts';

const LEVELS: readonly PrivacyLevel[] = [
  'PUBLIC_TO_EVERYONE',
  'MUTUAL_FOLLOW_FRIENDS',
  'FOLLOWER_OF_CREATOR',
  'SELF_ONLY',
];
const FRONTS = ['post now Hello', 'post now Hello,', 'post tomorrow 7pm New ramen', 'post Fresh noodles tomorrow 7pm,'];

/** What is taken first; a second reading, with the words as caption, may be asked about. */
function firstReading(text: string): PostRequest {
  const request = understand(text, inChannel);
  if (request.kind !== 'post') throw new Error(`${text}: ${request.kind}`);
  return request;
}

describe.each(LEVELS)('the words that show %s', (level) => {
  const words = sayPrivacy(level);

  it.each(FRONTS)('mean it behind %j', (front) => {
    const request = firstReading(`${front} ${words}`);
    expect(request.privacy).toBe(level);
    expect(request.caption).not.toContain(words);
  });

  it.each([`post ${words}, tomorrow 7pm: Hello`, `post tomorrow 7pm ${words}: Hello`, `${words}, tomorrow 7pm: Hello`])(
    'mean it in %j',
    (text) => {
      expect(firstReading(text)).toMatchObject({ privacy: level, caption: 'Hello' });
    },
  );

  it('are never both audience and caption in silence', () => {
    const { privacy, otherReading } = firstReading(`post now Dinner ${words}`);
    expect(privacy === 'SELF_ONLY' || otherReading !== undefined).toBe(true);
  });
});

describe('a closing "private" with a capital', () => {
  it.each([
    ['post now Hello Private', 'Hello'],
    ['post now Saving Private', 'Saving'],
    ['post tomorrow 7pm Ramen drop Private', 'Ramen drop'],
    ['post tomorrow 7pm Ramen drop Only Me', 'Ramen drop'],
  ])('counts or is asked about: %j', (text, caption) => {
    const { privacy, otherReading, caption: taken } = firstReading(text);
    expect([privacy, otherReading?.privacy]).toContain('SELF_ONLY');
    expect(taken).toBe(caption);
  });
});

const SETTINGS: readonly PostSettings[] = [
  ...(['disableComment', 'disableDuet', 'disableStitch'] as const).flatMap((name) => [
    { [name]: true },
    { [name]: false },
  ]),
  { brandContent: true },
  { brandOrganic: true },
  { aiGenerated: true },
  { coverTimestampMs: 3000 },
  { coverTimestampMs: 2500 },
];

describe.each(SETTINGS)('the words that show %j', (settings) => {
  const words = saySettings(settings).join(', ');

  it.each(FRONTS)('mean it behind %j', (front) => {
    const request = firstReading(`${front} ${words}`);
    expect(request.settings).toEqual(settings);
    expect(request.caption).not.toContain(words);
  });

  it.each([`post tomorrow 7pm ${words}: Hello`, `${words}, tomorrow 7pm: Hello`])('mean it in %j', (text) => {
    expect(firstReading(text)).toMatchObject({ settings, caption: 'Hello' });
  });
});

describe('the words of a card', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7])('for interactions mean what they show (%i)', (bits) => {
    const settings = { disableComment: (bits & 1) > 0, disableDuet: (bits & 2) > 0, disableStitch: (bits & 4) > 0 };
    const shown = sayInteractions(settings);
    expect(firstReading(`post tomorrow 7pm Hello, ${shown}`)).toMatchObject({ settings, caption: 'Hello' });
    expect(firstReading(`post tomorrow 7pm, ${shown}: Hello`)).toMatchObject({ settings, caption: 'Hello' });
  });

  it('for everything else mean what they show, all at once', () => {
    const settings = { brandContent: true, aiGenerated: true, coverTimestampMs: 1500 };
    const shown = sayExtras(settings).join(', ');
    expect(firstReading(`post tomorrow 7pm, ${shown}: Hello`)).toMatchObject({ settings, caption: 'Hello' });
  });
});
