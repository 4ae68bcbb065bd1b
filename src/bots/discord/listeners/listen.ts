/** What people do on Discord beside writing: commands, clicks and forms. */
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  ComponentType,
  type Interaction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import { within } from '../../../core/index.ts';
import { describeError } from '../../chat/redact.ts';
import {
  acknowledgeFirst,
  actions,
  answerInTime,
  apologyFor,
  clip,
  commands,
  type Message,
  writtenIn,
} from '../../desk/index.ts';
import { isAnswered } from '../chat-failure.ts';
import { menuName } from '../commands.ts';
import { drawConfirm, keepId, type Pressed, readActionId, readFormId } from '../components/draw-buttons.ts';
import { presentForm } from '../components/present-form.ts';
import { presentWords } from '../components/present-message.ts';
import { askerOf, type ListenerDeps, responderOfAnswer, responderOfClick } from './listener.ts';
import { bringByCommand, bringByForm, bringByMenu } from './videos-by-command.ts';

/** A database that is slow must not use up the time in which Discord wants an answer. */
const HEARD_MS = 700;

/**
 * Does what a person asked for by command, click or form; a failure was apologised for and is logged. Discord tells
 * every process with this token of it: the first one answers. Where nothing is changed Discord itself tells the others
 * so, and a burst of questions waits for no database.
 */
export async function handleInteraction(deps: ListenerDeps, interaction: Interaction): Promise<void> {
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
  // A value that is cut would mean something else.
  const whole = found.filter((one) => one.value.length <= longest);
  await interaction.respond(whole.map(({ label, value: chosen }) => ({ name: clip(label, longest), value: chosen })));
}

/** Every button there is; a click on something older than we know is told so. */
async function pressButton(deps: ListenerDeps, interaction: ButtonInteraction): Promise<void> {
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

async function submitForm(deps: ListenerDeps, interaction: ModalSubmitInteraction): Promise<void> {
  const sent = readFormId(interaction.customId);
  if (!sent) return;
  const { name, value, guild } = sent;
  if (name === 'post') return bringByForm(deps, interaction);
  const values = readFields(interaction);
  const closed = channelsIn(interaction).filter((channel) => !deps.mayWriteIn(channel));
  const work = whoPressed(deps, interaction, sent).then(async (who) => {
    if (who === null) return { ...noMember, copy: writtenIn(values) };
    return deps.desk.submit({ sender: await deps.introduce(...who), name, value, values, closed });
  });
  await answerInTime(work, responderOfAnswer(interaction, deps.ackWithinMs, guild), () => apologyFor(values));
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
