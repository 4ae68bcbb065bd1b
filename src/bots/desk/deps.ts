import type { Clock, Core, Log, Place } from '../../core/index.ts';

import type { TypedForms } from './typed-forms.ts';
import type { AskReadable } from './viewer.ts';

export type Platform = Place['platform'];

export interface DeskDeps {
  readonly core: Pick<
    Core,
    'posts' | 'slots' | 'uploads' | 'profiles' | 'notices' | 'workspaces' | 'erasure' | 'departures'
  >;
  readonly clock: Clock;
  readonly log: Log;
  /** Where this desk stands; some sentences and buttons are of one platform alone. */
  readonly platform: Platform;
  /** On Discord: also the words of messages that do not mention the bot are heard (DISCORD_MESSAGE_CONTENT). */
  readonly hearsAll?: boolean | undefined;
  /** Asks the platform who reads what; where it is absent, private channels are listed to whoever asks in them. */
  readonly mayRead?: AskReadable | undefined;
  /** What was typed into forms that could not stand. */
  readonly typed: TypedForms;
}
