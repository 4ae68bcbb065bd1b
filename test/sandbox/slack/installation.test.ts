/** Several workspaces with a token each, as the unmodified clients of Slack meet them. */
import { ErrorCode, WebClient } from '@slack/web-api';
import { expect, it, onTestFinished } from 'vitest';
import { createBrowser } from '../../../sandbox/browser.ts';
import { createSlack } from '../../../sandbox/slack/index.ts';

const redirectUri = 'http://127.0.0.1:9/slack/oauth_redirect';

async function start() {
  const slack = await createSlack({
    mode: 'socket',
    redirectUrls: [redirectUri],
    isInstalled: false,
    rateLimits: false,
  });
  onTestFinished(() => slack.close());
  const other = slack.addTeam({ id: 'T0NOODLE2', name: 'Noodle Bar' });
  for (const team of [slack, other]) {
    team.users.add({ name: 'mia' });
    team.channels.add({ name: 'food', kind: 'channel', members: ['mia'] });
  }
  return { slack, other };
}

type Started = Awaited<ReturnType<typeof start>>;

const clientOf = (slack: Started['slack'], token?: string) =>
  new WebClient(token, { slackApiUrl: `${slack.url}/api/`, retryConfig: { retries: 0 } });

/** The address to which Slack sends somebody back who has chosen `words` on its page. */
async function choose({ slack }: Started, words: string, more: Record<string, string> = {}): Promise<URL> {
  const query = {
    client_id: slack.env.SLACK_CLIENT_ID ?? '',
    scope: 'chat:write',
    redirect_uri: redirectUri,
    state: 's',
  };
  const browser = createBrowser();
  await browser.open(`${slack.url}/oauth/v2/authorize?${new URLSearchParams({ ...query, ...more })}`);
  const answer = await fetch(browser.addressOf(words), { redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? '');
}

async function exchange({ slack }: Started, given: Record<string, string>) {
  const { SLACK_CLIENT_ID: client_id = '', SLACK_CLIENT_SECRET: client_secret = '' } = slack.env;
  return clientOf(slack).oauth.v2.access({ client_id, client_secret, redirect_uri: redirectUri, ...given });
}

const codeOf = (back: URL): string => back.searchParams.get('code') ?? '';

async function install(started: Started, workspace: string): Promise<string> {
  const back = await choose(started, `Allow in ${workspace}`);
  expect(back.searchParams.get('state')).toBe('s');
  return (await exchange(started, { code: codeOf(back) })).access_token ?? '';
}

it('gives each workspace a token that reaches no other', async () => {
  const started = await start();
  const { slack, other } = started;
  const [ours, theirs] = [await install(started, 'Ramen House'), await install(started, 'Noodle Bar')];
  expect(await clientOf(slack, ours).auth.test()).toMatchObject({ team_id: slack.team.id });
  expect(await clientOf(slack, theirs).auth.test()).toMatchObject({ team_id: 'T0NOODLE2' });
  const post = (token: string, channel: string) => clientOf(slack, token).chat.postMessage({ channel, text: 'hello' });
  const theirChannel = other.channels.get('food').id;
  await expect(post(ours, theirChannel)).rejects.toThrow('channel_not_found');
  await expect(post(theirs, theirChannel)).resolves.toMatchObject({ ok: true });
});

it.each([
  ['a code that is unknown', { code: 'nonsense' }, 'invalid_code'],
  ['a wrong secret', { client_secret: 'nonsense' }, 'bad_client_secret'],
  ['a wrong client id', { client_id: '9.9' }, 'invalid_client_id'],
  ['another redirect address', { redirect_uri: 'http://127.0.0.1:9/elsewhere' }, 'bad_redirect_uri'],
])('refuses %s', async (_what, given, error) => {
  const started = await start();
  const code = codeOf(await choose(started, 'Allow in Noodle Bar'));
  await expect(exchange(started, { code, ...given })).rejects.toMatchObject({
    code: ErrorCode.PlatformError,
    data: { error },
  });
  expect(started.other.isInstalled()).toBe(false);
});

it('takes a code once', async () => {
  const started = await start();
  const code = codeOf(await choose(started, 'Allow in Noodle Bar'));
  await exchange(started, { code });
  await expect(exchange(started, { code })).rejects.toThrow('invalid_code');
});

it('shows no way on with an address that the app does not know', async () => {
  const { slack } = await start();
  const query = {
    client_id: slack.env.SLACK_CLIENT_ID ?? '',
    scope: 'chat:write',
    redirect_uri: 'http://127.0.0.1:9/x',
  };
  const page = await createBrowser().open(`${slack.url}/oauth/v2/authorize?${new URLSearchParams(query)}`);
  expect(page.text).toContain('bad_redirect_uri');
});

it('keeps the token of an app that is installed again, and gives one that was removed another', async () => {
  const started = await start();
  const { slack, other } = started;
  const first = await install(started, 'Noodle Bar');
  expect(await install(started, 'Noodle Bar')).toBe(first);
  other.uninstall();
  await expect(clientOf(slack, first).auth.test()).rejects.toThrow('account_inactive');
  const second = await install(started, 'Noodle Bar');
  expect(second).not.toBe(first);
  other.revokeToken();
  await expect(clientOf(slack, second).auth.test()).rejects.toThrow('token_revoked');
});

it('says of an installation in a whole organisation that it is one, and names no workspace', async () => {
  const started = await start();
  const code = codeOf(await choose(started, 'Allow in all of Noodle Group'));
  expect(await exchange(started, { code })).toMatchObject({ is_enterprise_install: true, team: null });
});
