import { describe, expect, it } from 'vitest';
import { drawReply } from '../../../../src/bots/desk/view/index.ts';
import type { NoticeToSend, PostView } from '../../../../src/core/index.ts';
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
  ['direct', true, true, /^Connected @ramen\..*profiles\.\nWas that not you\?.*\n→/],
  ['direct', true, false, /must be private, and posts can be seen by you alone/],
  ['inbox', false, false, /was given the right to upload drafts alone/],
  ['inbox', true, false, /not audited this app yet, so posts arrive in your TikTok inbox as drafts/],
  ['inbox', true, true, /\nIts posts arrive in your TikTok inbox/],
  ['by_hand', true, false, /^Connected @ramen\..*profiles\.\nWas that not you\?.*\n→/],
] as const)('whoever connects an account (%s, may publish: %s, audited: %s) hears how its posts go out', (...given) => {
  const [mode, mayPublish, audited, told] = given;
  const named = { handle: 'ramen', account: '@ramen', profileId: 'p-1', workspaceName: 'Kitchen', by: null };
  expect(said({ kind: 'connected', data: { ...named, mode, mayPublish, audited, renewed: false } })).toMatch(told);
});

/** What Schedy does by itself, and the person's part of it. */
const waits = [
  ['rate_limit_exceeded', {}, 'Whoever runs Schedy can ask TikTok for a higher limit.'],
  ['reached_active_user_cap', {}, 'Whoever runs Schedy can ask TikTok for more.'],
  ['spam_risk_too_many_posts', {}, '1 to 3 posts a day, 5 to 10 minutes apart, are safe.'],
  [
    'spam_risk_too_many_pending_share',
    {},
    'Finish one in the TikTok app and press Posted it on its card: the next one follows at once.',
  ],
  ['app_call_limit', { callsPerHour: 100 }, 'ask TikTok for more and raise TIKTOK_APP_CALLS_PER_HOUR.'],
  ['upload_limit', { limit: 5 }, 'Write another time here if you like.'],
  ['media_store_busy', {}, 'If it lasts, tell whoever runs Schedy.'],
  ['schedy_failed', {}, 'Ask whoever runs Schedy: the log says what, at this time.'],
  ['tiktok_unreachable', {}, null],
] as const;

describe('whoever waits', () => {
  const until = '2026-11-26T18:00:00.000Z';

  it.each(waits)('hears why, what comes next and what they can do: %s', (code, facts, person) => {
    const post = postView({ problem: { code, facts } });
    const body = { kind: 'waiting', data: { code, facts, until } } as const;
    const told = plainText(drawReply({ id: 'n-1', mention: null, body, post }, 'slack'));
    expect(told).toContain(`Your post is safe. I try again <moment ${until} Europe/Berlin>.`);
    expect(told.endsWith(person ? ` ${person}` : '>.')).toBe(true);
    expect(told).not.toMatch(/tomorrow|by myself|by itself/);
  });

  it.each(waits.slice(1, 4))('hears it of all posts of an account of theirs: %s', (code, _facts, person) => {
    const named = { handle: 'ramenhouse', account: '@ramenhouse', code, until };
    expect(said({ kind: 'profile_cool_down', data: named })).toMatch(
      /^@ramenhouse rests: .* wait until <moment .*>\. /,
    );
    expect(said({ kind: 'profile_cool_down', data: named })).toContain(`. ${person}`);
  });
});

