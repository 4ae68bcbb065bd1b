import type { Context } from '../rest/endpoint.ts';
import { messageFlags, messageTypes } from '../state/flags.ts';
import type { Interaction } from '../state/interactions.ts';

/** How an answer to an interaction differs from an ordinary message. */
export function answerFrame({ state }: Context, interaction: Interaction, ephemeral: boolean) {
  const { kind, isMenuEntry, id, userId, source, channelId } = interaction;
  const ofCommand = isMenuEntry ? messageTypes.contextMenuCommand : messageTypes.chatInputCommand;
  const reference =
    kind !== 'command' && source && source.onlyFor === undefined
      ? { reference: { channelId: source.channelId, messageId: source.id } }
      : {};
  return {
    channel: state.channels.get(channelId),
    ...(kind === 'command' ? { type: ofCommand } : {}),
    interactionId: id,
    ...(ephemeral ? { onlyFor: userId, flags: messageFlags.ephemeral } : {}),
    ...reference,
  };
}
