/** Everything that is wrong with the configuration, one sentence each, without secrets. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly complaints: readonly string[];

  constructor(complaints: readonly string[]) {
    super(`The configuration needs attention:\n${complaints.map((line) => `- ${line}`).join('\n')}`);
    this.complaints = complaints;
  }
}
