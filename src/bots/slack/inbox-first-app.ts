import { App, AuthorizationError, type Authorize, type Receiver, type ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';
import { Failure, type Log } from '../../core/index.ts';
import { describeError } from '../chat/redact.ts';
import { type ClientSettings, clientOptions } from './api.ts';
import { besideFirst } from './blocks/present-form.ts';
import { NOT_INSTALLED, notInstalled, slackErrorOf } from './chat-failure.ts';
import type { Keep } from './events/keep-events.ts';
import type { Team } from './teams.ts';

export interface AppDeps {
  readonly api: ClientSettings;
  readonly receiver: Receiver;
  /** The workspace that a body is for; null where the app is not installed. */
  readonly teamFor: (body: unknown) => Promise<Team | null>;
  readonly keep: Keep;
  readonly onKept: (inboxEventId: string) => void;
  /** Slack says that it has dropped events of a workspace. */
  readonly onGap: (team: Team) => void;
  /** What is answered to a command, a form or a press where the app is not installed. */
  readonly outside: string;
  readonly log: Log;
}

/**
 * Bolt acknowledges an event before any listener runs, so what a listener fails to do is lost.
 * Here the event is kept first. When that fails there is no acknowledgement (HTTP 500, silence in
 * Socket Mode), and Slack sends it again.
 */
export class InboxFirstApp extends App {
  readonly #deps: AppDeps;
  readonly #running = new Set<Promise<void>>();

  constructor(deps: AppDeps) {
    super({
      receiver: deps.receiver,
      authorize: authorizeWith(deps),
      logger: deps.api.logger,
      clientOptions: { ...clientOptions(deps.api, { retries: 0 }), fetch: fetchInTime },
      convoStore: false,
      ignoreSelf: false,
    });
    this.#deps = deps;
    this.error((error) => report(deps.log, error));
  }

  override processEvent(event: ReceiverEvent): Promise<void> {
    const running = this.#process(event).finally(() => this.#running.delete(running));
    this.#running.add(running);
    return running;
  }

  /** Resolves when everything that was begun has ended, well or not. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#running]);
  }

  async #process(event: ReceiverEvent): Promise<void> {
    // Sent above 30,000 events an hour: https://docs.slack.dev/reference/events/app_rate_limited. Bolt knows no such body.
    if (event.body.type === 'app_rate_limited') {
      const team = await this.#deps.teamFor(event.body);
      if (team) this.#deps.onGap(team);
      return event.ack();
    }
    const isForm = event.body.type === 'view_submission';
    if (('command' in event.body || isForm) && !(await this.#deps.teamFor(event.body))) {
      const { outside } = this.#deps;
      // The form stays open with all that was typed, for after the app was added again.
      return event.ack(isForm ? { response_action: 'errors', errors: besideFirst(event.body.view, outside) } : outside);
    }
    if (event.body.type === 'block_actions' && !(await this.#deps.teamFor(event.body))) {
      await event.ack();
      return answerOutside(event.body, this.#deps.outside);
    }
    const kept = await this.#deps.keep(event.body);
    try {
      await super.processEvent(event);
    } finally {
      if (kept?.isNew) this.#deps.onKept(kept.id);
    }
  }
}

const respondTimeoutMs = 15_000;

/** Bolt sends answers to response URLs with the client's `fetch` and no limit of its own. */
const fetchInTime: typeof fetch = (url, init) =>
  fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(respondTimeoutMs) });

const pressedInMessage = z.object({ response_url: z.url() });

/** The address that comes with a press needs no token; one on a page or in a form brings none. */
async function answerOutside(body: unknown, text: string): Promise<void> {
  const { data } = pressedInMessage.safeParse(body);
  if (!data) return;
  const answer = JSON.stringify({ response_type: 'ephemeral', replace_original: false, text });
  const headers = { 'content-type': 'application/json' };
  const { status, ok } = await fetchInTime(data.response_url, { method: 'POST', headers, body: answer });
  if (!ok) throw new Failure('chat_refused', { kind: 'ask_operator' }, { status });
}

/**
 * Bolt would call `auth.test` by itself in the constructor, where nobody can catch a bad token. It is given none: what
 * is called is called with the token of its workspace (teams.ts).
 */
function authorizeWith({ teamFor }: AppDeps): Authorize<boolean> {
  return async ({ teamId: named }, body) => {
    const team = await teamFor(body);
    if (!team) throw notInstalled(named ?? '');
    const { botId, botUserId, teamId } = await team.identity();
    return { botId, botUserId, teamId };
  };
}

function report(log: Log, error: Error): Promise<void> {
  const isOfAnother = error instanceof AuthorizationError || slackErrorOf(error) === NOT_INSTALLED;
  if (isOfAnother) log.info({}, 'slack spoke of a workspace where Schedy is not installed');
  else log.error({ error: describeError(error) }, 'slack listener failed');
  return Promise.resolve();
}
