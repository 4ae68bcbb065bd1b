import type { Interaction } from 'discord.js';
import { describeError } from '../../chat/redact.ts';
import { menuName } from '../commands.ts';
import { bringByMenu } from './bring.ts';
import { pressButton, submitForm } from './listen-to-buttons.ts';
import { proposeChoices, runCommand } from './listen-to-commands.ts';
import type { ListenerDeps } from './listener-deps.ts';

/** Does what a person asked for by command, click or form; a failure was apologised for and is logged. */
export async function hear(deps: ListenerDeps, interaction: Interaction): Promise<void> {
  try {
    await dispatch(deps, interaction);
  } catch (error) {
    deps.log.error({ error: describeError(error) }, 'discord listener failed');
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
