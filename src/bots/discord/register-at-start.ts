import { Failure, type Log } from '../../core/index.ts';
import type { Api } from './api.ts';
import { discordCodeOf } from './chat-failure.ts';
import { type RegisterOptions, registerCommands } from './register-commands.ts';

/** Commands that changed since the last start are told to Discord; while it is busy the old ones stay. */
export async function registerAtStart(api: Api, options: RegisterOptions, log: Log): Promise<void> {
  try {
    const registration = await registerCommands(api, options);
    if (registration === 'registered') log.info({ ...scopeOf(options) }, 'commands registered');
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.remedy.kind === 'ask_operator') throw refused(error, options);
    log.warn({ code: error.code }, 'commands could not be compared, the earlier ones stay');
  }
}

const scopeOf = ({ guildId }: RegisterOptions) => ({ guild: guildId ?? 'all' });

function refused(cause: Failure, options: RegisterOptions): Failure {
  const facts = { ...scopeOf(options), discord: discordCodeOf(cause) };
  return new Failure('discord_commands_refused', cause.remedy, facts, { cause });
}
