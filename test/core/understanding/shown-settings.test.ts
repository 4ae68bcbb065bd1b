import { describe, expect, it } from 'vitest';
import { type PostRequest, understand, understandFollowUp } from '../../../src/core/understanding/index.ts';
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

/** Of the state of a draft, of the way to it, and of audiences where nothing is chosen from. */
describe.each([
  ['in your TikTok inbox', { way: 'inbox' }],
  ['to the TikTok inbox', { way: 'inbox' }],
  ['nobody but you can see it', { privacy: 'SELF_ONLY' }],
  ['for everyone', { privacy: 'PUBLIC_TO_EVERYONE' }],
  ['for everybody', { privacy: 'PUBLIC_TO_EVERYONE' }],
  ['for friends only', { privacy: 'MUTUAL_FOLLOW_FRIENDS' }],
] as const)('what is said elsewhere as “%s”', (words, meant) => {
  it.each([`post tomorrow 7pm Hello, ${words}`, `post tomorrow 7pm, ${words}: Hello`])('is meant in %j', (text) => {
    expect(firstReading(text)).toMatchObject({ ...meant, caption: 'Hello' });
  });

  it('is meant in the thread of a post', () => {
    const { now, timeZone } = inChannel;
    expect(understandFollowUp(words, { now, timeZone, codes: [] })).toMatchObject(meant);
  });
});

it.each([
  'post this to my TikTok inbox tomorrow 7pm',
  'post to the tiktok inbox tomorrow 7pm: Hello',
  'put this in our TikTok drafts tomorrow 7pm',
  'send it to my TikTok inbox, tomorrow 7pm',
])('the inbox is no word of a caption behind the name of the place: %j', (text) => {
  const request = firstReading(text);
  expect(request.way).toBe('inbox');
  expect(request.caption).not.toMatch(/inbox|drafts/i);
});

it.each([
  ['post this to my TikTok inbox tomorrow 7pm', { way: 'inbox' }],
  ['post this as a draft tomorrow 7pm', { way: 'inbox' }],
  ['post it by hand tomorrow 7pm', { way: 'by_hand' }],
  ['post this as a draft', { way: 'inbox' }],
  ['post the video with no comments tomorrow 7pm', { settings: { disableComment: true } }],
])('what is posted is no caption before a wish: %j', (text, meant) => {
  const request = firstReading(text);
  expect(request).toMatchObject({ ...meant, caption: '' });
  expect(request.otherReading).toBeUndefined();
});

it.each(['post tomorrow 7pm Hello everyone', 'post tomorrow 7pm New drop, now in your inbox'])(
  'other words with them stay in the caption: %j',
  (text) => {
    expect(firstReading(text)).toMatchObject({ caption: text.slice('post tomorrow 7pm '.length) });
  },
);
