/**
 * TikTok's Content Sharing Guidelines, held against what is really drawn: their literal sentences (copied here, because
 * reviewers compare them letter by letter) and their defaults, on each platform, for the form and the card of an account
 * that asks every time.
 */
import { describe, expect, test } from 'vitest';
import { drawChoiceForm } from '../../src/bots/desk/forms/choose.ts';
import { drawEditForm } from '../../src/bots/desk/forms/edit.ts';
import { chosenOf } from '../../src/bots/desk/forms/edited-post.ts';
import { drawCard, drawReply } from '../../src/bots/desk/view/index.ts';
import { presentOpened, presentForm as presentPlainForm } from '../../src/bots/discord/components/present-form.ts';
import { presentMessage as onDiscord } from '../../src/bots/discord/components/present-message.ts';
import { presentForm } from '../../src/bots/slack/blocks/present-form.ts';
import { presentMessage as onSlack } from '../../src/bots/slack/blocks/present-message.ts';
import { consentText, type PlanView, type PostSettings, type PostView } from '../../src/core/index.ts';
import { postView } from '../bots/desk/post-view.ts';

const sentences = {
  consent: "By posting, you agree to TikTok's Music Usage Confirmation",
  brandedConsent: "By posting, you agree to TikTok's Branded Content Policy and Music Usage Confirmation.",
  promotional: "Your photo/video will be labeled as 'Promotional content'",
  paid: "Your photo/video will be labeled as 'Paid partnership'",
  missing: 'You need to indicate if your content promotes yourself, a third party, or both.',
  brandedPrivate: 'Branded content visibility cannot be set to private.',
  soon: 'it may take a few minutes for the content to process and be visible on',
};

const levels = ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'] as const;
const creator = {
  nickname: 'Ramen House',
  username: 'ramenhouse',
  privacyLevelOptions: levels,
  maxVideoSeconds: 600,
  commentDisabled: false,
  duetDisabled: false,
  stitchDisabled: false,
};

const toChoose = (words: Partial<PostSettings> = {}, differences: Partial<PostView> = {}): PostView =>
  postView({ state: 'draft', missing: 'choices', chosenInWords: words, ...differences });

interface Field {
  readonly options: readonly string[];
  readonly ticked: readonly string[];
}

interface DrawnForm {
  /** Everything that can be read, in its order. */
  readonly text: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** The text of the part that stands right before the button which sends the form. */
  readonly last: string;
}

interface Wanted {
  readonly words?: Partial<PostSettings>;
  readonly typed?: Record<string, string>;
  readonly offered?: Partial<typeof creator>;
}

const edited = ({ words = {}, offered = {} }: Wanted) => ({
  post: toChoose(words),
  offered: { ...creator, ...offered },
  timeZone: 'Europe/Berlin',
  hasTikTok: true,
});

interface Part {
  readonly [name: string]: unknown;
}

/** Every text that a person reads somewhere below, marks of formatting aside. */
function readable(part: unknown): string {
  if (Array.isArray(part)) return part.map(readable).join('\n');
  if (typeof part !== 'object' || part === null) return '';
  return Object.entries(part)
    .flatMap(([name, value]) => {
      if (typeof value !== 'string') return [readable(value)];
      return ['text', 'label', 'description', 'content', 'placeholder', 'title'].includes(name) ? [value] : [];
    })
    .filter((text) => text !== '')
    .join('\n');
}

/** Links are drawn as their labels alone. */
const unlinked = (text: string): string =>
  text
    .replace(/<[^|>]+\|([^>]+)>/g, '$1')
    .replace(/\[([^\]]+)\]\(<?[^)]+>?\)/g, '$1')
    .replaceAll('\\', '');

function drawOnSlack(wanted: Wanted): DrawnForm {
  const view = presentForm(drawChoiceForm(edited(wanted), 'all', wanted.typed), { channel: null, thread: null });
  const blocks = view.blocks as unknown as Part[];
  const fields = blocks.flatMap(({ block_id, element }) => {
    const {
      options = [],
      initial_option,
      initial_options = [],
    } = (element ?? {}) as {
      options?: { value: string }[];
      initial_option?: { value: string };
      initial_options?: { value: string }[];
    };
    const ticked = [...(initial_option ? [initial_option] : []), ...initial_options].map(({ value }) => value);
    return block_id ? [[String(block_id), { options: options.map(({ value }) => value), ticked }] as const] : [];
  });
  return {
    text: unlinked(readable(view)),
    fields: Object.fromEntries(fields),
    last: unlinked(readable(blocks.at(-1))),
  };
}

function drawOnDiscord(wanted: Wanted): DrawnForm {
  const modal = presentOpened(drawChoiceForm(edited(wanted), 'main', wanted.typed), null);
  const parts = modal.components as unknown as Part[];
  const fields = parts.flatMap(({ component }) => {
    const { custom_id, options = [] } = (component ?? {}) as {
      custom_id?: string;
      options?: { value: string; default?: boolean }[];
    };
    const ticked = options.filter((option) => option.default).map(({ value }) => value);
    return custom_id ? [[custom_id, { options: options.map(({ value }) => value), ticked }] as const] : [];
  });
  return {
    text: unlinked(readable(modal)),
    fields: Object.fromEntries(fields),
    last: unlinked(readable(parts.at(-1))),
  };
}

