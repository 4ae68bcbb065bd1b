/** The commands of the desk as Discord wants them declared, and told to Discord where it does not know them yet. */

import { isDeepStrictEqual } from 'node:util';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js';
import { Failure, type Log } from '../../core/index.ts';
import { type CommandOption, commands } from '../desk/index.ts';
import type { Api } from './api.ts';
import { discordCodeOf } from './chat-failure.ts';

const slashName = 'schedy';
/** In the menu of a message. */
export const menuName = 'Post to TikTok';

const everywhere = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

const videoTypes = ['video'];

/** As the body of a bulk overwrite; a server's own commands take no contexts. */
export function describeCommands(isForOneGuild: boolean): object[] {
  const where = isForOneGuild ? {} : everywhere;
  return [
    {
      type: ApplicationCommandType.ChatInput,
      name: slashName,
      description: 'Publish and schedule TikTok videos',
      options: commands.map(({ name, about, options = [] }) => ({
        type: ApplicationCommandOptionType.Subcommand,
        name,
        description: sentence(about),
        options: options.map(describeOption),
      })),
      ...where,
    },
    { type: ApplicationCommandType.Message, name: menuName, ...where },
  ];
}

/** None is required: what is left out is asked for, or has a default. */
function describeOption({ name, about, kind, suggests, choices }: CommandOption): object {
  const shared = { name, description: sentence(about) };
  if (kind === 'video') {
    return { ...shared, type: ApplicationCommandOptionType.Attachment, file_types: videoTypes };
  }
  return {
    ...shared,
    type: ApplicationCommandOptionType.String,
    ...(suggests ? { autocomplete: true } : {}),
    ...(choices ? { choices: choices.map(({ label, value }) => ({ name: label, value })) } : {}),
  };
}

const sentence = (about: string): string => about.charAt(0).toUpperCase() + about.slice(1);

export interface RegisterOptions {
  readonly applicationId: string;
  /** Only there, and nowhere else. */
  readonly guildId?: string | undefined;
}

type Registration = 'registered' | 'unchanged';

/**
 * Idempotent: a list that says the same is not written again. Throws `discord_commands_refused` with
 * what Discord said, or what `Api` throws while Discord is busy or out of reach.
 */
export async function registerCommands(api: Api, options: RegisterOptions): Promise<Registration> {
  try {
    return await tellCommands(api, options);
  } catch (error) {
    if (!(error instanceof Failure) || error.remedy.kind !== 'ask_operator') throw error;
    throw refused(error, options);
  }
}

function refused(cause: Failure, { guildId }: RegisterOptions): Failure {
  const { status = null } = cause.facts;
  const facts = { guild: guildId ?? 'all', discord: discordCodeOf(cause), status };
  return new Failure('discord_commands_refused', cause.remedy, facts, { cause });
}

async function tellCommands(api: Api, { applicationId, guildId }: RegisterOptions): Promise<Registration> {
  const global = `/applications/${applicationId}/commands` as const;
  if (!guildId) return overwrite(api, global, describeCommands(false));
  const inGuild = `/applications/${applicationId}/guilds/${guildId}/commands` as const;
  // What was registered everywhere before would be offered there a second time.
  const cleared = await overwrite(api, global, []);
  const written = await overwrite(api, inGuild, describeCommands(true));
  return [cleared, written].includes('registered') ? 'registered' : 'unchanged';
}

async function overwrite(api: Api, path: `/${string}`, wanted: readonly object[]): Promise<Registration> {
  const known = await api.get(path);
  const there = Array.isArray(known) ? known.map(essence) : [];
  if (isDeepStrictEqual(sorted(there), sorted(wanted.map(essence)))) return 'unchanged';
  await api.put(path, wanted);
  return 'registered';
}

/** Not `integration_types`: for a server's own commands Discord answers it though it was not told. */
const told = [
  'type',
  'name',
  'description',
  'options',
  'contexts',
  'autocomplete',
  'choices',
  'required',
  'value',
  'file_types',
];

/** What we have said of a command, without what Discord adds to it and what says nothing. */
function essence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(essence);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, part]) => told.includes(name) && saysSomething(part))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, part]) => [name, essence(part)]),
  );
}

const saysSomething = (part: unknown): boolean =>
  part !== null && part !== false && part !== '' && !(Array.isArray(part) && part.length === 0);

const sorted = (list: readonly unknown[]): string[] => list.map((one) => JSON.stringify(one)).sort();

/** Commands that changed since the last start are told to Discord; while it is busy the old ones stay. */
export async function registerAtStart(api: Api, options: RegisterOptions, log: Log): Promise<void> {
  try {
    const registration = await registerCommands(api, options);
    const { guildId: guild = 'all' } = options;
    if (registration === 'registered') log.info({ guild }, 'commands registered');
  } catch (error) {
    if (!(error instanceof Failure) || error.remedy.kind === 'ask_operator') throw error;
    log.warn({ code: error.code }, 'commands could not be compared, the earlier ones stay');
  }
}
