import type {
  ChatInputCommandInteraction,
  MessageComponentInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import { MessageFlags } from 'discord.js';
import type { Responder } from '../../desk/index.ts';
import { ephemeral } from './ephemeral.ts';

type Answered = ChatInputCommandInteraction | MessageContextMenuCommandInteraction | ModalSubmitInteraction;

/** A command or a form: the first answer, or a promise of one that is kept later. */
export function responderOfAnswer(interaction: Answered, ackWithinMs: number): Responder {
  return {
    ackWithinMs,
    acknowledge: async (answer) => {
      if (answer) await interaction.reply(ephemeral(answer));
      else await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    },
    // What was put off is filled in; a follow-up in its place is deprecated.
    respond: async (answer) => {
      const { components, allowedMentions } = ephemeral(answer);
      await interaction.editReply({ components, allowedMentions, flags: [MessageFlags.IsComponentsV2] });
    },
  };
}

/** A click whose outcome the card shows needs no words; what is said comes beside the message. */
export function responderOfClick(interaction: MessageComponentInteraction, ackWithinMs: number): Responder {
  return {
    ackWithinMs,
    acknowledge: async (answer) => {
      if (answer) await interaction.reply(ephemeral(answer));
      else await interaction.deferUpdate();
    },
    respond: async (answer) => {
      await interaction.followUp(ephemeral(answer));
    },
  };
}
