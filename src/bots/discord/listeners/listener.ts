/** What every listener is given, who asks, and how they are answered. */
import {
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionsBitField,
} from 'discord.js';
import type { Clock, Log } from '../../../core/index.ts';
import type { Desk, Message, Responder } from '../../desk/index.ts';
import { presentOpened } from '../components/present-form.ts';
import { pictureFile, presentMessage } from '../components/present-message.ts';
import type { KeptPerson } from '../events/inbox-rows.ts';
import type { Keeper } from '../events/keep-events.ts';
import type { Introduce } from '../introduce.ts';
import { isManager, lackingIn, placeOf } from '../permissions.ts';

export interface ListenerDeps {
  readonly desk: Pick<Desk, 'command' | 'press' | 'submit' | 'suggest'>;
  readonly introduce: Introduce;
  /** What somebody may do in a server at this moment; null for who is no member of it. */
  readonly rightsIn: (guildId: string, userId: string) => Promise<{ readonly isManager: boolean } | null>;
  /** Whether the bot can write in a channel; one that is not known it cannot. */
  readonly mayWriteIn: (channelId: string) => boolean;
  readonly keeper: Pick<Keeper, 'keep'>;
  /** Whether no other process was told of this interaction before. */
  readonly isFirst: (interactionId: string) => Promise<boolean>;
  /** Discord's 3 s, less what the way there may take. */
  readonly ackWithinMs: number;
  readonly log: Log;
  readonly clock: Clock;
}

/** Who stands behind an interaction; in private everybody manages their own affairs. */
export function askerOf({ user, member, memberPermissions, guildId, locale }: Interaction): KeptPerson {
  const nick = member && ('nickname' in member ? member.nickname : member.nick);
  return {
    id: user.id,
    name: nick || user.globalName || user.username,
    isManager: guildId === null || isManager(memberPermissions),
    locale,
  };
}

/** What the bot may not do where the person is, by Discord's names. */
export const lackingAt = ({ appPermissions, guildId, channel }: Interaction): string[] =>
  guildId === null ? [] : lackingIn(appPermissions ?? new PermissionsBitField(), placeOf(channel));

type Answered = ChatInputCommandInteraction | MessageContextMenuCommandInteraction | ModalSubmitInteraction;

/** A command or a form: the first answer, or a promise of one that is kept later. */
export function responderOfAnswer(interaction: Answered, ackWithinMs: number, guild: string | null = null): Responder {
  return {
    ackWithinMs,
    acknowledge: async (answer) => {
      if (answer?.form && 'showModal' in interaction) {
        await interaction.showModal(presentOpened(answer.form, null));
      } else if (answer) await interaction.reply(ephemeral(answer, guild));
      else await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    },
    // What was put off is filled in; a follow-up in its place is deprecated.
    respond: async (answer) => {
      const { components, allowedMentions, files } = ephemeral(answer, guild);
      await interaction.editReply({ components, allowedMentions, files, flags: [MessageFlags.IsComponentsV2] });
    },
  };
}

/** A click whose outcome the card shows needs no words; what is said comes beside the message. */
export function responderOfClick(
  interaction: MessageComponentInteraction,
  ackWithinMs: number,
  guild: string | null,
): Responder {
  return {
    ackWithinMs,
    acknowledge: async (answer) => {
      if (answer?.form) await interaction.showModal(presentOpened(answer.form, guild));
      else if (answer) await interaction.reply(ephemeral(answer, guild));
      else await interaction.deferUpdate();
    },
    respond: async (answer) => {
      await interaction.followUp(ephemeral(answer, guild));
    },
  };
}

/** A message that only the asker sees. */
function ephemeral(message: Message, guild: string | null = null) {
  const { components, allowed_mentions } = presentMessage(message, { guild });
  return {
    components,
    files: pictureFile(message),
    allowedMentions: { parse: [], users: allowed_mentions.users },
    flags: [MessageFlags.Ephemeral, MessageFlags.IsComponentsV2],
  } as const;
}
