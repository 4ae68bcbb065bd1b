/** Adding Schedy to Slack when it does not go as it should: each way to fail has its own page, and nothing is kept. */
import { ClearStateStore } from '@slack/oauth';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createBrowser } from '../../sandbox/browser.ts';
import { slackOf } from '../../sandbox/chats/slack-chat.ts';
import type { SlackStandIn } from '../../sandbox/slack/index.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let slack: SlackStandIn;
beforeAll(async () => {
  stage = await openStage({ isAddedByOAuth: true });
  slack = slackOf(stage);
});
afterEach(() => slack.faults.reset());
afterAll(() =>
  stage.close(
    // A mark that a dead token left half changed is taken away once more when the app is back: no_reaction.
    /invalid_code|bad_client_secret|token_revoked|AuthorizationError|InvalidState|MissingState|WebAPI|internal_error|unknown_method|no_reaction/,
  ),
);

const installed = () => stage.core().installations.list('slack');

/** Slack's page, reached as people reach it. */
async function atSlack() {
  const browser = createBrowser();
  const page = await browser.open(`${stage.publicUrl}/slack/install`);
  expect(page.heading).toBe('Schedy is requesting permission');
  return browser;
}

it('asks for the scopes of the manifest, and to be sent back to itself', async () => {
  const address = new URL((await atSlack()).addressOf('Allow in Ramen House'));
  expect(address.searchParams.get('redirect_uri')).toBe(`${stage.publicUrl}/slack/oauth_redirect`);
  expect(address.searchParams.get('scope')).toContain('chat:write');
  expect(address.searchParams.get('state')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
});

it('a refusal at Slack ends it', async () => {
  const page = await (await atSlack()).follow('Cancel');
  expect(page).toMatchObject({ status: 400, heading: 'Not added to Slack' });
  expect(await installed()).toEqual([]);
});

it('somebody who began in another browser is turned away', async () => {
  const address = (await atSlack()).addressOf('Allow in Ramen House');
  const page = await createBrowser().open(address);
  expect(page).toMatchObject({ status: 400, heading: 'This did not begin here' });
  expect(await createBrowser().open(`${stage.publicUrl}/slack/oauth_redirect?code=1.2`)).toMatchObject({ status: 400 });
  expect(await installed()).toEqual([]);
});

it('somebody who took longer than 10 minutes is told that', async () => {
  const store = new ClearStateStore(stage.env.SLACK_STATE_SECRET ?? '', 600);
  const state = await store.generateStateParam({ scopes: [] }, new Date(Date.now() - 11 * 60_000));
  const cookie = `slack-app-oauth-state=${state}`;
  const answer = await fetch(`${stage.publicUrl}/slack/oauth_redirect?code=1.2&state=${state}`, {
    headers: { cookie },
  });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('That took too long');
});

it.each([
  ['of nobody', (state: string) => `${btoa('{"alg":"none","typ":"JWT"}').replaceAll('=', '')}.${state.split('.')[1]}.`],
  ['that was changed', (state: string) => state.replace(/.{4}$/, 'AAAA')],
  [
    'that another secret has signed',
    () => new ClearStateStore('another secret', 600).generateStateParam({ scopes: [] }, new Date()),
  ],
])('a state %s is not believed, also with its cookie', async (_title, forge) => {
  const address = new URL((await atSlack()).addressOf('Allow in Ramen House'));
  const state = await forge(address.searchParams.get('state') ?? '');
  const answer = await fetch(`${stage.publicUrl}/slack/oauth_redirect?code=1.2&state=${state}`, {
    headers: { cookie: `slack-app-oauth-state=${state}` },
  });
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('This did not begin here')]);
});

it('the cookie of its state goes to this browser alone, and to no script', async () => {
  const begun = await fetch(`${stage.publicUrl}/slack/install`, { redirect: 'manual' });
  expect(begun.headers.get('set-cookie')).toMatch(
    /^slack-app-oauth-state=[\w.-]+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/,
  );
});

it('a whole organisation is refused, and nothing is kept of it', async () => {
  const page = await (await atSlack()).follow('Allow in all of Noodle Group');
  expect(page).toMatchObject({ status: 400, heading: 'One workspace at a time' });
  expect(await installed()).toEqual([]);
});

it.each([
  ['bad_client_secret', 500, 'Slack does not accept this Schedy'],
  ['bad_redirect_uri', 500, 'Slack does not accept this Schedy'],
  ['internal_error', 503, 'Slack could not be reached'],
])('%s from Slack is told as what it is', async (error, status, heading) => {
  const browser = await atSlack();
  const body = JSON.stringify({ ok: false, error });
  slack.faults.plan({ path: '/api/oauth.v2.access', times: 3, action: { kind: 'answer', status: 200, body } });
  const page = await browser.follow('Allow in Ramen House');
  expect(page).toMatchObject({ status, heading });
  expect(await installed()).toEqual([]);
});

