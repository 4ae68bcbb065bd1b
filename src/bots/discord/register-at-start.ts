import { Failure, type Log } from '../../core/index.ts';
import type { Api } from './api.ts';
import { type RegisterOptions, registerCommands } from './register-commands.ts';

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