const draw = { slack: drawOnSlack, discord: drawOnDiscord } as const;

describe.each(['slack', 'discord'] as const)('on %s the choice form', (platform) => {
  const drawn = (wanted: Wanted = {}) => draw[platform](wanted);

  test('preselects nothing, and names the creator (1a, 2b-2, 2c-2, 3a-1)', () => {
    const { fields, text } = drawn();
    for (const field of Object.values(fields)) expect(field.ticked).toEqual([]);
    expect(text).toContain('Ramen House');
    expect(fields).toHaveProperty('caption');
  });

  test('offers exactly the audiences that TikTok offers (2b-1)', () => {
    expect(drawn().fields.audience?.options).toEqual(levels);
    const offered = { privacyLevelOptions: ['FOLLOWER_OF_CREATOR', 'SELF_ONLY'] } as never;
    expect(drawn({ offered }).fields.audience?.options).toEqual(['FOLLOWER_OF_CREATOR', 'SELF_ONLY']);
  });

  test('offers no interaction that the creator has disabled, and says why (2c-1)', () => {
    const some = drawn({ offered: { duetDisabled: true } });
    expect(some.fields.interactions?.options).toEqual(['comments', 'stitch']);
    expect(some.text).toContain('Duet: off, because it is switched off in the account’s settings in the TikTok app');
    const none = drawn({ offered: { commentDisabled: true, duetDisabled: true, stitchDisabled: true } });
    expect(none.fields).not.toHaveProperty('interactions');
    expect(none.text).toContain(
      'Comments, duet, stitch: off, because it is switched off in the account’s settings in the TikTok app',
    );
  });

  test('ends with the sentence of consent, and with that of branded content where it is (2-N, 4)', () => {
    expect(drawn().last).toContain(`${sentences.consent}.`);
    const branded = drawn({ typed: { disclosure: 'on,branded', promotes: 'branded' } });
    expect(branded.last).toBe(sentences.brandedConsent);
    expect(drawn({ typed: { disclosure: 'on,brand', promotes: 'brand' } }).last).toContain(`${sentences.consent}.`);
  });

  test('fills in what the words of its author chose, for that is a choice', () => {
    const words = { privacyLevel: 'SELF_ONLY', disableComment: false, disableDuet: true } as const;
    const { fields } = drawn({ words });
    expect(fields.audience?.ticked).toEqual(['SELF_ONLY']);
    expect(fields.interactions?.ticked).toEqual(['comments']);
  });

  test('says what the label of a disclosed video is (3a-2, 3a-3, 3a-4)', () => {
    expect(drawn({ typed: { disclosure: 'on,brand', promotes: 'brand' } }).text).toContain(sentences.promotional);
    expect(drawn({ typed: { disclosure: 'on,branded', promotes: 'branded' } }).text).toContain(sentences.paid);
    expect(drawn({ typed: { disclosure: 'on,brand,branded', promotes: 'brand,branded' } }).text).toContain(
      sentences.paid,
    );
  });
});

describe('the Edit form', () => {
  const branded = { disclosure: 'on,branded', promotes: 'branded' };
  const planned = (differences: Partial<PostSettings> = {}) => ({
    post: postView({ settings: { ...postView().settings, ...differences } }),
    offered: creator,
    timeZone: 'Europe/Berlin',
    hasTikTok: true,
  });
  const lastOf = (parts: readonly unknown[]) => unlinked(readable(parts.at(-1)));

  test('on Slack ends with the sentence that the choices in it want, either way (4)', () => {
    const last = (edited: ReturnType<typeof planned>, typed: Record<string, string> = {}) =>
      lastOf(presentForm(drawEditForm(edited, 'all', typed), { channel: null, thread: null }).blocks);
    expect(last(planned())).toBe(`${sentences.consent}.`);
    expect(last(planned(), branded)).toBe(sentences.brandedConsent);
    expect(last(planned({ brandContent: true }))).toBe(sentences.brandedConsent);
    expect(last(planned({ brandContent: true }), { disclosure: '', promotes: 'branded' })).toBe(
      `${sentences.consent}.`,
    );
  });

  test('on Discord, where it cannot be drawn again, says both beside the choice, each where it holds (4)', () => {
    const form = (edited: ReturnType<typeof planned>, step: 'main' | 'more') =>
      presentOpened(drawEditForm(edited, step), null).components;
    const choice = form(planned(), 'more');
    expect(lastOf(choice)).toBe(`${sentences.consent}. With branded content: ${sentences.brandedConsent}`);
    expect(readable(choice.slice(0, -1))).not.toContain(sentences.consent);
    expect(lastOf(form(planned(), 'main'))).toBe(`${sentences.consent}.`);
    expect(lastOf(form(planned({ brandContent: true }), 'main'))).toBe(sentences.brandedConsent);
  });
});

