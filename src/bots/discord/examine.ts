/** What Discord says of the bot, for `npm run doctor`. */
import { ApplicationFlagsBitField, PermissionsBitField } from 'discord.js';
import { z } from 'zod';
import { type ApiOptions, createApi } from './api.ts';
import { invitedPermissions, lackingIn } from './permissions.ts';

/** The application of the token, and where its bot is. */
export interface DiscordExamination {
  readonly applicationId: string;
  /** Whether the portal's switch Message Content Intent is on. */
  readonly hasMessageContent: boolean;
  readonly servers: readonly DiscordServer[];
}

interface DiscordServer {
  readonly id: string;
  readonly name: string;
  /** Permissions, in Discord's words, that no role gives the bot there. */
  readonly lacking: readonly string[];
}

const application = z.object({ id: z.string(), flags: z.int().default(0) });
const guilds = z.array(z.object({ id: z.string(), name: z.string(), permissions: z.string() }));
/** Discord's page length for a bot's guilds. */
const PAGE = 200;

/** Throws what `createApi` throws: `chat_refused` for a token that Discord does not know. */
export async function examineDiscord(options: ApiOptions): Promise<DiscordExamination> {
  const api = createApi(options);
  const { id: applicationId, flags } = application.parse(await api.get('/applications/@me'));
  const set = new ApplicationFlagsBitField(flags);
  const servers: DiscordServer[] = [];
  for (;;) {
    const after = servers.at(-1)?.id ?? '0';
    const page = guilds.parse(await api.get('/users/@me/guilds', { limit: String(PAGE), after }));
    servers.push(
      ...page.map(({ id, name, permissions }) => ({
        id,
        name,
        lacking: lackingIn(new PermissionsBitField(BigInt(permissions)), 'text'),
      })),
    );
    if (page.length < PAGE) break;
  }
  return {
    applicationId,
    servers,
    hasMessageContent: set.any(['GatewayMessageContent', 'GatewayMessageContentLimited']),
  };
}

/** The address at which an admin of a server adds the bot to it. */
export const inviteUrl = (applicationId: string): string =>
  `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${invitedPermissions}`;
