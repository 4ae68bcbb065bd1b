/**
 * Whatever is shown of an audience, a setting or a way, its reader may type: the words are taken from what is drawn, so
 * that a new one is held to it as well.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../src/bots/desk/commands/index.ts';
import { drawChoiceForm } from '../../../src/bots/desk/forms/choose.ts';
import { drawEditForm } from '../../../src/bots/desk/forms/edit.ts';
import { drawProfileSettings } from '../../../src/bots/desk/forms/profile-settings.ts';
import type { OpenedForm } from '../../../src/bots/desk/index.ts';
import { drawCard } from '../../../src/bots/desk/view/card.ts';
import { sayWanted } from '../../../src/bots/desk/view/hand-over.ts';
import { type PostSettings, type PostView, type ProfileView, privacyLevels } from '../../../src/core/index.ts';
import { type PostRequest, understand, understandFollowUp } from '../../../src/core/understanding/index.ts';
import { lineText } from './plain-text.ts';
import { postView } from './post-view.ts';

const moment = { now: new Date('2026-03-10T09:00:00Z'), timeZone: 'Europe/Berlin', locale: 'en-GB' };

type Meant = Pick<PostRequest, 'privacy' | 'way'> & { readonly settings?: Partial<PostSettings> };

function read(text: string): Meant & { readonly caption?: string } {
  const request = understand(text, { ...moment, place: 'mention', hasVideo: true });
  return request.kind === 'post' || request.kind === 'slot' ? request : {};
}

/** Behind the caption, before it, and as it stands. */
function expectUnderstood(shown: string, meant: Meant): void {
  for (const words of new Set([shown, shown.toLowerCase()])) {
    expect([words, read(`post tomorrow 7pm Hello, ${words}`)]).toEqual([
      words,
      expect.objectContaining({ ...meant, caption: 'Hello' }),
    ]);
    expect([words, read(`post tomorrow 7pm, ${words}: Hello`)]).toEqual([
      words,
      expect.objectContaining({ ...meant, caption: 'Hello' }),
    ]);
  }
}

/** What an option of a field is in words; null where it says nothing of a post. A field that is not here is refused. */
const fieldsOfPosts: Readonly<Record<string, (value: string) => Meant | null>> = {
  audience: (value) => {
    const privacy = privacyLevels.find((level) => level === value);
    return privacy ? { privacy } : null;
  },
  privacy: (value) => fieldsOfPosts.audience?.(value) ?? null,
  interactions: (value) => ({ settings: allowed[value] ?? {} }),
  ai: () => ({ settings: { aiGenerated: true } }),
  disclosure: (value) => disclosed[value] ?? null,
  promotes: (value) => disclosed[value] ?? null,
  way: (value) => {
    const way = ways.find((one) => one === value);
    return way ? { way } : null;
  },
  ask: () => null,
  // Of an account, and of a list.
  may: () => null,
  whose: () => null,
};

const allowed: Readonly<Record<string, Partial<PostSettings>>> = {
  comments: { disableComment: false },
  duet: { disableDuet: false },
  stitch: { disableStitch: false },
};

const disclosed: Readonly<Record<string, Meant>> = {
  brand: { settings: { brandOrganic: true } },
  branded: { settings: { brandContent: true } },
};

const ways = ['direct', 'inbox', 'by_hand'] as const;

interface Shown {
  readonly field: string;
  readonly value: string;
  readonly label: string;
}

const optionsOf = ({ fields }: OpenedForm): Shown[] =>
  fields.flatMap(({ name: field, options = [] }) => options.map(({ value, label }) => ({ field, value, label })));

const none = { commentDisabled: false, duetDisabled: false, stitchDisabled: false };
const offered = { nickname: 'Ramen', username: 'ramen', privacyLevelOptions: [...privacyLevels], maxVideoSeconds: 600 };
const editedPost = (post: Partial<PostView>) => ({
  post: postView(post),
  timeZone: 'Europe/Berlin',
  offered: { ...offered, ...none },
  hasTikTok: true,
});

