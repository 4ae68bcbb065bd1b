import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import { acknowledgeFirst, answerInTime, commands } from '../../desk/index.ts';
import { askerOf } from './asker.ts';
import { bringByCommand } from './bring.ts';
import type { ListenerDeps } from './listener-deps.ts';
import { responderOfAnswer } from './responder-of.ts';

/**
 * `/schedy …`: what changes something is acknowledged by its outcome, or before it when that takes long;
 * a question is acknowledged at once, and Discord shows "thinking…" until its answer is there.
 */
export async function runCommand(deps: ListenerDeps, interaction: ChatInputCommandInteraction): Promise<void> {
  const name = interaction.options.getSubcommand();
  if (name === 'post') return bringByCommand(deps, interaction);
  const { options = [], isQuestion } = commands.find((one) => one.name === name) ?? {};
  const words = options.map((option) => interaction.options.getString(option.name) ?? '');
  const text = [name, ...words].join(' ').trim();
  const { attachmentSizeLimit: uploadLimitBytes } = interaction;
  const answer = async () => {
    const sender = await deps.introduce(askerOf(interaction), interaction.guildId);
    return deps.desk.command({ sender, text, uploadLimitBytes, channel: interaction.channelId });
  };
  const responder = responderOfAnswer(interaction, deps.ackWithinMs);
  await (isQuestion ? acknowledgeFirst(answer, responder) : answerInTime(answer(), responder));
}

const longest = 100;

/** What an option proposes while it is typed; what may be typed freely is judged later. */
export async function proposeChoices(
  { desk, introduce }: ListenerDeps,
  interaction: AutocompleteInteraction,
): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const options = commands.flatMap((command) => command.options ?? []);
  const what = options.find((option) => option.name === name)?.suggests;
  if (!what) return interaction.respond([]);
  const sender = await introduce(askerOf(interaction), interaction.guildId);
  const found = await desk.suggest({ sender, what, typed: String(value) });
  await interaction.respond(
    found.map((one) => ({
      name: one.label.slice(0, longest),
      value: one.value.slice(0, longest),
    })),
  );
}
