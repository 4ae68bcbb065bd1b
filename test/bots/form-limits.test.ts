/** Whatever people and TikTok call things, and however long they write: each platform takes every form. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modalData } from '../../sandbox/discord/components/in-modals.ts';
import { checkView } from '../../sandbox/slack/blocks/check-blocks.ts';
import { drawChoiceForm } from '../../src/bots/desk/forms/choose.ts';
import { drawEditForm } from '../../src/bots/desk/forms/edit.ts';
import type { EditedPost } from '../../src/bots/desk/forms/edited-post.ts';
import { drawMemberSettings } from '../../src/bots/desk/forms/member-settings.ts';
import { drawProfileSettings } from '../../src/bots/desk/forms/profile-settings.ts';
import { drawWorkspaceSettings } from '../../src/bots/desk/forms/workspace-settings.ts';
import type { OpenedForm } from '../../src/bots/desk/index.ts';
import { readFormId } from '../../src/bots/discord/components/draw-buttons.ts';
import { presentOpened } from '../../src/bots/discord/components/present-form.ts';
import { presentForm } from '../../src/bots/slack/blocks/present-form.ts';
import {
  type PostView,
  type PrivacyLevel,
  type ProfileView,
  privacyLevels,
  type Sender,
} from '../../src/core/index.ts';
import { postView } from './desk/post-view.ts';

/** The longest that a server's id gets. */
const guild = '9'.repeat(20);

function takenBySlack(form: OpenedForm): void {
  const view = presentForm(form, { channel: `C${'0'.repeat(20)}`, thread: '1795629600.123456' });
  expect(checkView(view, new Set())).toEqual([]);
}

function takenByDiscord(form: OpenedForm): void {
  const modal = presentOpened(form, guild);
  expect(modalData.safeParse(modal).error?.issues ?? []).toEqual([]);
  // Nothing of what comes back is cut off.
  expect(readFormId(modal.custom_id)).toEqual({ name: form.name, guild, value: form.value });
}

const words = (most: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: most }),
    fc.constantFrom('x', '&<>"\'', '🍜', '👩‍👩‍👧‍👦').map((piece) => piece.repeat(Math.floor(most / piece.length))),
  );

const levels = fc.subarray([...privacyLevels], { minLength: 1 });
const handles = fc.stringMatching(/^[a-z0-9_.]{1,24}$/);
const zones = fc.constantFrom('Etc/UTC', 'America/Argentina/ComodRivadavia', 'America/North_Dakota/New_Salem');

const profileOf = (handle: string, nickname: string): PostView['profile'] => ({
  id: '0192f0c1-0000-7000-8000-000000000003',
  handle,
  nickname,
  isHandleKnown: true,
  switchedOff: [],
  maxVideoSeconds: 600,
});

