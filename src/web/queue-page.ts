/**
 * What waits in the queues and what was given up, for an operator's eyes: nothing can be changed here, and nothing
 * that anybody wrote is shown. The queue keeps no failed jobs (the database knows what is to be done again), so the
 * failed ones are those of the inbox, which were tried in vain.
 */
import { Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import { timingSafeEqual } from 'hono/utils/buffer';
import type { GivenUp } from '../core/index.ts';
import { requireApiKey } from './api-routes.ts';
import { type Page, showPage } from './layout.ts';
import { refuse } from './on-error.ts';

/** What of the queues can be seen. */
export interface QueueReport {
  readonly queues: readonly {
    readonly queue: string;
    readonly waiting: number;
    readonly active: number;
    readonly delayed: number;
    readonly oldestMs: number;
  }[];
  /** The latest first. */
  readonly failed: readonly GivenUp[];
}

export type ReadQueues = () => Promise<QueueReport>;

const off = 'The page of the queues is switched off.';

/** `/api/queues` for programs, with the key as a bearer token; `/queues` for a browser, with the key as the password. */
export function createQueueRoutes(read: ReadQueues, apiKey: string | undefined): Hono {
  const askForPassword = basicAuth({
    realm: 'Schedy',
    verifyUser: (_name, password) => (apiKey ? timingSafeEqual(password, apiKey) : false),
  });
  return new Hono()
    .use('/api/queues', requireApiKey(apiKey, off))
    .get('/api/queues', async (c) => {
      c.header('Cache-Control', 'no-store');
      return c.json(await read());
    })
    .use('/queues', async (c, next) => {
      if (!apiKey) return refuse(c, 404, 'not_found', off);
      try {
        return await askForPassword(c, next);
      } catch (error) {
        if (!(error instanceof HTTPException)) throw error;
        // Without this header no browser asks for it.
        c.header('WWW-Authenticate', 'Basic realm="Schedy"');
        return showPage(c, locked);
      }
    })
    .get('/queues', async (c) => showPage(c, queuePage(await read())));
}

const locked: Page = {
  status: 401,
  title: 'This page is for whoever runs Schedy',
  body: html`<p>Reload it and give the value of <code>SCHEDY_API_KEY</code> as the password; any name will do.</p>`,
};

const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`;

const queuePage = ({ queues, failed }: QueueReport): Page => ({
  status: 200,
  title: 'Queues',
  shape: 'long',
  body: html`<p>The queue is an alarm clock: what must be done is written in the database, and what the queue loses the sweep sets again.</p>
<table>
<thead><tr><th scope="col">Queue</th><th scope="col">Waiting</th><th scope="col">The oldest</th><th scope="col">At work</th><th scope="col">For later</th></tr></thead>
<tbody>
${queues.map(
  ({ queue, waiting, active, delayed, oldestMs }) =>
    html`<tr><th scope="row">${queue}</th><td>${waiting}</td><td>${seconds(oldestMs)}</td><td>${active}</td><td>${delayed}</td></tr>
`,
)}</tbody>
</table>
<h2>Given up</h2>
${
  failed.length === 0
    ? html`<p>Nothing was given up lately.</p>`
    : html`<p>What came in and was tried in vain; its author was told. Look for the id in the log.</p>
<ul>
${failed.map(
  ({ id, platform, failedAt, tries, errorCode }) =>
    html`<li>${failedAt.toISOString()} · ${platform} · ${errorCode ?? 'unknown'} · ${tries} tries · <code>${id}</code></li>
`,
)}</ul>`
}`,
});
