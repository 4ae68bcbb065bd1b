/** A safety net below the rule that nobody logs a secret: what looks like one does not come through. */

const REDACTED = '[redacted]';

/** Query strings carry tickets, codes and upload tokens; whoever has a response URL may post. */
const address = /\b(https?:\/\/)(?:[^\s/?#@"'<>\\]*@)?([^\s?#"'<>\\]*)(\?[^\s#"'<>\\]*)?/gi;
const responsePath = /\/(commands|actions|workflows|services)\/T[^/\s]*\/.*$/;

/** The password in postgresql://user:password@host. */
const userInfo = /\b([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#@"'<>\\]*@/gi;

/** Tokens by their vendors' prefixes. */
const tokens = [/\bxox[a-z]-[\w-]+/gi, /\bxapp-[\w-]+/gi, /\b(?:act|rft|clt)\.[\w!*.~%/+=-]{6,}/g];

const bearer = /\b(Bearer\s+)[\w!*.~%/+=-]+/gi;

/** `name=value` of forms, `"name":"value"` of JSON, also of JSON inside a string. */
const named =
  /\b((?:access|refresh|upload|id)_token|client_secret|code_verifier|upload_url|response_url|ticket|password|api_?key)(\\*["']?\s*[=:]\s*\\*["']?)[^\s"'\\&,;}]+/gi;

export function redactText(text: string): string {
  const withoutAddresses = text
    .replace(address, (_all, scheme: string, place: string, query: string | undefined) => {
      const shown = place.replace(responsePath, `/$1/${REDACTED}`);
      return `${scheme}${shown}${query ? `?${REDACTED}` : ''}`;
    })
    .replace(bearer, `$1${REDACTED}`)
    .replace(userInfo, `$1${REDACTED}@`)
    .replace(named, `$1$2${REDACTED}`);
  return tokens.reduce((rest, token) => rest.replace(token, REDACTED), withoutAddresses);
}