const chosen = fc.record(
  {
    audience: fc.constantFrom(...privacyLevels),
    disclosure: fc.constantFrom('', 'on', 'on,brand', 'on,brand,branded'),
    promotes: fc.constantFrom('', 'brand', 'branded', 'brand,branded'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Record<string, string>>;

const posts = fc
  .record({
    caption: words(2200),
    handle: handles,
    nickname: words(60),
    options: levels,
    timeZone: zones,
    off: fc.record({ commentDisabled: fc.boolean(), duetDisabled: fc.boolean(), stitchDisabled: fc.boolean() }),
    isDated: fc.boolean(),
    code: fc.stringMatching(/^[a-z][a-z0-9]{3,5}$/),
  })
  .map(({ caption, handle, nickname, options, timeZone, off, isDated, code }): EditedPost => {
    const dueAt = isDated ? new Date('2026-11-25T18:00:00Z') : null;
    const post = postView({
      caption,
      code,
      dueAt,
      profile: profileOf(handle, nickname),
      state: 'draft',
      missing: 'choices',
      chosenInWords: {},
    });
    const offered = {
      nickname,
      username: handle,
      privacyLevelOptions: options as PrivacyLevel[],
      maxVideoSeconds: 600,
    };
    return { post, timeZone, offered: { ...offered, ...off }, hasTikTok: true };
  });

/** The same post once it is scheduled, and as a draft that lacks something else. */
const others = (edited: EditedPost): EditedPost[] => {
  const { post } = edited;
  return [
    { ...edited, post: { ...post, state: 'scheduled', missing: null, chosenInWords: null } },
    { ...edited, post: { ...post, missing: 'time', dueAt: null, chosenInWords: null } },
    { ...edited, post: { ...post, way: 'inbox', chosenInWords: null }, offered: null },
  ];
};

describe('however long its caption and names are, a form', () => {
  test('of choices is taken by both platforms', () => {
    fc.assert(
      fc.property(posts, chosen, (edited, typed) => {
        takenBySlack(drawChoiceForm(edited, 'all', typed));
        takenByDiscord(drawChoiceForm(edited, 'main', typed));
      }),
    );
  });

  test('of everything about a post is taken by both platforms, in each of its steps', () => {
    fc.assert(
      fc.property(posts, chosen, (first, typed) => {
        for (const edited of [first, ...others(first)]) {
          takenBySlack(drawEditForm(edited, 'all', typed, [['x'.repeat(300)]]));
          takenByDiscord(drawEditForm(edited, 'main', typed, [['x'.repeat(300)]]));
          const more = drawEditForm(edited, 'more');
          if (more.fields.length > 0) takenByDiscord(more);
          takenByDiscord(drawEditForm(edited, 'where'));
        }
      }),
    );
  });

  test('of an account’s settings is taken by both platforms', () => {
    const ways = fc.subarray(['direct', 'inbox', 'by_hand'] as const, { minLength: 1 });
    const asking = fc.constantFrom(null, true, false);
    const accounts = fc.record({ account: words(64), ways, asking, offered: fc.option(levels), allowed: fc.boolean() });
    fc.assert(
      fc.property(accounts, fc.option(fc.constantFrom(...privacyLevels)), (one, privacyLevel) => {
        const off = { disableComment: !one.allowed, disableDuet: one.allowed, disableStitch: !one.allowed };
        const profile = {
          id: '0192f0c1-0000-7000-8000-000000000003',
          account: one.account,
          ways: one.ways,
          mode: 'by_hand',
          askEveryTime: one.asking,
          asksEveryTime: one.asking ?? false,
          defaults: { privacyLevel, ...off },
          offeredAudiences: one.offered,
        } as unknown as ProfileView;
        const form = drawProfileSettings(profile);
        takenBySlack(form);
        takenByDiscord(form);
      }),
    );
  });

  test('of a workspace’s settings is taken by both platforms', () => {
    const settings = fc.record({
      usualMinute: fc.integer({ min: 0, max: 1439 }),
      askEveryTime: fc.boolean(),
      guestsPost: fc.boolean(),
      approvals: fc.boolean(),
      approvers: fc.array(fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 17, maxLength: 19 }), {
        maxLength: 25,
      }),
      areApproversGone: fc.boolean(),
      listens: fc.boolean(),
      undoSeconds: fc.option(fc.integer({ min: 0, max: 600 })),
      digestChannel: fc.constant(null),
    });
    fc.assert(
      fc.property(settings, fc.boolean(), (held, isPersonal) => {
        const sender = { isPersonal, isAdmin: true } as unknown as Sender;
        takenBySlack(drawWorkspaceSettings(sender, held, 'slack'));
        takenByDiscord(drawWorkspaceSettings(sender, held, 'discord'));
      }),
    );
  });

  test('a member’s own', () => {
    const usualMinute = fc.option(fc.integer({ min: 0, max: 1439 }));
    fc.assert(
      fc.property(fc.record({ usualMinute, toldWhenPublished: fc.boolean() }), zones, (held, timeZone) => {
        const sender = { timeZone, isZoneKnown: true } as unknown as Sender;
        takenBySlack(drawMemberSettings(sender, held, 'slack'));
        takenByDiscord(drawMemberSettings(sender, held, 'discord'));
      }),
    );
  });
});
