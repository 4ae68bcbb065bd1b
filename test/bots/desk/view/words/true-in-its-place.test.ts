/** A sentence is read where it stands: what is promised for a post is not promised where none is waiting, and no button is named that is not there. */
import { describe, expect, test } from 'vitest';
import { errorsOf } from '../../../../../src/bots/desk/forms/edit.ts';
import { drawCard } from '../../../../../src/bots/desk/view/card.ts';
import { inInboxReply } from '../../../../../src/bots/desk/view/hand-over.ts';
import { answers, explain, explainNow, explainOnPage } from '../../../../../src/bots/desk/view/index.ts';
import { drawReply } from '../../../../../src/bots/desk/view/replies.ts';
import { mediaWords } from '../../../../../src/bots/desk/view/words/media-words.ts';
import type { Facts, NoticeToSend } from '../../../../../src/core/index.ts';
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

describe('on the upload page', () => {
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
  expect(held('missed')).toMatch(/^on hold · it waits for you/);
});

const mayFail = Object.keys(refusals).filter((code) => /removed|spam_risk|check_failed|internal|publish_/.test(code));

test.each([
  ...mayFail.map((code) => ['failed', code] as const),
  ...['refresh_refused', 'cipher_broken', 'taken_over', 'disconnected', 'authorization_removed'].map(
    (code) => ['on_hold', code] as const,
  ),
])('whoever is told to press Reconnect finds it on the card: %s, %s', (state, code) => {
  const card = plainText(drawCard(postView({ state, problem: { code, facts: {} } }), 'slack'));
  expect(card.includes('→ Reconnect')).toBe(card.includes('Press Reconnect'));
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
