import { createChangeLog } from '../change-log.ts';
import type { Events } from './events.ts';
import { type Answers, createAnswers } from './http/answers.ts';
import { type CodeStore, createCodes } from './login/codes.ts';
import { createLimits, type Limits } from './login/limits.ts';
import { createTokens, type TokenStore } from './login/tokens.ts';
import type { Settings } from './options.ts';
import { type AccountStore, createAccounts } from './people/accounts.ts';
import { type Progress, progressOf } from './posting/progress.ts';
import { createPublishes, type Publish, type PublishStore } from './posting/publishes.ts';
import type { WebhookEvent } from './webhooks/events.ts';

/** A redirect that ended a consent, with the secrets it carried. */
export interface Redirect {
  at: Date;
  handle: string | null;
  location: string;
}

/** All that the stand-in remembers. */
export interface State {
  readonly settings: Settings;
  readonly answers: Answers;
  readonly accounts: AccountStore;
  readonly codes: CodeStore;
  readonly tokens: TokenStore;
  readonly limits: Limits;
  readonly publishes: PublishStore;
  readonly events: Events;
  readonly redirects: Redirect[];
  /** The authorize requests whose consent page has been shown, by its random id. */
  readonly consents: Map<string, URLSearchParams>;
  /** What happened beside the publishes and is still to be told by a webhook. */
  readonly webhookEvents: WebhookEvent[];
  nowMs(): number;
  progress(publish: Publish): Progress;
  reset(): void;
}

export function createState(settings: Settings): State {
  const { now } = settings;
  const stores = {
    accounts: createAccounts(now),
    codes: createCodes(now),
    tokens: createTokens(settings),
    limits: createLimits(now),
    publishes: createPublishes(now),
  };
  const events: Events = createChangeLog();
  const redirects: Redirect[] = [];
  const webhookEvents: WebhookEvent[] = [];
  const consents = new Map<string, URLSearchParams>();
  return {
    settings,
    answers: createAnswers(settings),
    ...stores,
    events,
    redirects,
    consents,
    webhookEvents,
    nowMs: () => now().getTime(),
    progress: (publish) => progressOf(publish, now().getTime(), settings),
    reset() {
      for (const store of Object.values(stores)) store.reset();
      events.forgetListeners();
      redirects.length = 0;
      webhookEvents.length = 0;
      consents.clear();
    },
  };
}
