import type { Faults } from './faults.ts';

/** What every stand-in is, whichever service it stands for. */
export interface StandIn {
  /** Origin, without a trailing slash. */
  readonly url: string;
  /** What the app's environment needs to talk to this instead of the real service. */
  readonly env: Readonly<Record<string, string>>;
  /** Every call of the app to the service's own paths, in order of arrival. */
  readonly calls: readonly unknown[];
  readonly faults: Faults;
  /** Forgets what happened and what was planned; connections stay. */
  reset(): void;
  /** Cuts open connections. Rejects when the stand-in or one of its listeners has thrown. */
  close(): Promise<void>;
}
