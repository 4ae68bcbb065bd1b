const token = /\b[\w-]{20,}\.[\w-]{6,}\.[\w-]{20,}/g;
const address = /\b(https?|wss?):\/\/([^\s/'"<>()]+)[^\s'"<>)]*/gi;

/** Takes out tokens and the paths of addresses, which carry the tokens of interactions. */
const redact = (text: string): string => text.replace(address, '$1://$2/…').replace(token, '[token]');

/** Name and message of whatever was thrown; never the request that errors carry along. */
export function describeError(error: unknown): string {
  return redact(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}
