/** The upload page: its link, what its script asks, and the bytes. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import { z } from 'zod';
import { type BrowserUploads, type LinkRefusal, UPLOAD_LINK_MS } from '../core/browser-uploads/index.ts';
import type { Log } from '../core/ports.ts';
import { sayDuration } from '../core/schedules/index.ts';
import { type Page, showPage, siteOf, type WebConfig } from './layout.ts';
import { consentSentence } from './legal-pages.ts';
import { refuse } from './on-error.ts';
import { createLinkCookie, isRobot, robotPage } from './personal-link.ts';
import { createTus } from './tus.ts';
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

const newLink = html`<p>Write <code>/schedy upload</code> in chat for a new link.</p>`;

const linkPages: Record<LinkRefusal['kind'], Page> = {
  unknown: {
    status: 400,
    title: 'This link is not known here',
    body: html`<p>It may have been cut short on its way, or it is long out of date. Nothing was uploaded.</p>${newLink}`,
  },
  expired: {
    status: 410,
    title: 'This link has expired',
    body: html`<p>Upload links work for ${sayDuration(UPLOAD_LINK_MS)}. What had arrived whole by then is in its thread in chat; the rest is deleted.</p>${newLink}`,
  },
  used: {
    status: 410,
    title: 'This link has been revoked',
    body: html`<p>What had arrived whole by then is in its thread in chat; the rest is deleted.</p>${newLink}`,
  },
  other_browser: {
    status: 410,
    title: 'This link is open in another browser',
    body: html`<p>It belongs to the browser that opened it first. Go on there, and with cookies allowed.</p>${newLink}`,
  },
};

const uploadLinkPage = (kind: LinkRefusal['kind']): Page => linkPages[kind];

/** Empty until its script has opened the link. */
const uploadPage = (base: string): Page => ({
  status: 200,
  title: 'Upload videos',
  script: { base: `${base}/upload`, names: ['tus.js', 'page.js'] },
  body: html`<noscript><p class="note">This page needs JavaScript: it cuts a large video into pieces and sends them again where a connection breaks. Switch it on, or drop the video in chat.</p></noscript>
<div id="page" data-base="${base}/upload">
<p id="to" class="lead" role="status"></p>
<div id="open" hidden>
<label class="drop" for="files"><b>Choose videos</b><span>or drop them here: MP4, MOV or WebM, up to 4 GB each</span><input id="files" type="file" multiple accept="video/*,.mp4,.mov,.webm,.m4v"></label>
<ul id="list" class="uploads"></ul>
<p class="small">${consentSentence}</p>
<button id="start" type="button" hidden>Upload</button>
<p class="small">Time and caption are read as in chat. Leave the time empty and Schedy asks in the thread. After a broken connection the upload goes on by itself; after a reload choose the same file again, and it goes on where it was.</p>
<p class="small"><button id="close" class="link" type="button">Close this link</button> when you are done, or leave it: it ends by itself <span id="until"></span>.</p>
</div>
</div>
<template id="card"><li class="upload">
<p class="name"></p>
<div class="words">
<label><span>When</span><input class="when" type="text" maxlength="200" placeholder="tomorrow 7pm" autocomplete="off"></label>
<label><span>Caption</span><textarea class="caption" rows="2" maxlength="4400" placeholder="New ramen drop #cooking"></textarea></label>
</div>
<progress max="1" value="0" hidden></progress>
<p class="status small" role="status"></p>
<p class="act"><button class="pause quiet" type="button" hidden>Pause</button><button class="remove quiet" type="button">Remove</button></p>
</li></template>`,
});
