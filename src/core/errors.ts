/**
 * What the reader of a failure can do next. Failures are split by this and by nothing else:
 * `retry` the same call may be made again; `wait` the same, after at least `forMs`;
 * `reconnect` the profile's login is gone; `change_post` the post itself must change;
 * `check_first` the outcome is unknown, a person or TikTok must say; `ask_operator` the set-up is wrong.
 */
export type Remedy =
  | { readonly kind: 'retry' }
  | { readonly kind: 'wait'; readonly forMs: number }
  | { readonly kind: 'reconnect' }
  | { readonly kind: 'change_post' }
  | { readonly kind: 'check_first' }
  | { readonly kind: 'ask_operator' };

/** Values that may stand in a log line: never a token, an upload URL or a response URL. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** Why something did not go as asked: a code that has words in the desk, and the numbers for them. */
export interface Problem {
  readonly code: string;
  readonly facts: Facts;
}

/** A thrown failure: a stable code (which has words in the desk), what to do, and loggable facts. */
export class Failure<Code extends string = string> extends Error {
  readonly code: Code;
  readonly remedy: Remedy;
  readonly facts: Facts;

  constructor(code: Code, remedy: Remedy, facts: Facts = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'Failure';
    this.code = code;
    this.remedy = remedy;
    this.facts = facts;
  }
}

/** A failure that may pass by itself: the same may be done again, at once or after its wait. */
export const isPassing = (error: unknown): error is Failure =>
  error instanceof Failure && (error.remedy.kind === 'retry' || error.remedy.kind === 'wait');
