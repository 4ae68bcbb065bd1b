import type { ButtonInteraction, ModalSubmitInteraction } from 'discord.js';
import { ComponentType, MessageFlags } from 'discord.js';
import { actions, answerInTime, apologyFor, type Message } from '../../desk/index.ts';
import { drawConfirm, keepId, type Pressed, readActionId, readFormId } from '../components/draw-buttons.ts';
import { presentForm } from '../components/present-form.ts';
import { presentWords } from '../components/present-message.ts';
import type { ListenerDeps } from './listener.ts';
import { askerOf, responderOfAnswer, responderOfClick } from './listener.ts';
import { bringByForm } from './videos-by-command.ts';

/** Every button there is; a click on something older than we know is told so. */
export async function pressButton(deps: ListenerDeps, interaction: ButtonInteraction): Promise<void> {
  const { customId } = interaction;
  if (customId === keepId) return keepAsItIs(interaction);
  const pressed = readActionId(customId);
  if (!pressed) return sayUnknown(interaction);
  const { opens } = actions[pressed.action];
  if (opens) {
    await interaction.showModal(presentForm(opens, interaction.attachmentSizeLimit));
    return;
  }
  if (pressed.isToBeConfirmed) return askFirst(interaction, pressed);
  const { action, value } = pressed;
  const work = whoPressed(deps, interaction, pressed).then(async (who) => {
    if (who === null) return noMember;
    const sender = await deps.introduce(...who);
    return deps.desk.press({ sender, action, value, channel: interaction.channelId ?? undefined });
  });
  await answerInTime(work, responderOfClick(interaction, deps.ackWithinMs, pressed.guild));
}

const noMember: Message = {
  lines: [['You or I are no longer in that server, so nothing can be changed there from here.']],
};

/** In private an interaction does not tell anybody's rights in a server, so Discord is asked for them. */
async function whoPressed(
  { rightsIn }: ListenerDeps,
  interaction: ButtonInteraction | ModalSubmitInteraction,
  { guild }: Pick<Pressed, 'guild'>,
): Promise<Parameters<ListenerDeps['introduce']> | null> {
  const asker = askerOf(interaction);
  if (interaction.guildId !== null || guild === null) return [asker, interaction.guildId];
  const rights = await rightsIn(guild, asker.id);
  return rights && [{ ...asker, ...rights }, guild];
}

async function askFirst(interaction: ButtonInteraction, pressed: Pressed): Promise<void> {
  const { confirm } = actions[pressed.action];
  if (!confirm) return sayUnknown(interaction);
  const { components } = presentWords(`${confirm.title} ${confirm.text}`);
  await interaction.reply({
    components: [...components, drawConfirm(pressed, confirm)],
    flags: [MessageFlags.Ephemeral, MessageFlags.IsComponentsV2],
  });
}

async function keepAsItIs(interaction: ButtonInteraction): Promise<void> {
  await interaction.update({ components: presentWords('Nothing was changed.').components });
}

async function sayUnknown(interaction: ButtonInteraction): Promise<void> {
  await interaction.reply({
    components: presentWords('I do not know that button any more.').components,
    flags: [MessageFlags.Ephemeral, MessageFlags.IsComponentsV2],
  });
}

export async function submitForm(deps: ListenerDeps, interaction: ModalSubmitInteraction): Promise<void> {
  const sent = readFormId(interaction.customId);
  if (!sent) return;
  const { name, value, guild } = sent;
  if (name === 'post') return bringByForm(deps, interaction);
  const values = readFields(interaction);
  const closed = channelsIn(interaction).filter((channel) => !deps.mayWriteIn(channel));
  const work = whoPressed(deps, interaction, sent).then(async (who) => {
    if (who === null) return noMember;
    return deps.desk.submit({ sender: await deps.introduce(...who), name, value, values, closed });
  });
  await answerInTime(work, responderOfAnswer(interaction, deps.ackWithinMs, guild), apologyFor(values));
}

/** The channels that were chosen in it. */
const channelsIn = ({ fields }: ModalSubmitInteraction): string[] =>
  [...fields.fields.values()].flatMap((field) =>
    field.type === ComponentType.ChannelSelect && 'values' in field ? [...field.values] : [],
  );

/** Several choices with commas between them. */
function readFields({ fields }: ModalSubmitInteraction): Record<string, string> {
  const named = [...fields.fields.values()].map((field) => {
    if ('values' in field) return [field.customId, field.values.join(',')] as const;
    return [field.customId, 'value' in field ? String(field.value ?? '') : ''] as const;
  });
  return Object.fromEntries(named);
}
