import { describe, expect, it } from 'vitest';
import { drawReply } from '../../../../src/bots/desk/view/index.ts';
import type { NoticeToSend } from '../../../../src/core/index.ts';
import { plainText } from '../plain-text.ts';
import { postView } from '../post-view.ts';

const said = (body: NoticeToSend['body']): string =>
  plainText(drawReply({ id: 'n-1', mention: null, body, post: null }, 'slack'));

describe('an account whose handle TikTok has not told', () => {
  const named = { handle: 'Ramen House', account: 'Ramen House', profileId: 'p-1' };
  const connected = { ...named, workspaceName: 'Kitchen', mode: 'direct', audited: true, renewed: false } as const;
  const bodies: NoticeToSend['body'][] = [
    { kind: 'profile_inactive', data: { ...named, code: 'refresh_refused' } },
    { kind: 'profile_cool_down', data: { ...named, code: 'spam_risk_too_many_posts', until: '2026-11-26T18:00:00Z' } },
    { kind: 'connected', data: { ...connected, by: null } },
    { kind: 'connected', data: { ...connected, mode: 'inbox', by: null } },
    { kind: 'connected', data: { ...connected, by: 'Leo' } },
    { kind: 'answer', data: { answer: 'confirm_profile', facts: { accounts: 'Ramen House' } } },
    { kind: 'answer', data: { answer: 'not_yours', facts: { account: 'Ramen House' } } },
    {
      kind: 'answer',
      data: {
        answer: 'connect_failed',
        facts: { reason: 'other_account', connected: 'Ramen House', expected: '@ramenhouse' },
      },
    },
  ];

  it.each(bodies)('is called by its name, without an @ ($kind)', (body) => {
    expect(said(body)).toContain('Ramen House');
    expect(said(body)).not.toContain('@Ramen');
  });

  it('in a notice of an earlier version has its handle as it was kept', () => {
    const data = { handle: 'ramenhouse', profileId: 'p-1', code: 'refresh_refused' };
    expect(said({ kind: 'profile_inactive', data })).toContain('@ramenhouse needs to be connected again');
  });
});

it('whoever posts hears that it may take a few minutes until the video can be seen', () => {
  const post = postView({ state: 'published', reviewing: true });
  const body = { kind: 'published', data: {} } as const;
  expect(plainText(drawReply({ id: 'n-1', mention: null, body, post }, 'slack'))).toMatch(/may take a few minutes/);
});

it.each([
  ['direct', true, true, /^Connected @ramen\..*profiles\.\n→/],
  ['direct', true, false, /must be private, and posts can be seen by you alone/],
  ['inbox', false, false, /was given the right to upload drafts alone/],
  ['inbox', true, false, /not audited this app yet, so posts arrive in your TikTok inbox as drafts/],
  ['inbox', true, true, /\nIts posts arrive in your TikTok inbox/],
  ['by_hand', true, false, /^Connected @ramen\..*profiles\.\n→/],
] as const)('whoever connects an account (%s, may publish: %s, audited: %s) hears how its posts go out', (...given) => {
  const [mode, mayPublish, audited, told] = given;
  const named = { handle: 'ramen', account: '@ramen', profileId: 'p-1', workspaceName: 'Kitchen', by: null };
  expect(said({ kind: 'connected', data: { ...named, mode, mayPublish, audited, renewed: false } })).toMatch(told);
});

it.each([
  ['published', 'Change or delete it in the TikTok app'],
  ['processing', 'delete it in the TikTok app once it is there'],
  ['in_inbox', 'k7qm is in inbox'],
  ['cancelled', 'drop the video again'],
])('a change that comes too late (%s) is told with what is left to do', (state, expected) => {
  expect(said({ kind: 'answer', data: { answer: 'cannot_change', facts: { code: 'k7qm', state } } })).toContain(
    expected,
  );
});
