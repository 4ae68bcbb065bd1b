import type { Context } from '../rest/endpoint.ts';
import { type CommandOption, optionTypes } from '../state/commands.ts';
import type { Channel, User, WireObject } from '../state/records.ts';
import { attachmentToWire } from '../wire/attachment.ts';
import { userToWire } from '../wire/user.ts';
import { type DroppedFile, upload } from './dropped-file.ts';

type OptionValue = string | number | boolean | DroppedFile;

/** What is filled in beside a command, by the option's name. */
export type CommandOptions = Record<string, OptionValue>;

const isFile = (value: OptionValue): value is DroppedFile => typeof value === 'object';

/** What Discord's client would not let anybody send. */
function complaint(option: CommandOption, value: OptionValue): string | undefined {
  const { type, choices, min_length: min = 0, max_length: max = 6000 } = option;
  if ((type === optionTypes.file) !== isFile(value)) return 'takes something else';
  if (type === optionTypes.boolean && typeof value !== 'boolean') return 'takes true or false';
  if (type === optionTypes.integer && !Number.isInteger(value)) return 'takes a whole number';
  if (type === optionTypes.number && typeof value !== 'number') return 'takes a number';
  if (type === optionTypes.string && typeof value !== 'string') return 'takes text';
  if (Array.isArray(choices) && choices.length > 0) {
    return choices.some((one: WireObject) => one.value === value) ? undefined : 'has other choices';
  }
  if (typeof value !== 'string') return undefined;
  return value.length < Number(min) || value.length > Number(max) ? 'has the wrong length' : undefined;
}

interface Filled {
  options: WireObject[];
  resolved: WireObject;
}

/** The options of an interaction, and the files and people that they name. */
export async function fillOptions(
  context: Context,
  { user, channel }: { user: User; channel: Channel },
  offered: readonly CommandOption[],
  given: CommandOptions,
): Promise<Filled> {
  const { state } = context;
  const unknown = Object.keys(given).filter((name) => !offered.some((one) => one.name === name));
  if (unknown.length > 0) throw new Error(`There is no option ${unknown.join(', ')} here.`);
  const attachments: WireObject = {};
  const users: WireObject = {};
  const options: WireObject[] = [];
  for (const option of offered) {
    const value = given[option.name];
    if (value === undefined) {
      if (option.required) throw new Error(`The option "${option.name}" is required.`);
      continue;
    }
    const problem = complaint(option, value);
    if (problem) throw new Error(`The option "${option.name}" ${problem}.`);
    let sent: unknown = value;
    if (isFile(value)) {
      const place = { user, channel, ephemeral: true };
      for (const file of await upload(state, place, [value])) {
        attachments[file.id] = attachmentToWire(state, file);
        sent = file.id;
      }
    } else if (option.type === optionTypes.user) {
      const named = state.users.get(String(value));
      users[named.id] = userToWire(named);
      sent = named.id;
    }
    options.push({ name: option.name, type: option.type, value: sent });
  }
  const resolved = {
    ...(Object.keys(attachments).length === 0 ? {} : { attachments }),
    ...(Object.keys(users).length === 0 ? {} : { users }),
  };
  return { options, resolved };
}
