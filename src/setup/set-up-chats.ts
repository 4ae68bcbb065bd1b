/** Slack and Discord: the app, its switches in the order in which a person meets them, and its tokens. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { Failure } from '../core/index.ts';
import { createLog } from '../log.ts';
import { askChecked, type Prompts } from './prompts.ts';

type Present = Readonly<Record<string, string | undefined>>;

const log = createLog({ level: 'silent' });

/** What was asked for; at least one of the two. */
export async function setUpChats(prompts: Prompts, present: Present): Promise<Record<string, string>> {
  for (;;) {
    const slack = await prompts.confirm('Do you post from Slack?', present.DISCORD_TOKEN === undefined);
    const ofSlack = slack ? await setUpSlack(prompts, present) : {};
    const discord = await prompts.confirm('Do you post from Discord?', present.DISCORD_TOKEN !== undefined || !slack);
    const ofDiscord = discord ? await setUpDiscord(prompts, present) : {};
    if (slack || discord) return { ...ofSlack, ...ofDiscord };
    prompts.complain('Schedy needs one of them at least.');
  }
}

/** What a vendor says of a token, as a complaint. */
const complaintOf = (error: unknown, what: string): string => {
  if (!(error instanceof Failure)) throw error;
  const { slack, status } = error.facts;
  const isAway = error.code === 'chat_unreachable' || error.code === 'chat_busy';
  if (isAway) return `There was no answer about ${what}; try again.`;
  // Discord answers 401 to a token that it does not know; everything else says nothing of the token.
  if (slack === undefined && status !== 401) {
    return `Discord answers ${String(status ?? error.code)} where ${what.toLowerCase()} is tried; it may be good all the same. Try again.`;
  }
  return `${what} is refused: ${String(slack ?? status)}.`;
};

async function setUpSlack(prompts: Prompts, present: Present): Promise<Record<string, string>> {
  const { examineAppToken, examineSlack } = await import('../bots/slack/index.ts');
  const isSeveral = present.SLACK_CLIENT_ID !== undefined;
  const apiUrl = present.SLACK_API_URL;
  const isNew =
    present.SLACK_BOT_TOKEN === undefined && !(await prompts.confirm('Is there a Slack app for it already?', false));
  const page = isNew ? await createApp(prompts, apiUrl) : 'https://api.slack.com/apps';
  prompts.say(`${page}\n1. Install App → Install to Workspace → Allow.\n2. Copy the Bot User OAuth Token.`);
  // Where each workspace brings its own, that of one is not needed.
  const token = { message: 'Bot User OAuth Token (xoxb-…)', isOptional: isSeveral };
  const bot = { ...token, present: present.SLACK_BOT_TOKEN, isSecret: true };
  const botToken = await askChecked(prompts, bot, async (token) => {
    try {
      const { team, lacking } = await examineSlack({ botToken: token, apiUrl }, log);
      if (lacking.length > 0)
        return `The app of ${team} was not granted ${lacking.join(', ')}: paste manifest.yml under App Manifest, and reinstall it.`;
      prompts.say(`That is the bot of ${team}.`);
      return null;
    } catch (error) {
      return complaintOf(error, 'The bot token');
    }
  });
  prompts.say(
    '3. Basic Information → App-Level Tokens → Generate Token and Scopes → Add Scope: connections:write → Generate.',
  );
  const app = { message: 'App-level token (xapp-…)', present: present.SLACK_APP_TOKEN, isSecret: true };
  const appToken = await askChecked(prompts, app, (token) =>
    examineAppToken({ appToken: token, apiUrl }, log).then(
      () => null,
      (error: unknown) => complaintOf(error, 'The app-level token'),
    ),
  );
  const wanted = 'Shall other workspaces add Schedy by themselves? (It needs a public https address.)';
  const several = (await prompts.confirm(wanted, isSeveral)) ? await setUpSeveral(prompts, present) : {};
  prompts.say('4. In Slack: /invite @schedy in a channel, then /schedy connect.');
  return { ...(botToken && { SLACK_BOT_TOKEN: botToken }), SLACK_APP_TOKEN: appToken, ...several };
}

