/** A safety net for what the platforms' libraries say: no token and no address that holds one comes through. */

/** By the vendors' own shapes; none of them is longer than what is looked for here. */
const tokens = [/\bx(?:ox[a-z]|app|oxe)[.-][\w.-]+/gi, /\b[\w-]{20,100}\.[\w-]{6,100}\.[\w-]{20,100}/g];
const address = /\b(https?|wss?):\/\/([^\s/'"<>()]+)[^\s'"<>)]*/gi;

/** Takes out tokens and the paths of addresses: whoever has a response or socket URL may speak for us. */
export const redact = (text: string): string =>
  tokens.reduce((rest, token) => rest.replace(token, '[token]'), text.replace(address, '$1://$2/…'));

/** Name and message of whatever was thrown; never the request or answer that errors carry along. */
export function describeError(error: unknown): string {
  return redact(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}
