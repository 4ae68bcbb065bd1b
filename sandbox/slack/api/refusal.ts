/** An error of the Web API: HTTP 200 with `ok: false` and one of Slack's error names. */
export class Refusal extends Error {
  readonly error: string;
  readonly extra: Record<string, unknown>;

  constructor(error: string, extra: Record<string, unknown> = {}) {
    super(`Slack refused: ${error}`);
    this.name = 'Refusal';
    this.error = error;
    this.extra = extra;
  }
}

/** The messages of a refusal that points at the argument or block at fault. */
export function problems(messages: readonly string[]): Record<string, unknown> {
  return { response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) } };
}

export function refuse(error: string, extra: Record<string, unknown> = {}): never {
  throw new Refusal(error, extra);
}
