/** A sentence is read where it stands: what is promised for a post is not promised where none is waiting, and no button is named that is not there. */
import { describe, expect, test } from 'vitest';
import { errorsOf } from '../../../../../src/bots/desk/forms/edit.ts';
import { drawCard } from '../../../../../src/bots/desk/view/card.ts';
import { inInboxReply } from '../../../../../src/bots/desk/view/hand-over.ts';
import { answers, explain, explainNow, explainOnPage, whyNot } from '../../../../../src/bots/desk/view/index.ts';
import { drawReply } from '../../../../../src/bots/desk/view/replies.ts';
import { mediaWords } from '../../../../../src/bots/desk/view/words/media-words.ts';
import type { Facts, NoticeToSend, PostView } from '../../../../../src/core/index.ts';
import { refusals } from '../../../../../src/core/tiktok/index.ts';
import { plainText } from '../../plain-text.ts';
import { postView } from '../../post-view.ts';

const passing = ['tiktok_unreachable', 'internal_error', 'reached_active_user_cap', 'rate_limit_exceeded'];

describe('where no post goes on by itself', () => {
  test.each(passing)('nothing is promised of one: %s', (code) => {
    const checked = explainNow(code, {}, 'Press Check token again in a few minutes.');
    expect(checked).toMatch(/Press Check token again in a few minutes\.$/);
    expect(checked).not.toMatch(/by itself|your post|tomorrow;/);
    const connecting = answers('connect_failed', { reason: 'tiktok_failed', code }, 'slack').flat().join('');
    expect(connecting).toContain('Nothing was connected');
    expect(connecting).not.toMatch(/by itself|by myself|your post/);
  });

  test('what a person can do is said as ever', () => {
    expect(explainNow('app_version_check_failed', {}, 'Later.')).toContain('Update the app there');
  });
});

test('the button that is named after connecting is the one in the list of accounts', () => {
  const data = {
    handle: 'ramen',
    account: '@ramen',
    profileId: 'P1',
    workspaceName: 'Ramen House',
    by: null,
    mode: 'inbox',
    mayPublish: true,
    audited: false,
    renewed: false,
  };
  const body = { kind: 'connected', data };
  const said = drawReply({ id: 'N1', mention: null, body: body as NoticeToSend['body'], post: null }, 'slack');
  expect(plainText(said)).toContain('(Settings in /schedy profiles)');
});

test('a form names no button: another audience is chosen in its own field', () => {
  const problem = { code: 'privacy_level_option_mismatch', facts: { offered: 'SELF_ONLY' } };
  const change = { kind: 'refused', post: postView(), problem } as const;
  const { audience } = errorsOf({ platform: 'slack' } as Parameters<typeof errorsOf>[0], change, 'all');
  expect(audience).toContain('Choose another one here.');
  expect(audience).not.toContain('Press');
});

const accounts = { accounts: '@one\n@two' };

describe('an answer to whoever was refused a change', () => {
  const refused: readonly (readonly [code: string, facts: Facts])[] = [
    ['no_profile', {}],
    ['no_tiktok_app', {}],
    ['unknown_profile', accounts],
    ['unknown_profile', {}],
    ['choose_profile', accounts],
    ['not_yours', { account: '@one' }],
    ['profile_inactive', {}],
    ['profile_private', { account: '@one', isRefusal: true }],
    ['drafts_not_granted', {}],
    ['publishing_not_granted', {}],
    [
      'privacy_level_option_mismatch',
      { privacyLevel: 'FOLLOWER_OF_CREATOR', offered: 'PUBLIC_TO_EVERYONE, SELF_ONLY' },
    ],
    ['privacy_level_option_mismatch', { privacyLevel: 'FOLLOWER_OF_CREATOR' }],
    ['branded_not_private', { offered: 'PUBLIC_TO_EVERYONE' }],
    ['unaudited_only_private', { privacyLevel: 'PUBLIC_TO_EVERYONE' }],
    ['choices_first', {}],
    ['approval_elsewhere', { account: '@one', name: 'Ramen House' }],
    ['media_too_long', { durationSeconds: 300, maxSeconds: 60, account: '@one' }],
    ['no_free_slot', {}],
  ];

  test.each(refused)('names no button, for it has none: %s %j', (code, facts) => {
    for (const platform of ['slack', 'discord'] as const) {
      const { code: answer, facts: known } = whyNot({ kind: 'refused', post: postView(), problem: { code, facts } });
      const said = answers(answer, known, platform).flat().join('');
      expect(said.replaceAll(/[Pp]ress(?:es)? Reconnect in \/schedy profiles/g, '')).not.toMatch(
        /\b[Pp]ress\b(?! Post now)/,
      );
      expect(said).not.toMatch(/undefined|null/);
    }
  });
});