const profile: ProfileView = {
  id: '0192f0c1-0000-7000-8000-000000000003',
  workspaceId: 'w',
  workspaceName: 'Ramen House',
  handle: 'ramen',
  account: '@ramen',
  isHandleKnown: true,
  nickname: 'Ramen House',
  owner: { id: 'o', externalId: 'U1', name: 'mia' },
  ownerLeftAt: null,
  mode: 'direct',
  ways,
  status: 'active',
  inactiveReason: null,
  inactiveAt: null,
  shared: true,
  asksEveryTime: false,
  askEveryTime: null,
  defaults: { privacyLevel: null, disableComment: false, disableDuet: false, disableStitch: false },
  offeredAudiences: null,
  isDefault: true,
  connectedAt: moment.now,
  accessExpiresAt: null,
  refreshExpiresAt: null,
  waitingPosts: 0,
};

const forms = (): OpenedForm[] => [
  drawEditForm(editedPost({}), 'all', {}, []),
  drawChoiceForm(editedPost({ state: 'draft', missing: 'choices', chosenInWords: {} }), 'all', { disclosure: 'on' }),
  drawChoiceForm(editedPost({ state: 'draft', missing: 'choices', chosenInWords: {} }), 'main', {}),
  drawEditForm(editedPost({}), 'main', {}, []),
  drawEditForm(editedPost({}), 'more'),
  drawEditForm(editedPost({}), 'where'),
  drawProfileSettings(profile),
];

const inCommands: Shown[] = commands
  .flatMap(({ options = [] }) => options)
  .flatMap(({ name: field, choices = [] }) => choices.map(({ label, value }) => ({ field, value, label })));

describe('an option of a form or a command', () => {
  const all = [...forms().flatMap(optionsOf), ...inCommands];
  const known = new Map(all.map((shown) => [`${shown.field} ${shown.label}`, shown]));

  test('of every kind was found', () => {
    expect(new Set(all.map(({ field }) => field))).toEqual(new Set(Object.keys(fieldsOfPosts)));
  });

  test.each([...known.values()])('“$label” can be typed', ({ field, value, label }) => {
    const meant = fieldsOfPosts[field]?.(value);
    if (meant) expectUnderstood(label, meant);
  });
});

const settings = fc.record({
  privacyLevel: fc.constantFrom(...privacyLevels),
  disableComment: fc.boolean(),
  disableDuet: fc.boolean(),
  disableStitch: fc.boolean(),
  brandContent: fc.boolean(),
  brandOrganic: fc.boolean(),
  aiGenerated: fc.boolean(),
  coverTimestampMs: fc.integer({ min: 0, max: 599_999 }),
});

/** An own brand beside a paid one, the cover at the start, and what is off are not said. */
function expectSame(found: Meant, { privacyLevel, ...wanted }: PostView['settings']): void {
  expect(found.privacy).toBe(privacyLevel);
  const all = { brandContent: false, brandOrganic: false, aiGenerated: false, coverTimestampMs: 0, ...found.settings };
  const brandOrganic = wanted.brandContent ? all.brandOrganic : wanted.brandOrganic;
  expect(all).toEqual({ ...wanted, brandOrganic });
}

/** Behind the account's name, on the line that begins with it. */
function termsOn(post: PostView): string {
  const lines = drawCard(post, 'slack').lines.map(lineText);
  const line = lines.find((text) => text.startsWith('Ramen House')) ?? '';
  return line.split(' · ').slice(1).join(', ');
}

describe('what a card shows of a post', () => {
  test('can be typed as it stands, whatever was chosen', () => {
    fc.assert(
      fc.property(settings, (chosen) => {
        const words = termsOn(postView({ settings: chosen }));
        expectSame(read(`post tomorrow 7pm, ${words}: Hello`), chosen);
        expectSame(read(`post tomorrow 7pm Hello, ${words}`), chosen);
      }),
    );
  });

  test('can be said in its thread, piece by piece', () => {
    fc.assert(
      fc.property(settings, (chosen) => {
        for (const words of termsOn(postView({ settings: chosen })).split(', ')) {
          const { kind } = understandFollowUp(words, { ...moment, codes: [] });
          // "comments on" and "duet and stitch off" stand apart by a comma; "comments" alone is no word of its own.
          if (!/^(?:comments|duet|stitch)$/.test(words)) expect([words, kind]).not.toEqual([words, 'none']);
        }
      }),
    );
  });

  test('by hand names what was asked for in words that can be typed', () => {
    fc.assert(
      fc.property(settings, (chosen) => {
        const byHand = { account: null, wanted: chosen };
        const words = sayWanted(postView({ way: 'by_hand', byHand }));
        expectSame(read(`post tomorrow 7pm, ${words}: Hello`), chosen);
      }),
    );
  });
});
