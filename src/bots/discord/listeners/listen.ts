/** What people do on Discord beside writing: commands, clicks and forms. */
import type { AutocompleteInteraction, ChatInputCommandInteraction, Interaction } from 'discord.js';
import { within } from '../../../core/index.ts';
import { describeError } from '../../chat/redact.ts';
import { acknowledgeFirst, answerInTime, commands } from '../../desk/index.ts';
import { isAnswered } from '../chat-failure.ts';
import { menuName } from '../commands.ts';
import { pressButton, submitForm } from './listen-to-buttons.ts';
import { askerOf, type ListenerDeps, responderOfAnswer } from './listener.ts';
import { bringByCommand, bringByMenu } from './videos-by-command.ts';

/** A database that is slow must not use up the time in which Discord wants an answer. */
const HEARD_MS = 700;

/**
 * Does what a person asked for by command, click or form; a failure was apologised for and is logged. Discord tells
 * every process with this token of it: the first one answers. Where nothing is changed Discord itself tells the others
 * so, and a burst of questions waits for no database.
 */
export async function hear(deps: ListenerDeps, interaction: Interaction): Promise<void> {
  try {
    if (!(onlyAsks(interaction) || (await isForUs(deps, interaction)))) return;
    await dispatch(deps, interaction);
  } catch (error) {
    if (isAnswered(error)) deps.log.debug({ interaction: interaction.id }, 'another process has answered');
    else deps.log.error({ error: describeError(error) }, 'discord listener failed');
  }
}

const onlyAsks = (interaction: Interaction): boolean =>
  interaction.isAutocomplete() || (interaction.isChatInputCommand() && commandOf(interaction)?.isQuestion === true);

const commandOf = (interaction: ChatInputCommandInteraction | AutocompleteInteraction) =>
  commands.find(({ name }) => name === interaction.options.getSubcommand());

/** When the database does not say, it is answered: better twice, of which Discord refuses one, than not at all. */
async function isForUs({ isFirst, log }: ListenerDeps, { id }: Interaction): Promise<boolean> {
  try {
    return await within(HEARD_MS, isFirst(id), () => new Error('The database is slow.'));
  } catch (error) {
    log.warn({ error: describeError(error) }, 'whether another process answers is not known');
    return true;
  }
}

async function dispatch(deps: ListenerDeps, interaction: Interaction): Promise<void> {
  if (interaction.isChatInputCommand()) return runCommand(deps, interaction);
  if (interaction.isAutocomplete()) return proposeChoices(deps, interaction);
  if (interaction.isButton()) return pressButton(deps, interaction);
  if (interaction.isModalSubmit()) return submitForm(deps, interaction);
  if (interaction.isMessageContextMenuCommand() && interaction.commandName === menuName) {
    return bringByMenu(deps, interaction);
  }
}

/**
 * `/schedy …`: what changes something is acknowledged by its outcome, or before it when that takes long;
 * a question is acknowledged at once, and Discord shows "thinking…" until its answer is there.
 */
async function runCommand(deps: ListenerDeps, interaction: ChatInputCommandInteraction): Promise<void> {
  const name = interaction.options.getSubcommand();
  if (name === 'post') return bringByCommand(deps, interaction);
  const { options = [], isQuestion } = commandOf(interaction) ?? {};
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
async function proposeChoices({ desk, introduce }: ListenerDeps, interaction: AutocompleteInteraction): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const what = commandOf(interaction)?.options?.find((option) => option.name === name)?.suggests;
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
