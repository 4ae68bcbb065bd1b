import type { Clock, Core, Log, Place, PrivateThread } from '../../core/index.ts';

export type Platform = Place['platform'];

/** Somebody in a server or team, by the platform's ids. */
export interface Reader {
  readonly workspace: string;
  readonly member: string;
}

/**
 * Those of these private threads that somebody may read, at this moment or shortly before. Throws where the platform
 * does not say.
 */
export type AskReadable = (reader: Reader, threads: readonly PrivateThread[]) => Promise<readonly PrivateThread[]>;

export interface DeskDeps {
  readonly core: Pick<
    Core,
    'posts' | 'slots' | 'uploads' | 'profiles' | 'notices' | 'workspaces' | 'erasure' | 'departures' | 'shownForms'
  >;
  readonly clock: Clock;
  readonly log: Log;
  /** Where this desk stands; some sentences and buttons are of one platform alone. */
  readonly platform: Platform;
  /** On Discord: also the words of messages that do not mention the bot are heard (DISCORD_MESSAGE_CONTENT). */
  readonly hearsAll?: boolean | undefined;
  /** Asks the platform who reads what; where it is absent, private channels are listed to whoever asks in them. */
  readonly mayRead?: AskReadable | undefined;
}
