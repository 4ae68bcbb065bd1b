/** The log: facts first, then what happened, in words that stay the same so that they can be searched. */
import { type DestinationStream, pino } from 'pino';
import { prettyFactory } from 'pino-pretty';
import { currentIds } from './core/index.ts';

export interface LogOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Absent: pretty on a terminal, JSON otherwise. */
  readonly format?: 'pretty' | 'json' | undefined;
}

type Write = (facts: Readonly<Record<string, unknown>>, message: string) => void;

/** Core's log, which outside core also takes errors and objects among the facts. */
export interface AppLog {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

/**
 * Writes to `destination`, or else to standard output at once, so that the last line before an end
 * is there. What looks like a secret is replaced, whoever logs it.
 */
export function createLog(options: LogOptions, destination?: DestinationStream): AppLog {
  const isTerminal = destination === undefined && process.stdout.isTTY === true;
  const isPretty = options.format ? options.format === 'pretty' : isTerminal;
  const stream = destination ?? pino.destination({ sync: true });
  const logger = pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    isPretty ? prettified(stream, isTerminal) : stream,
  );
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error'): Write =>
    (facts, message) => {
      if (logger.isLevelEnabled(level)) {
        logger[level](redactValue({ ...currentIds(), ...facts }), redactText(message));
      }
    };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

function prettified(stream: DestinationStream, colorize: boolean): DestinationStream {
  const options = { translateTime: 'SYS:HH:MM:ss', singleLine: true, colorize };
  const format = prettyFactory(options);
  return { write: (line) => stream.write(format(line)) };
}

// A safety net below the rule that nobody logs a secret: what looks like one does not come through.

const REDACTED = '[redacted]';

/** Query strings carry tickets, codes and upload tokens; whoever has a response URL may post. */
const address = /\b(https?:\/\/)(?:[^\s/?#@"'<>\\]*@)?([^\s?#"'<>\\]*)(\?[^\s#"'<>\\]*)?/gi;
const responsePath = /\/(commands|actions|workflows|services)\/T[^/\s]*\/.*$|\/((?:webhooks|interactions)\/\d+)\/.*$/;

/** The password in postgresql://user:password@host, whatever stands in it. */
const databaseUser = /\b((?:postgres(?:ql)?|rediss?):\/\/)[^\s"'<>\\]{0,300}@/gi;
const userInfo = /\b([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#@"'<>\\]*@/gi;

/** Tokens by their vendors' prefixes. */
const tokens = [/\bxox[a-z]-[\w-]+/gi, /\bxapp-[\w-]+/gi, /\b(?:act|rft|clt)\.[\w!*.~%/+=-]{6,}/g];

const bearer = /\b(Bearer\s+|Basic\s+(?=[\w+/]{8}))[\w!*.~%/+=-]+/gi;

/** `name=value` of forms, `"name":"value"` of JSON, also of JSON inside a string. */
const named =
  /\b((?:access|refresh|upload|id)_token|client_secret|code_verifier|upload_url|response_url|ticket|password|api_?key)(\\*["']?\s*[=:]\s*\\*["']?)[^\s"'\\&,;}]+/gi;

export function redactText(text: string): string {
  const withoutAddresses = text
    .replace(address, (_all, scheme: string, place: string, query: string | undefined) => {
      const shown = place.replace(responsePath, `/$1$2/${REDACTED}`);
      return `${scheme}${shown}${query ? `?${REDACTED}` : ''}`;
    })
    .replace(bearer, `$1${REDACTED}`)
    .replace(databaseUser, `$1${REDACTED}@`)
    .replace(userInfo, `$1${REDACTED}@`)
    .replace(named, `$1$2${REDACTED}`);
  return tokens.reduce((rest, token) => rest.replace(token, REDACTED), withoutAddresses);
}

const MAX_DEPTH = 6;

/** Ends of key names, in lower case and without separators. */
const secretKey =
  /(token|tokens|secret|secrets|password|authorization|cookie|ticket|codeverifier|apikey|encryptionkeys?|uploadurl|responseurl|downloadurl)$/;

/** A copy fit for a log line: no secret in it, errors as plain objects, and nothing too deep. */
const redactValue = (value: unknown): unknown => copy(value, 0);

function copy(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value;
  // Also ends circles.
  if (depth >= MAX_DEPTH) return '[deeper]';
  if (value instanceof Error) return copyError(value, depth);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((item) => copy(item, depth + 1));
  return copyFields(value, depth);
}

function copyFields(value: object, depth: number): Record<string, unknown> {
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    isSecret(key, item) ? REDACTED : copy(item, depth + 1),
  ]);
  return Object.fromEntries(entries);
}

/** Whether there is a token may be known. */
function isSecret(key: string, value: unknown): boolean {
  if (typeof value !== 'string' && typeof value !== 'object') return false;
  return value !== null && secretKey.test(key.toLowerCase().replaceAll(/[^a-z]/g, ''));
}

/** Libraries hang requests, with their headers, on errors: only what is named here is copied. */
function copyError(error: Error, depth: number): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  const { code, facts, remedy } = error as { code?: unknown; facts?: unknown; remedy?: unknown };
  const known = { name, message, code, facts, remedy, stack, cause };
  const present = Object.entries(known).filter(([, part]) => part !== undefined);
  return copyFields(Object.fromEntries(present), depth);
}