describe('on the upload page', () => {
  test.each([
    [0, false],
    [40_000_000, true],
  ])('a smaller export helps where there is room for one: %i bytes free', (freeBytes, helps) => {
    const { remedy } = explain('media_no_room', { sizeBytes: 87_000_000, freeBytes });
    expect(remedy.includes('export it smaller')).toBe(helps);
  });

  test.each(Object.keys(mediaWords))('a file is mended where it was chosen: %s', (code) => {
    expect(explainOnPage(code, {}).remedy).not.toMatch(/\bdrop\b|\bpress\b|\breply\b/i);
  });

  test('everything else is mended at the card, where the buttons are', () => {
    const { what, remedy } = explainOnPage('no_profile', {});
    expect(`${what} ${remedy}`).toBe(
      'No TikTok account is connected here yet. Its card in chat shows what can be done.',
    );
  });
});

test('a post that waits for others is not said to wait for its author', () => {
  const held = (code: string) =>
    plainText(drawCard(postView({ state: 'on_hold', problem: { code, facts: {} } }), 'slack'));
  for (const code of ['owner_left', 'profile_private', 'workspace_left']) {
    expect(held(code)).toMatch(/^on hold · it waits, and does not go out/);
  }
  expect(held('missed')).toMatch(/^on hold · it waits for its author/);
});

/** Whatever a card tells somebody to press; "Connect" is the beginning of the button's own words. */
const labels = [
  'Connect',
  'By hand',
  'Reconnect',
  'Post now',
  'Cancel',
  'Retry',
  'As a draft',
  'Post anyway',
  'Choose audience and settings',
  'Set my time zone',
  'Edit',
  'Pick another time',
];

/** Those of the buttons that a text names as something to press, and that are not there. */
function namedInVain(text: string, buttons: readonly { readonly label: string }[]): string[] {
  const [said = ''] = text.split('→');
  return labels.filter((label) => {
    const isNamed = new RegExp(`\\b(?:[Pp]ress|, or|; or press|or press|then) ${label}\\b`).test(said);
    return isNamed && !buttons.some((button) => button.label.startsWith(label));
  });
}

const ofLogins = ['refresh_refused', 'cipher_broken', 'taken_over', 'disconnected', 'authorization_removed'];
const codesThat = (...kinds: readonly string[]) =>
  Object.entries(refusals).flatMap(([code, { kind }]) => (kinds.includes(kind) ? [code] : []));
/** What TikTok says of a post that it has, and of a login that is being made. */
const ofFailed = ['internal', 'video_pull_failed', 'photo_pull_failed', 'auth_removed'];
const ofConnecting = ['access_denied'];
const isOfPosts = (code: string): boolean => !ofFailed.includes(code) && !ofConnecting.includes(code);
const endsLogin = codesThat('reconnect').filter(isOfPosts);
const passes = codesThat('retry', 'wait').filter(isOfPosts);
const mayFail = [...ofFailed, ...codesThat('change_post', 'ask_operator', 'check_first', 'retry', 'wait')];
const dueAt = '2026-11-25T18:00:00.000Z';

type Stand = Pick<PostView, 'state'> & Partial<PostView>;
const draft = (missing: PostView['missing'], code: string, facts: Facts = {}): Stand => ({
  state: 'draft',
  missing,
  problem: { code, facts },
});
const onHold = (code: string, facts: Facts = {}): Stand => ({ state: 'on_hold', problem: { code, facts } });
const approval = { round: 1, isNow: false };

