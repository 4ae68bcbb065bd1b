/** Whether Slack and Discord take our tokens, and have granted what Schedy needs. */
import type { DiscordExamination } from '../bots/discord/index.ts';
import type { Config } from '../config.ts';
import { Failure, type Log } from '../core/index.ts';
import { type Finding, fine, note, wrong } from './finding.ts';

const isAway = (failure: Failure): boolean => failure.code === 'chat_unreachable' || failure.code === 'chat_busy';

const away = (part: 'slack' | 'discord', platform: string): Finding =>
  wrong(
    part,
    `${part}_unreachable`,
    `${platform} does not answer.`,
    'Check the network and its proxy, then run this again.',
  );

export async function examineSlackApp({ slack }: Config, log: Log): Promise<Finding[]> {
  if (!slack) return [note('slack', 'not_configured', 'Slack is not configured.')];
  const { examineAppToken, examineClient, examineSlack, isDeadToken } = await import('../bots/slack/index.ts');
  const found: Finding[] = [];
  const refusal = (variable: string, mend: string) => (error: unknown) => {
    if (!(error instanceof Failure)) throw error;
    const said = String(error.facts.slack);
    if (isAway(error)) {
      // Once, however many tokens are tried.
      if (!found.some(({ code }) => code === 'slack_unreachable')) found.push(away('slack', 'Slack'));
    } else if (isDeadToken(error) || ofClient.includes(said)) found.push(refusedBySlack(variable, said, mend));
    else {
      const says = `Slack does not let Schedy use ${variable} (${said}); it may be right all the same.`;
      found.push(wrong('slack', 'slack_refused', says, mend));
    }
    return null;
  };
  const copy = 'Copy it again from OAuth & Permissions of your app at https://api.slack.com/apps.';
  const { botToken, appToken, install, apiUrl } = slack;
  const app = botToken ? await examineSlack({ botToken, apiUrl }, log).catch(refusal('SLACK_BOT_TOKEN', copy)) : null;
  if (app && app.lacking.length > 0) {
    const says = `The Slack app was not granted ${app.lacking.join(', ')}.`;
    const mend = 'Paste manifest.yml into App Manifest of your app, save, and reinstall it under Install App.';
    found.push(wrong('slack', 'slack_scopes_missing', says, mend));
  }
  if (appToken) {
    const mend = 'Make an app-level token with connections:write under Basic Information, and switch Socket Mode on.';
    await examineAppToken({ appToken, apiUrl }, log).catch(refusal('SLACK_APP_TOKEN', mend));
  }
  if (install) {
    const mend = 'Copy both from Basic Information of the same app at https://api.slack.com/apps.';
    await examineClient({ ...install, apiUrl }, log).catch(refusal('SLACK_CLIENT_ID with SLACK_CLIENT_SECRET', mend));
  }
  if (found.length > 0) return found;
  return [
    ...(app ? [fine('slack', `Slack takes the tokens of ${app.team} and has granted every scope.`)] : []),
    ...(install ? [fine('slack', 'Slack knows the client id with its secret.')] : []),
  ];
}

/** What Slack says of a client id with its secret. */
const ofClient = ['invalid_client_id', 'bad_client_secret'];

/** A token that is worth nothing any more was taken back with the app, or was never one of it. */
function refusedBySlack(variable: string, said: string, mend: string): Finding {
  const isTakenBack = said === 'account_inactive' || said === 'token_revoked';
  const says = isTakenBack
    ? `Slack took ${variable} back: the app was removed from its workspace, or the token was revoked (${said}).`
    : `Slack refuses ${variable}: ${said}.`;
  const again = 'Install the app again under Install App at https://api.slack.com/apps. ';
  return wrong('slack', 'slack_login_refused', says, isTakenBack ? again + mend : mend);
}

const UNAUTHORIZED = 401;

export async function examineDiscordBot({ discord }: Config): Promise<Finding[]> {
  if (!discord) return [note('discord', 'not_configured', 'Discord is not configured.')];
  const { examineDiscord, inviteUrl } = await import('../bots/discord/index.ts');
  try {
    const examined = await examineDiscord(discord);
    const found = [
      ...judgeApplication(examined, discord),
      ...judgeServers(examined, discord, inviteUrl(examined.applicationId)),
    ];
    const count = examined.servers.length;
    return found.length > 0 ? found : [fine('discord', `Discord takes the token; the bot is in ${count} servers.`)];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (isAway(error)) return [away('discord', 'Discord')];
    return [refusedByDiscord(error)];
  }
}

/** Only 401 says anything of the token. */
function refusedByDiscord({ facts: { status, discord, route } }: Failure): Finding {
  if (status === UNAUTHORIZED) {
    const mend = 'Make a new token under Bot at https://discord.com/developers/applications.';
    return wrong('discord', 'discord_login_refused', 'Discord refuses DISCORD_TOKEN.', mend);
  }
  const says = `Discord answers ${status} (${discord}) to ${route}; the token itself may be good.`;
  const mend =
    'Check DISCORD_API_URL if it is set, and what lies between here and Discord; else look at https://discordstatus.com and run this again.';
  return wrong('discord', 'discord_refused', says, mend);
}

type DiscordConfig = NonNullable<Config['discord']>;

function judgeApplication({ applicationId, hasMessageContent }: DiscordExamination, config: DiscordConfig): Finding[] {
  const found: Finding[] = [];
  if (applicationId !== config.applicationId) {
    const says = `DISCORD_APPLICATION_ID is ${config.applicationId}, but DISCORD_TOKEN belongs to ${applicationId}.`;
    found.push(wrong('discord', 'discord_application_differs', says, `Set DISCORD_APPLICATION_ID=${applicationId}.`));
  }
  if (config.messageContent && !hasMessageContent) {
    const says = 'DISCORD_MESSAGE_CONTENT is true, but the Message Content Intent is off in the portal.';
    const mend = `Switch it on under Bot at https://discord.com/developers/applications/${applicationId}/bot, or set DISCORD_MESSAGE_CONTENT=false.`;
    found.push(wrong('discord', 'discord_intent_missing', says, mend));
  }
  return found;
}

function judgeServers({ servers }: DiscordExamination, { guildId }: DiscordConfig, invitation: string): Finding[] {
  if (guildId && !servers.some(({ id }) => id === guildId)) {
    const says = `The bot is not in the server ${guildId} of DISCORD_GUILD_ID.`;
    return [wrong('discord', 'discord_not_in_server', says, `Invite it: ${invitation}`)];
  }
  if (servers.length === 0) return [note('discord', 'discord_no_server', `The bot is in no server yet: ${invitation}`)];
  return servers
    .filter(({ lacking }) => lacking.length > 0)
    .map(({ name, lacking }) => {
      const says = `In ${name} the bot lacks ${lacking.join(', ')}.`;
      const mend = `Give its role these permissions under Server Settings, Roles, or invite it again: ${invitation}`;
      return wrong('discord', 'discord_permission_missing', says, mend);
    });
}
