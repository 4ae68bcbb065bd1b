/**
 * What a platform has answered: nothing, a web page in place of a file, or a list of which some things can be read; and
 * which hosts are its own.
 */
import { z } from 'zod';
import { DAY_MS } from '../../core/clock.ts';

const networkCode = /^[A-Z][A-Z0-9_]{2,40}$/;
const mostCauses = 6;

/**
 * What kept a platform from answering, in the network's own word (`ECONNREFUSED`) or as `timeout`; null where nothing
 * says. Vendors' libraries wrap it several times, and their messages may hold anything, so nothing else is taken.
 */
export function whyUnreachable(error: unknown): string | null {
  let cause = error;
  for (let depth = 0; cause instanceof Error && depth < mostCauses; depth += 1) {
    if ('code' in cause && typeof cause.code === 'string' && networkCode.test(cause.code)) return cause.code;
    if (cause.name === 'AbortError' || cause.name === 'TimeoutError') return 'timeout';
    cause = cause instanceof AggregateError ? cause.errors[0] : cause.cause;
  }
  return null;
}

/** Of a 429 that does not say for how long. */
const UNNAMED_WAIT_MS = 10_000;
/** Node's timers run off at once beyond 24.8 days, and nobody knows of a wait that long what is true at its end. */
export const LONGEST_WAIT_MS = DAY_MS;

/** How long a platform's 429 is kept to: its own figure, unless that is no wait at all or has no end in sight. */
export const waitAsked = (ms: number | null): number =>
  ms !== null && ms > 0 ? Math.min(ms, LONGEST_WAIT_MS) : UNNAMED_WAIT_MS;

/** A platform's hosts over https; a stand-in is trusted with its own host and port, over http too. */
export function createHostCheck(apiUrl: string | undefined, isOurs: (hostname: string) => boolean) {
  const standIn = apiUrl === undefined ? null : new URL(apiUrl);
  return ({ protocol, hostname, host, port }: URL): boolean => {
    if (standIn?.host === host && ['http:', 'https:'].includes(protocol)) return true;
    return protocol === 'https:' && port === '' && isOurs(hostname);
  };
}

const opensLikeOne = /^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype\s+html|html)/i;

/**
 * Whether a platform has answered with a web page in place of a file. Slack does so, with status 200, where it wants a
 * login: https://docs.slack.dev/reference/objects/file-object; in front of Discord's files it can be a proxy.
 */
export const isWebPage = ({ contentType, opening }: { contentType: string; opening: string }): boolean =>
  /html/i.test(contentType) || opensLikeOne.test(opening);

/**
 * A list of which only the items that can be read count: one file or mention of an unknown shape does not make a whole
 * message unheard, and what is no list is none.
 */
export const readableItems = <Item extends z.ZodType>(item: Item) =>
  z
    .unknown()
    .optional()
    .transform((given): z.infer<Item>[] =>
      (Array.isArray(given) ? given : []).flatMap((one: unknown) => {
        const read = item.safeParse(one);
        return read.success ? [read.data] : [];
      }),
    );