it('an app whose tokens change is refused', async () => {
  const browser = await atSlack();
  const answer = {
    ok: true,
    access_token: 'xoxe.xoxb-1',
    refresh_token: 'xoxe-1',
    expires_in: 43_200,
    token_type: 'bot',
    scope: 'chat:write',
    bot_user_id: 'U1',
    app_id: 'A1',
    team: { id: 'T1', name: 'T' },
    enterprise: null,
    authed_user: { id: 'U2' },
    is_enterprise_install: false,
  };
  slack.faults.plan({
    path: '/api/oauth.v2.access',
    action: { kind: 'answer', status: 200, body: JSON.stringify(answer) },
  });
  slack.faults.plan({
    path: '/api/auth.test',
    action: { kind: 'answer', status: 200, body: '{"ok":true,"bot_id":"B1"}' },
  });
  const page = await browser.follow('Allow in Ramen House');
  expect(page).toMatchObject({ status: 400, heading: 'Token rotation is switched on' });
  expect(await installed()).toEqual([]);
});

it('an answer of Slack works once', async () => {
  const browser = await atSlack();
  const callback = (await fetch(browser.addressOf('Allow in Ramen House'), { redirect: 'manual' })).headers.get(
    'location',
  );
  const state = new URL(callback ?? '').searchParams.get('state');
  const headers = { cookie: `slack-app-oauth-state=${state}` };
  const [first, again] = [await fetch(callback ?? '', { headers }), await fetch(callback ?? '', { headers })];
  expect(await first.text()).toContain('Schedy is in Ramen House');
  expect(first.headers.get('set-cookie')).toMatch(/slack-app-oauth-state=deleted/);
  expect(again.status).toBe(400);
  expect(await again.text()).toContain('This was already used');
  expect(await installed()).toEqual([slack.team.id]);
});

it('a second installation of the same workspace takes the place of the first', async () => {
  const page = await (await atSlack()).follow('Allow in Ramen House');
  expect(page).toMatchObject({ status: 200, heading: 'Schedy is in Ramen House again' });
  expect(await installed()).toEqual([slack.team.id]);
  expect(await stage.command('help')).toContain('/schedy connect');
});

it('the app is removed while a form is open: one answer, what was typed stays, and it is sent once the app is back', async () => {
  await stage.connect();
  const post = await stage.drop('post tomorrow 7pm Ramen');
  await post.shows(/^scheduled/);
  await post.press('Edit');
  await stage.until(() => stage.chat.form('mia')?.includes(post.code()), 'the form');
  slack.revokeToken();
  await expect.poll(installed, { timeout: 30_000 }).toEqual([]);

  const refused = await stage.chat.send('mia', { caption: 'Typed while it was gone' });
  expect(Object.values(refused)).toEqual([
    expect.stringMatching(/^Schedy is not installed in this workspace .*\/slack\/install$/),
  ]);
  expect(stage.chat.form('mia')).not.toBeNull();
  expect(post.card()).not.toContain('Typed while');

  const pressed = await stage.answerTo(() => post.press('Cancel'));
  expect(pressed.text).toMatch(/Schedy is not installed in this workspace .*\/slack\/install/);
  expect(post.card()).toMatch(/^scheduled/);

  expect(await (await atSlack()).follow('Allow in Ramen House')).toMatchObject({ status: 200 });
  await post.shows(/^scheduled/);
  expect(await stage.chat.send('mia', { caption: 'Typed while it was gone' })).toEqual({});
  await post.shows('Typed while it was gone');
  expect(post.card()).toMatch(/^scheduled/);
});

it('the first press, command and form that meet a token that was taken back are answered, whoever makes them', async () => {
  const post = await stage.drop('post tomorrow 7pm Soup');
  await post.shows(/^scheduled/);
  const sentence = /Schedy is not installed in this workspace .*\/slack\/install/;
  const again = async () => {
    expect(await (await atSlack()).follow('Allow in Ramen House')).toMatchObject({ status: 200 });
    await post.shows(/^scheduled/);
  };

  // Slack tells of it later, or never; who somebody is has to be asked again.
  const revoke = () => {
    slack.revokeToken({ isSilent: true });
    stage.clock.advance(5_000);
  };
  revoke();
  const pressed = await stage.answerTo(() => post.press('Cancel'));
  expect(pressed.text).toMatch(sentence);
  expect(post.card()).toMatch(/^scheduled/);
  await again();

  revoke();
  expect(await stage.command('queue')).toMatch(sentence);
  await again();

  await post.press('Edit');
  await stage.until(() => stage.chat.form('mia')?.includes(post.code()), 'the form');
  revoke();
  expect(Object.values(await stage.chat.send('mia', { caption: 'Typed while it was gone' }))).toEqual([
    expect.stringMatching(sentence),
  ]);
  expect(stage.chat.form('mia')).not.toBeNull();
  await again();
});

it('whoever only looks at an address spends nothing', async () => {
  const begun = await fetch(`${stage.publicUrl}/slack/install`, { method: 'HEAD', redirect: 'manual' });
  expect([begun.status, begun.headers.get('location')]).toEqual([302, expect.stringContaining('/oauth/v2/authorize?')]);
  const allow = (await atSlack()).addressOf('Allow in Ramen House');
  const callback = (await fetch(allow, { redirect: 'manual' })).headers.get('location') ?? '';
  const headers = { cookie: `slack-app-oauth-state=${new URL(callback).searchParams.get('state')}` };
  expect((await fetch(callback, { method: 'HEAD', headers })).status).toBe(200);
  const robot = await fetch(callback, { headers: { ...headers, 'user-agent': 'Slackbot-LinkExpanding 1.0' } });
  expect(await robot.text()).toContain('nothing has happened yet');
  expect(await (await fetch(callback, { headers })).text()).toContain('Schedy is in Ramen House');
});