test('the form of /schedy post on Discord ends with the sentence of consent (2-N)', () => {
  const { components } = presentPlainForm('post', 10_485_760);
  expect(components.length).toBeLessThanOrEqual(5);
  expect(unlinked(readable(components.at(-1)))).toBe(`${sentences.consent}.`);
});

describe('on Slack the choice form, drawn again as choices change', () => {
  test('asks what is promoted only once disclosure is on, and says that it must be indicated (3a-5, 3a-6)', () => {
    expect(drawOnSlack({}).fields).not.toHaveProperty('promotes');
    const on = drawOnSlack({ typed: { disclosure: 'on' } });
    expect(on.fields.promotes).toEqual({ options: ['brand', 'branded'], ticked: [] });
    expect(on.text).toContain(sentences.missing);
  });

  test('keeps private and branded apart, whichever came first (3b-1, 3b-2, 3b-3)', () => {
    const brandedFirst = drawOnSlack({ typed: { disclosure: 'on', promotes: 'branded' } });
    expect(brandedFirst.fields.audience?.options).toEqual(['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS']);
    expect(brandedFirst.text).toContain(sentences.brandedPrivate);
    for (const audience of ['SELF_ONLY', 'FOLLOWER_OF_CREATOR']) {
      const privateFirst = drawOnSlack({ typed: { audience, disclosure: 'on' } });
      expect(privateFirst.fields.promotes?.options).toEqual(['brand']);
      expect(privateFirst.text).toContain(sentences.brandedPrivate);
    }
  });
});

describe.each([
  ['slack', (message: Parameters<typeof onSlack>[0]) => onSlack(message)],
  ['discord', (message: Parameters<typeof onSlack>[0]) => onDiscord(message, { guild: null })],
] as const)('on %s the card', (platform, present) => {
  const cardOf = (post: PostView) => unlinked(readable(present(drawCard(post, platform))));
  const settingsOf = (differences: Partial<PostSettings>) => ({ settings: { ...postView().settings, ...differences } });

  test('has the sentence of consent, by what is disclosed (2-N, 4)', () => {
    expect(cardOf(postView())).toContain(`${sentences.consent}.`);
    expect(cardOf(postView(settingsOf({ brandOrganic: true })))).toContain(`${sentences.consent}.`);
    expect(cardOf(postView(settingsOf({ brandContent: true })))).toContain(sentences.brandedConsent);
  });

  test('says what the label of a disclosed video is (3a-2, 3a-3, 3a-4)', () => {
    expect(cardOf(postView(settingsOf({ brandOrganic: true })))).toContain(sentences.promotional);
    expect(cardOf(postView(settingsOf({ brandContent: true, brandOrganic: true })))).toContain(sentences.paid);
    expect(cardOf(postView())).not.toContain('will be labeled');
  });

  test('of a post that nobody has chosen for tells no audience of its own making, and names the creator (1a, 2b-2)', () => {
    const card = cardOf(toChoose());
    expect(card).toContain('Ramen House');
    expect(card).toContain('Choose audience and settings');
    expect(card).not.toMatch(/public|only you|comments/);
  });

  test('ends with its code and the sentence of consent, however much else is said in small print', () => {
    const codes = ['posts_many_that_hour', 'posts_many_that_day', 'media_bitrate_low', 'media_bitrate_high'];
    const advice = codes.map((code) => ({ code, facts: {} }));
    const card = cardOf(postView({ advice, approval: { round: 1, isNow: false }, caption: 'Steam' }));
    expect(card).toMatch(/k7qm · By posting, you agree to TikTok's .*Music Usage Confirmation/);
    expect(card).toContain('Only an approver decides, and nothing goes out before');
  });

  test('of a plan has the sentence beside its Confirm, and not where nothing of it is confirmed any more (2-N, 4)', () => {
    const planOf = (state: PlanView['state'], settings: Partial<PostSettings> = {}) => {
      const planned = postView({ state: 'draft', missing: 'plan', ...settingsOf(settings) });
      const plan: PlanView = { id: 'p1', state, posts: [{ post: planned, at: new Date() }], advice: [] } as never;
      const told = { mention: null, post: null, plan, body: { kind: 'plan', data: { planId: 'p1' } } } as never;
      return unlinked(readable(present(drawReply(told, platform))));
    };
    expect(planOf('proposed')).toContain(`${sentences.consent}.`);
    expect(planOf('proposed', { brandContent: true })).toContain(sentences.brandedConsent);
    expect(planOf('confirmed')).not.toContain(sentences.consent);
  });

  test('is followed by the word that it may take a few minutes (5d)', () => {
    const published = postView({ state: 'published', publishedAt: new Date() });
    const told = { mention: null, post: published, body: { kind: 'published', data: {} } } as never;
    expect(readable(present(drawReply(told, platform))).toLowerCase()).toContain(sentences.soon);
  });
});

test('the sentence that is kept with each consent is the one that is shown', () => {
  expect(consentText({ brandContent: false })).toBe(`${sentences.consent}.`);
  expect(consentText({ brandContent: true })).toBe(sentences.brandedConsent);
  expect(chosenOf({})).toMatchObject({ audience: '', interactions: '', disclosure: '', ai: '' });
});
