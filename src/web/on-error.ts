/** The one door through which errors leave: a code and words for the reader, facts for the log. */
import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Failure, isPassing } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import { isTikTokFailure } from '../core/tiktok/index.ts';
import { type Page, showPage } from './layout.ts';

/** Paths that machines read; the login's pages also lie under /api. */
const isForMachines = ({ req }: Context): boolean =>
  req.path.startsWith('/api/') && !req.path.startsWith('/api/social/');

const nothingHere: Page = {
  status: 404,
  title: 'There is nothing here',
  body: html`<p>Schedy lives in chat: write <code>/schedy</code> there to see what it can do.</p>`,
};

export const answerNotFound: NotFoundHandler = (c) =>
  isForMachines(c) ? refuse(c, 404, 'not_found', 'There is nothing here.') : showPage(c, nothingHere);

const passing: Page = {
  status: 503,
  title: 'Schedy cannot do this right now',
  body: html`<p>Something it needs does not answer. Please try again in a minute.</p>
<p><code>/schedy profiles</code> in chat shows what is connected.</p>`,
};

const broken: Page = {
  status: 500,
  title: 'Something is wrong on Schedy’s side',
  body: html`<p>This could not be finished, and trying again will not help. Whoever runs Schedy finds the reason in its log.</p>
<p><code>/schedy profiles</code> in chat shows what is connected.</p>`,
};

export const answerErrors =
  (log: Log): ErrorHandler =>
  (error, c) => {
    logError(log, error, c);
    if (!isForMachines(c)) return showPage(c, isPassing(error) ? passing : broken);
    if (!isPassing(error)) return refuse(c, 500, 'internal_error', 'The log says what went wrong.');
    const isSilence = isTikTokFailure(error) && error.remedy.kind === 'retry';
    const code = isSilence ? 'tiktok_unreachable' : error.code;
    return refuse(c, 503, code, 'This cannot be answered right now; ask again in a minute.');
  };

/** Never the message of what is not ours: libraries put addresses and values into it. */
function logError(log: Log, error: unknown, { req }: Context): void {
  const where = { method: req.method, path: req.path };
  if (error instanceof Failure) {
    log.warn({ ...where, code: error.code, ...error.facts }, 'a request could not be answered');
    return;
  }
  const name = error instanceof Error ? error.name : typeof error;
  const frames = error instanceof Error ? (error.stack?.match(/^ +at .*$/gm) ?? []) : [];
  const stack = frames.slice(0, 10).join('\n');
  log.error({ ...where, error: name, stack }, 'a request met a bug');
}

/** The one shape of errors under /api that machines read. */
export const refuse = (c: Context, status: ContentfulStatusCode, code: string, message: string): Response => {
  c.header('Cache-Control', 'no-store');
  return c.json({ error: { code, message } }, status);
};
