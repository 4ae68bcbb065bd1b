/** The one frame of all pages: no script, no picture, nothing from elsewhere. */
import { createHash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { html, raw } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import { css } from './style.ts';

export type Html = ReturnType<typeof html>;

export interface Page {
  readonly status: 200 | 400 | 404 | 410 | 500 | 503;
  readonly title: string;
  readonly body: Html;
  /** A document to read rather than a step to take. */
  readonly isLong?: boolean;
  /** Search engines may list it; every other page is between one person and Schedy. */
  readonly isIndexed?: boolean;
}

const cssHash = createHash('sha256').update(css).digest('base64');

/** Headers of every answer; addresses here may hold tickets, codes and states. */
export const pageHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: [`'sha256-${cssHash}'`],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  // Whether the host may ever be reached without TLS is for whoever terminates TLS to say.
  strictTransportSecurity: false,
});

export async function showPage(c: Context, page: Page): Promise<Response> {
  c.header('Cache-Control', 'no-store');
  return c.html(frame(page), page.status);
}

const frame = ({ title, body, isLong, isIndexed }: Page): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${isIndexed ? '' : raw('<meta name="robots" content="noindex">')}
<meta name="color-scheme" content="light dark">
<title>${title} · Schedy</title>
<style>${raw(css)}</style>
</head>
<body>
<header><span aria-hidden="true"></span>Schedy</header>
<main${isLong ? raw(' class="long"') : ''}>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;

/** What the pages must know of where they are. */
export interface WebConfig {
  /** Where people and TikTok reach this program; https decides whether cookies are Secure. */
  readonly publicUrl: string;
  /** Absent: the profile API is off. */
  readonly apiKey?: string | undefined;
  readonly operator: Operator;
}

/** What the privacy policy and the terms have to name. */
export interface Operator {
  /** Who runs this installation; absent: named by its address. */
  readonly name?: string | undefined;
  /** An e-mail address or a web address. */
  readonly contact?: string | undefined;
  readonly mediaRetentionDays: number;
}