/** The pair of the app, tried at Slack, and a secret of our own for the state that browsers carry there and back. */
async function setUpSeveral(prompts: Prompts, present: Present): Promise<Record<string, string>> {
  const { examineClient } = await import('../bots/slack/index.ts');
  prompts.say('Basic Information → App Credentials: Client ID and Client Secret.');
  for (;;) {
    const needed = async () => null;
    const id = { message: 'Client ID of Slack', present: present.SLACK_CLIENT_ID };
    const clientId = await askChecked(prompts, id, needed);
    const hidden = { message: 'Client Secret of Slack', present: present.SLACK_CLIENT_SECRET, isSecret: true };
    const clientSecret = await askChecked(prompts, hidden, needed);
    try {
      await examineClient({ clientId, clientSecret, apiUrl: present.SLACK_API_URL }, log);
      const SLACK_STATE_SECRET = present.SLACK_STATE_SECRET ?? randomBytes(16).toString('hex');
      return { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET };
    } catch (error) {
      prompts.complain(complaintOf(error, 'The client id with its secret'));
    }
  }
}

/** What Slack's portal has to know once the public address is known. */
export async function sayInstallAddress(prompts: Prompts, publicUrl: string): Promise<void> {
  const { installPaths } = await import('../bots/slack/index.ts');
  prompts.say(
    `At https://api.slack.com/apps: OAuth & Permissions → Redirect URLs → ${publicUrl}${installPaths.redirect}; Manage Distribution → Activate Public Distribution.\nWorkspaces then add Schedy at ${publicUrl}${installPaths.begin}`,
  );
}

/** Answers the page of the new app. */
async function createApp(prompts: Prompts, apiUrl: string | undefined): Promise<string> {
  const { createSlackApp } = await import('../bots/slack/index.ts');
  const manifest: unknown = parse(await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8'));
  prompts.say(
    'Schedy can create the app from manifest.yml.\nhttps://api.slack.com/apps → Your App Configuration Tokens → Generate Token → your workspace; copy the Access Token. It lives 12 hours and is not kept.',
  );
  let page = '';
  const question = { message: 'App configuration token (xoxe.xoxp-…)', isSecret: true };
  await askChecked(prompts, question, async (configToken) => {
    try {
      const { appId } = await createSlackApp({ configToken, manifest, apiUrl }, log);
      page = `https://api.slack.com/apps/${appId}`;
      prompts.say(`The app is created: ${page}`);
      return null;
    } catch (error) {
      return complaintOf(error, 'The configuration token');
    }
  });
  return page;
}

async function setUpDiscord(prompts: Prompts, present: Present): Promise<Record<string, string>> {
  const { examineDiscord, inviteUrl } = await import('../bots/discord/index.ts');
  const apiUrl = present.DISCORD_API_URL;
  prompts.say(
    'https://discord.com/developers/applications\n1. New Application → a name → Create.\n2. Bot → Reset Token → copy it.\n3. On the same page: Message Content Intent on, if Schedy shall understand messages that do not mention it.',
  );
  let examined = { applicationId: '', hasMessageContent: false };
  const question = { message: 'Bot token', present: present.DISCORD_TOKEN, isSecret: true };
  const token = await askChecked(prompts, question, async (given) => {
    try {
      examined = await examineDiscord({ token: given, apiUrl });
      return null;
    } catch (error) {
      return complaintOf(error, 'The bot token');
    }
  });
  const { applicationId, hasMessageContent } = examined;
  prompts.say(
    `Message Content Intent is ${hasMessageContent ? 'on' : 'off: Schedy hears mentions, replies and commands'}.\n4. Invite it to your server: ${inviteUrl(applicationId)}`,
  );
  return {
    DISCORD_TOKEN: token,
    DISCORD_APPLICATION_ID: applicationId,
    DISCORD_MESSAGE_CONTENT: String(hasMessageContent),
  };
}
