import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import { answerInTime } from '../../desk/answer-in-time.ts';
import { commands } from '../../desk/commands.ts';
import { askerOf } from './asker.ts';
import { bringByCommand } from './bring.ts';
import { doorOfAnswer } from './door-of.ts';
import type { ListenerDeps } from './listener-deps.ts';

/** `/schedy …`: the answer is the acknowledgement, or follows it when it took long. */
export async function runCommand(
  deps: ListenerDeps,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  const name = interaction.options.getSubcommand();
  if (name === 'post') return bringByCommand(deps, interaction);
  const options = commands.find((one) => one.name === name)?.options ?? [];
  const words = options.map((option) => interaction.options.getString(option.name) ?? '');
  const text = [name, ...words].join(' ').trim();
  const { attachmentSizeLimit: uploadLimitBytes } = interaction;
  const work = deps
    .introduce(askerOf(interaction), interaction.guildId)
    .then((speaker) => deps.desk.command({ speaker, text, uploadLimitBytes }));
  await answerInTime(work, doorOfAnswer(interaction, deps.ackWithinMs));
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
  const speaker = await introduce(askerOf(interaction), interaction.guildId);
  const found = await desk.suggest({ speaker, what, typed: String(value) });
  await interaction.respond(
    found.map((one) => ({
      name: one.label.slice(0, longest),
      value: one.value.slice(0, longest),
    })),
  );
}
