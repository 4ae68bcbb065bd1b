import { Failure, within } from '../../core/index.ts';
import { slackErrorOf } from './chat-failure.ts';

/** The tokens in the order in which they are tried. */
export interface Steps {
  readonly bot_token: () => Promise<unknown>;
  readonly app_token: () => Promise<unknown>;
}

/**
 * Tries the tokens; throws a `slack_login_failed` whose facts name the token and, as `error`, what
 * Slack said of it or why there was no answer.
 */
export async function logIn(steps: Steps, timeoutMs: number): Promise<void> {
  const endsAt = performance.now() + timeoutMs;
  for (const [token, attempt] of Object.entries<() => Promise<unknown>>({ ...steps })) {
    await within(endsAt - performance.now(), attemptStep(token, attempt), () => timedOut(token));
  }
}

async function attemptStep(token: string, attempt: () => Promise<unknown>): Promise<void> {
  try {
    await attempt();
  } catch (error) {
    throw error instanceof Failure ? refused(token, error) : error;
  }
}

function refused(token: string, cause: Failure): Failure {
  const error = slackErrorOf(cause) ?? cause.code;
  return new Failure('slack_login_failed', cause.remedy, { token, error }, { cause });
}

const timedOut = (token: string): Failure =>
  new Failure('slack_login_failed', { kind: 'retry' }, { token, error: 'timeout' });
