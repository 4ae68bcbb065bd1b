/** The upload page: its link, what its script asks, and the bytes. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { type BrowserUploads, UPLOAD_LINK_MS } from '../core/browser-uploads/index.ts';
import type { Log } from '../core/ports.ts';
import { showPage, siteOf, type WebConfig } from './layout.ts';
import { createLinkCookie } from './link-cookie.ts';
import { refuse } from './on-error.ts';
import { isRobot, robotPage } from './robots.ts';
import { createTus } from './tus.ts';
import { uploadLinkPage, uploadPage } from './upload-pages.ts';
import { type Explain, sayRefusal, sayVerdict } from './upload-words.ts';

const MAX_BYTES = 4 * 1024;

export interface UploadRoutesDeps {
  readonly uploads: BrowserUploads;
  readonly explain: Explain;
  readonly config: WebConfig;
  readonly log: Log;
}

/** Beside the built program, which leaves the package behind; the sources take it out of that. */
const builtTus = new URL('page/tus.min.js', import.meta.url);

/** Served by ourselves: the page's own script, and the tus client as its makers publish it for browsers. */
const scripts: Readonly<Record<string, string | URL>> = {
  'page.js': new URL('page/upload.js', import.meta.url),
  'tus.js': existsSync(builtTus) ? builtTus : createRequire(import.meta.url).resolve('tus-js-client/dist/tus.min.js'),
};

const asked = z.object({ ticket: z.string().max(100) });

export function createUploadRoutes({
  uploads,
  explain,
  config,
  log,
}: UploadRoutesDeps): Hono<{ Bindings: HttpBindings }> {
  const { base } = siteOf(config);
  const { publicUrl } = config;
  const cookie = createLinkCookie({ name: 'schedy_upload', publicUrl, path: '/upload', livesMs: UPLOAD_LINK_MS });
  const tus = createTus({ uploads, explain, log, base: `${base}/upload/files` });
  const limit = bodyLimit({ maxSize: MAX_BYTES, onError: (c) => refuse(c, 413, 'too_large', 'That is too much.') });
  const visitOf = async (c: Context) => {
    const { data } = asked.safeParse(await c.req.json().catch(() => null));
    return data && { ticket: data.ticket, browser: cookie.read(c) };
  };

  return new Hono<{ Bindings: HttpBindings }>()
    .get('/upload', async (c) => {
      // This binds the link to nobody: the page's script does, which what draws a preview does not run.
      if (isRobot(c)) return showPage(c, robotPage);
      const ticket = c.req.query('ticket') ?? '';
      const refusal = await uploads.peek({ ticket, browser: cookie.read(c) });
      return showPage(c, refusal ? uploadLinkPage(refusal.kind) : uploadPage(base));
    })
    .get('/upload/:script{(?:page|tus)\\.js}', async (c) => {
      const text = await readFile(scripts[c.req.param('script')] ?? '', 'utf8');
      return c.body(text, 200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' });
    })
    .post('/upload/open', limit, async (c) => {
      const visit = await visitOf(c);
      if (!visit) return refuse(c, 400, 'bad_request', 'The page sent something that cannot be read.');
      const opened = await uploads.open(visit);
      c.header('Cache-Control', 'no-store');
      if (opened.kind !== 'open') {
        const { code, what, remedy } = sayRefusal(explain, opened.kind, {});
        return refuse(c, 410, code, `${what} ${remedy}`);
      }
      cookie.write(c, opened.browser);
      const { workspaceName, memberName, expiresAt, uploads: all } = opened;
      const shown = all.map(({ became, ...upload }) => ({ ...upload, ...sayVerdict(explain, { became, ...upload }) }));
      return c.json({ workspaceName, memberName, expiresAt: expiresAt.toISOString(), uploads: shown });
    })
    .post('/upload/close', limit, async (c) => {
      const visit = await visitOf(c);
      if (visit) await uploads.close(visit);
      c.header('Cache-Control', 'no-store');
      return c.json({});
    })
    .all('/upload/files/:id?', async (c) => {
      const sender = { ticket: c.req.header('Schedy-Ticket') ?? '', browser: cookie.read(c) };
      return tus(c.req.raw, c.env.incoming, sender);
    });
}