/** Every way in which a card comes to ask for something. */
const stands: Stand[] = [
  ...['no_profile', 'no_tiktok_app', 'drafts_not_granted', 'publishing_not_granted', 'profile_inactive'].map((code) =>
    draft('profile', code),
  ),
  ...['unknown_profile', 'choose_profile', 'confirm_profile'].map((code) => draft('profile', code, accounts)),
  draft('profile', 'unknown_profile'),
  draft('profile', 'not_yours', { account: '@one' }),
  draft('profile', 'approval_elsewhere', { account: 'Ramen', name: 'Ramen House' }),
  ...['SELF_ONLY', ''].map((offered) => draft('audience', 'unaudited_only_private', { offered })),
  ...['PUBLIC_TO_EVERYONE', ''].map((offered) => draft('audience', 'branded_not_private', { offered })),
  draft('audience', 'privacy_level_option_mismatch', { privacyLevel: 'SELF_ONLY', offered: 'PUBLIC_TO_EVERYONE' }),
  ...['choices_missing', 'choices_overdue', 'choices_unapproved'].map((code) => draft('choices', code, { dueAt })),
  draft('zone', 'zone_unknown'),
  ...['time_unsaid', 'time_unread', 'words_unsure', 'no_free_slot'].map((code) => draft('time', code)),
  ...['time_ambiguous', 'perhaps_meant', 'forwarded'].map((code) => ({
    ...draft('time', code),
    choices: [new Date(dueAt)],
  })),
  draft('fresh_time', 'missed', { because: 'draft', dueAt }),
  ...[...ofLogins, ...endsLogin, 'profile_inactive', 'profile_private', 'workspace_left', 'owner_left'].map((code) =>
    onHold(code),
  ),
  ...['wait', 'account', 'login', 'approval', 'owner_left', undefined].map((because) =>
    onHold('missed', { dueAt, lateMs: 9_000_000, ...(because && { because }) }),
  ),
  ...passes.map((cause) => onHold('waited_in_vain', { cause })),
  onHold('audience_gone', { privacyLevel: 'SELF_ONLY', offered: 'PUBLIC_TO_EVERYONE' }),
  onHold('audience_gone', { privacyLevel: 'SELF_ONLY' }),
  // While it waits for approval as well.
  ...[...ofLogins, 'missed', 'not_approved', 'owner_left', 'workspace_left', 'waited_in_vain', 'audience_gone'].map(
    (code) => ({ ...onHold(code, { cause: 'tiktok_unreachable', privacyLevel: 'SELF_ONLY' }), approval }),
  ),
  ...[...mayFail, 'init_unanswered', 'upload_too_slow', 'schedy_failed', 'media_missing'].map(
    (code): Stand => ({ state: 'failed', problem: { code, facts: {} } }),
  ),
  { state: 'scheduled', problem: { code: 'upload_limit', facts: { limit: 5 } } },
  ...passes.map((code): Stand => ({ state: 'scheduled', problem: { code, facts: {} } })),
  ...['tiktok_down', 'app_call_limit', 'login_call_limit', 'profile_busy'].map(
    (code): Stand => ({ state: 'scheduled', problem: { code, facts: {} } }),
  ),
];

test.each(
  stands.map(
    (stand) =>
      [
        `${stand.state} ${stand.missing ?? ''} ${stand.problem?.code} ${JSON.stringify(stand.problem?.facts)}${stand.approval ? ' to approve' : ''}`,
        stand,
      ] as const,
  ),
)('whatever a card says to press is on it: %s', (_name, stand) => {
  for (const platform of ['slack', 'discord'] as const) {
    const card = drawCard(postView(stand), platform);
    expect([plainText(card), namedInVain(plainText(card), card.buttons ?? [])]).toEqual([plainText(card), []]);
  }
});

test('a draft without a caption has none to paste', () => {
  const said = (caption: string) =>
    inInboxReply(postView({ state: 'in_inbox', way: 'inbox', caption }), 1)
      .lines.flat()
      .join('');
  expect(said('Ramen')).toContain('paste it, here it is to copy');
  expect(said('')).toContain('this one has none');
});

const outside: readonly (readonly [code: string, facts: Facts, said: string])[] = [
  ['media_too_short', { durationSeconds: 2.996 }, '2.99 s long'],
  ['media_too_long', { durationSeconds: 600.3, maxSeconds: 600 }, '10:01 long'],
  ['media_frame_rate_too_low', { framesPerSecond: 22.96 }, '22.9 frames'],
  ['media_frame_rate_too_high', { framesPerSecond: 60.51 }, '60.6 frames'],
  ['media_unreadable', { reason: 'unrecognised' }, 'no video that Schedy knows'],
  ['media_unreadable', { reason: 'cut_short' }, 'cut off or damaged'],
];

test.each(outside)('a figure is never rounded to the limit that it is outside of: %s %j', (code, facts, said) => {
  expect(explain(code, facts).what).toContain(said);
});
