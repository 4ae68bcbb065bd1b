/** The one frame of all pages: nothing from elsewhere, and a script only where a page cannot do without. */

import { createHash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { html, raw } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import type { Retention } from '../core/index.ts';
import { css } from './style.ts';

export type Html = ReturnType<typeof html>;

export interface Page {
  readonly status: 200 | 400 | 401 | 404 | 410 | 500 | 503;
  readonly title: string;
  readonly body: Html;
  /** `long`: a document to read; `wide`: the home page, which says itself who runs it; else a step to take. */
  readonly shape?: 'long' | 'wide';
  /** Scripts of our own, in this order; no other page may run any. */
  readonly script?: { readonly base: string; readonly names: readonly string[] };
  /** Shown as the heading by the body itself. */
  readonly hasOwnHeading?: boolean;
  /** Search engines may list it; every other page is between one person and Schedy. */
  readonly isIndexed?: boolean;
}

const cssHash = createHash('sha256').update(css).digest('base64');

const policy = {
  defaultSrc: ["'none'"],
  styleSrc: [`'sha256-${cssHash}'`],
  imgSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

const headers = {
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  // Whether the host may ever be reached without TLS is for whoever terminates TLS to say.
  strictTransportSecurity: false,
} as const;

const plain = secureHeaders({ ...headers, contentSecurityPolicy: policy });
const scripted = secureHeaders({
  ...headers,
  contentSecurityPolicy: { ...policy, scriptSrc: ["'self'"], connectSrc: ["'self'"] },
});

/** Headers of every answer; addresses here may hold tickets, codes and states. Only the upload page has a script. */
export const pageHeaders: MiddlewareHandler = (c, next) => (c.req.path === '/upload' ? scripted : plain)(c, next);

/** What every page says of the installation it belongs to. */
export interface Site {
  /** What stands before the path of each page: a proxy may have taken a leading part away. */
  readonly base: string;
  readonly operator: string;
}

declare module 'hono' {
  interface ContextVariableMap {
    /** Absent in a process that shows no pages. */
    site?: Site;
  }
}

export async function showPage(c: Context, page: Page): Promise<Response> {
  c.header('Cache-Control', 'no-store');
  return c.html(frame(page, c.get('site')), page.status);
}

const frame = (
  { title, body, shape, hasOwnHeading, isIndexed, script }: Page,
  site: Site | undefined,
): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${isIndexed ? '' : raw('<meta name="robots" content="noindex">')}
<meta name="color-scheme" content="light dark">
<title>${title} · Schedy</title>
${(script?.names ?? []).map((name) => html`<script defer src="${script?.base}/${name}"></script>`)}
<link rel="icon" href="${site?.base ?? ''}/icon.svg" type="image/svg+xml">
<style>${raw(css)}</style>
</head>
<body${shape ? raw(` class="${shape}"`) : ''}>
<header class="top"><a class="brand" href="${site?.base ?? ''}/"><span aria-hidden="true"></span>Schedy</a></header>
<main>
${hasOwnHeading ? '' : html`<h1>${title}</h1>`}
${body}
</main>
${site && shape !== 'wide' ? footer(site) : ''}
</body>
</html>
`;

/** The ring beside the name. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="11" fill="none" stroke="#2f7de1" stroke-width="7"/></svg>';

/** Who runs this, and both texts, on every page. */
const footer = ({ base, operator }: Site): Html => html`<footer class="bottom">
<p>Run by ${operator}</p>
<nav aria-label="About this installation"><a href="${base}/privacy">Privacy policy</a><a href="${base}/terms">Terms of service</a></nav>
</footer>`;

/** What the pages must know of where they are. */
export interface WebConfig {
  /** Where people and TikTok reach this program; https decides whether cookies are Secure. */
  readonly publicUrl: string;
  /** Absent: the profile API is off. */
  readonly apiKey?: string | undefined;
  readonly operator: Operator;
  /** Where a workspace or a server adds Schedy, for the chats where it may. */
  readonly addTo?: { readonly slack?: string | undefined; readonly discord?: string | undefined };
}

/** What the privacy policy and the terms have to name. */
export interface Operator {
  /** Who runs this installation; absent: named by its address. */
  readonly name?: string | undefined;
  /** An e-mail address or a web address. */
  readonly contact?: string | undefined;
  readonly mediaRetentionDays: number;
  /** Absent: the usual one. */
  readonly retention?: Retention;
}

export const siteOf = ({ publicUrl, operator }: WebConfig): Site => {
  const { host, pathname } = new URL(publicUrl);
  return { base: pathname.replace(/\/+$/, ''), operator: operator.name ?? `the operator of ${host}` };
};
