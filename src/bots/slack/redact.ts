const token = /\bx(?:ox[a-z]|app|oxe)[.-][\w.-]+/gi;
const address = /\b(https?|wss?):\/\/([^\s/'"<>()]+)[^\s'"<>)]*/gi;

/** Takes out tokens and the paths of addresses: who has a response or socket URL may speak for us. */
export const redact = (text: string): string => text.replace(address, '$1://$2/…').replace(token, '[token]');

/** Name and message of whatever was thrown; never the request or answer that errors carry along. */
export function describeError(error: unknown): string {
  return redact(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}
