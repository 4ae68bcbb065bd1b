/** The commands of the desk as Discord wants them declared. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js';
import { type CommandOption, commands } from '../desk/index.ts';

export const slashName = 'schedy';
/** In the menu of a message. */
export const menuName = 'Post to TikTok';

const everywhere = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

const videoTypes = ['video'];

/** As the body of a bulk overwrite; a server's own commands take no contexts. */
export function describeCommands(isForOneGuild: boolean): object[] {
  const where = isForOneGuild ? {} : everywhere;
  return [
    {
      type: ApplicationCommandType.ChatInput,
      name: slashName,
      description: 'Publish and schedule TikTok videos',
      options: commands.map(({ name, about, options = [] }) => ({
        type: ApplicationCommandOptionType.Subcommand,
        name,
        description: sentence(about),
        options: options.map(describeOption),
      })),
      ...where,
    },
    { type: ApplicationCommandType.Message, name: menuName, ...where },
  ];
}

/** None is required: what is left out is asked for, or has a default. */
function describeOption({ name, about, kind, suggests, choices }: CommandOption): object {
  const shared = { name, description: sentence(about) };
  if (kind === 'video') {
    return { ...shared, type: ApplicationCommandOptionType.Attachment, file_types: videoTypes };
  }
  return {
    ...shared,
    type: ApplicationCommandOptionType.String,
    ...(suggests ? { autocomplete: true } : {}),
    ...(choices ? { choices: choices.map(({ label, value }) => ({ name: label, value })) } : {}),
  };
}

const sentence = (about: string): string => about.charAt(0).toUpperCase() + about.slice(1);