describe('a reply that asks for something', () => {
  const asks = (body: NoticeToSend['body'], differences: Partial<PostView>): string =>
    plainText(drawReply({ id: 'n-1', mention: 'mia', body, post: postView(differences) }, 'discord'));
  const lack = (code: string, missing: string): NoticeToSend['body'] => ({
    kind: 'answer',
    data: { answer: code, facts: { missing } },
  });
  const draft = (code: string, missing: PostView['missing']) =>
    ({ state: 'draft', missing, problem: { code, facts: {} } }) as const;

  it.each([
    ['no_profile', 'profile', 'No TikTok account is connected to this Discord server yet.'],
    ['zone_unknown', 'zone', 'I do not know your time zone yet, and do not guess when that is.'],
    ['time_unsaid', 'time', 'When shall it go out?'],
  ] as const)('about a draft (%s) leads to its card, which has the buttons', (code, missing, what) => {
    expect(asks(lack(code, missing), draft(code, missing))).toBe(
      `@mia new-ramen.mp4 (k7qm): ${what} Its card above shows what to do.`,
    );
  });

  const [seven, nineteen, nextDay] = ['2026-11-27T06:00Z', '2026-11-27T18:00Z', '2026-11-28T06:00Z'].map(
    (at) => new Date(at),
  ) as [Date, Date, Date];
  const at = (time: Date, style = 'moment') => `<${style} ${time.toISOString()} Europe/Berlin>`;
  const notSure = 'You wrote this beside a video, and I am not sure that it is for me. Shall I post it then';
  it.each([
    ['time_ambiguous', [seven, nineteen], `Do you mean ${at(seven)} or ${at(nineteen, 'clock')}?`],
    [
      'time_ambiguous',
      [seven, nineteen, nextDay],
      `Do you mean ${at(seven)}, ${at(nineteen, 'clock')} or ${at(nextDay)}?`,
    ],
    ['time_ambiguous', [seven], `Is ${at(seven)} its time, or a part of the caption?`],
    ['perhaps_meant', [seven], `${notSure}, with this caption? (${at(seven)})`],
  ] as const)('about its time (%s) says which times it can be', (code, choices, what) => {
    expect(asks(lack(code, 'time'), { ...draft(code, 'time'), choices })).toBe(
      `@mia new-ramen.mp4 (k7qm): ${what} Its card above shows what to do.`,
    );
  });

  it('names the video once', () => {
    expect(asks(lack('choices_missing', 'choices'), draft('choices_missing', 'choices'))).toMatch(
      /^@mia k7qm: Nobody has chosen yet who can see new-ramen\.mp4 and [^.]*\. Its card above/,
    );
  });

  it('about the new time of a post says which times it can be', () => {
    const facts = { times: `${seven.toISOString()} ${nineteen.toISOString()}`, timeZone: 'Europe/Berlin' };
    const told = said({ kind: 'answer', data: { answer: 'time_ambiguous_in_thread', facts } });
    expect(told).toContain(`Do you mean ${at(seven)} or ${at(nineteen, 'clock')}? Press it on the card, or write it`);
    const earlier = said({ kind: 'answer', data: { answer: 'time_ambiguous_in_thread', facts: {} } });
    expect(earlier).toContain('That time can be read in more than one way. Press it on the card, or write it');
  });

  const problem = { code: 'refresh_refused', facts: {} };
  const over: [NoticeToSend['body'], Partial<PostView>, string][] = [
    [lack('no_profile', 'profile'), { state: 'scheduled' }, 'Settled: k7qm goes on, and its card shows how.'],
    [lack('no_profile', 'profile'), { state: 'published' }, 'Settled: k7qm goes on, and its card shows how.'],
    [
      lack('no_profile', 'profile'),
      draft('zone_unknown', 'zone'),
      'Settled: k7qm needs something else by now, as its card says.',
    ],
    [lack('no_profile', 'profile'), { state: 'cancelled' }, 'k7qm is cancelled: nothing is needed any more.'],
    [lack('same_video', 'confirmation'), { state: 'failed' }, 'k7qm has failed; its card says why.'],
    [
      { kind: 'answer', data: { answer: 'choices_overdue', facts: {} } },
      { state: 'scheduled' },
      'Settled: k7qm goes on, and its card shows how.',
    ],
    [{ kind: 'failed', data: problem }, { state: 'scheduled' }, 'Settled: k7qm goes on, and its card shows how.'],
    [{ kind: 'on_hold', data: problem }, { state: 'publishing' }, 'Settled: k7qm goes on, and its card shows how.'],
    [{ kind: 'unconfirmed', data: problem }, { state: 'published' }, 'Settled: k7qm goes on, and its card shows how.'],
  ];

  it.each(over)('is one line without buttons once that is over: %j, %j', (body, differences, expected) => {
    expect(asks(body, differences)).toBe(`@mia ${expected}`);
  });

  it('about a login is one line without a button once it is back', () => {
    const data = { handle: 'ramenhouse', account: '@ramenhouse', profileId: 'p-1', code: 'refresh_refused' };
    expect(said({ kind: 'profile_inactive', data })).toContain('→ Reconnect');
    expect(said({ kind: 'profile_inactive', data: { ...data, isSettled: true } })).toBe(
      '@ramenhouse was to be connected again, and is.',
    );
  });
});

