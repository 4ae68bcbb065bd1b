import { attachmentEndpoints } from './attachments.ts';
import { callbackEndpoints } from './callbacks.ts';
import { channelEndpoints } from './channels.ts';
import { commandEndpoints } from './commands.ts';
import type { Endpoints } from './endpoint.ts';
import { gatewayEndpoints } from './gateway.ts';
import { guildEndpoints } from './guilds.ts';
import { messageEndpoints } from './messages.ts';
import { reactionEndpoints } from './reactions.ts';
import { threadEndpoints } from './threads.ts';
import { userEndpoints } from './users.ts';
import { webhookEndpoints } from './webhooks.ts';

/** Every route under `/api/v10`; COVERAGE.md lists the same. */
export const endpoints: Endpoints = {
  ...gatewayEndpoints,
  ...userEndpoints,
  ...guildEndpoints,
  ...channelEndpoints,
  ...messageEndpoints,
  ...reactionEndpoints,
  ...threadEndpoints,
  ...commandEndpoints,
  ...callbackEndpoints,
  ...webhookEndpoints,
  ...attachmentEndpoints,
};