describe('a reply that somebody must act on', () => {
  const due = '<moment 2026-11-25T18:00:00.000Z Europe/Berlin>';
  const problem = { code: 'tiktok_silent', facts: {} };
  const told: [NoticeToSend['body'], Partial<PostView>, string][] = [
    [
      { kind: 'failed', data: { code: 'internal', facts: {} } },
      { state: 'failed' },
      `new-ramen.mp4 (k7qm, @ramenhouse, due ${due}): TikTok failed`,
    ],
    [
      { kind: 'on_hold', data: { code: 'refresh_refused', facts: {} } },
      { state: 'on_hold' },
      `On hold: new-ramen.mp4 (k7qm, @ramenhouse, due ${due}): TikTok no longer`,
    ],
    [
      { kind: 'waiting', data: { code: 'tiktok_unreachable', facts: {}, until: '2026-11-25T19:00:00.000Z' } },
      {},
      `k7qm (@ramenhouse, due ${due}) waits: I cannot`,
    ],
    [
      { kind: 'waiting', data: { code: 'tiktok_down', facts: { since: '2026-11-25T17:00:00Z' }, until: null } },
      {},
      `. k7qm (@ramenhouse, due ${due}) is safe`,
    ],
    [
      { kind: 'unconfirmed', data: problem },
      { state: 'unconfirmed', problem },
      `I could not confirm k7qm (48 MB, @ramenhouse, due ${due}). All of it`,
    ],
  ];

  it.each(told)('names the post, its account and its time: $kind', (body, differences, expected) => {
    const post = postView(differences);
    expect(plainText(drawReply({ id: 'n-1', mention: null, body, post }, 'slack'))).toContain(expected);
  });

  it('says which account to look at, and how many posts wait for a login', () => {
    const post = postView({ state: 'unconfirmed', problem });
    const body = { kind: 'unconfirmed', data: problem } as const;
    expect(plainText(drawReply({ id: 'n-1', mention: null, body, post }, 'slack'))).toContain('look at @ramenhouse in');
    const lost = { handle: 'ramenhouse', account: '@ramenhouse', profileId: 'p-1', code: 'refresh_refused' };
    const heard = (posts: number) => said({ kind: 'profile_inactive', data: { ...lost, posts } });
    expect([heard(0), heard(1), heard(3)].map((one) => one.split('account. ')[1]?.split('\n')[0])).toEqual([
      'No post waits for it.',
      'The post that waits for it is safe and on hold.',
      'Its 3 posts are safe and on hold.',
    ]);
  });
});

it.each([
  ['published', 'Change or delete it in the TikTok app'],
  ['processing', 'delete it in the TikTok app once it is there'],
  ['in_inbox', 'k7qm is in the TikTok inbox of its account'],
  ['cancelled', 'drop the video again'],
])('a change that comes too late (%s) is told with what is left to do', (state, expected) => {
  expect(said({ kind: 'answer', data: { answer: 'cannot_change', facts: { code: 'k7qm', state } } })).toContain(
    expected,
  );
});
