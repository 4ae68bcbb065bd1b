/** Adding Schedy to a Slack workspace: the two addresses, and what a person reads when it is done or was not. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { INSTALL_STATE_MS, type InstallResult } from '../core/installations/index.ts';
import { sayDuration } from '../core/schedules/index.ts';
import { type Page, showPage } from './layout.ts';
import { onlyLooks, robotPage } from './personal-link.ts';

/** The two ends of an installation: whoever talks with Slack knows what happens in between. */
export interface SlackInstall {
  /** Where the browser goes at Slack, and the cookie (a line of Set-Cookie) that it must bring back. */
  begin(): Promise<{ readonly address: string; readonly cookie: string }>;
  /** Takes Slack's answer; leaves the page to whoever calls. */
  finish(request: IncomingMessage, response: ServerResponse): Promise<InstallResult>;
}

export function createSlackInstallRoutes(install: SlackInstall): Hono<{ Bindings: HttpBindings }> {
  const routes = new Hono<{ Bindings: HttpBindings }>();
  routes.get('/slack/install', async (c) => {
    const { address, cookie } = await install.begin();
    c.header('Set-Cookie', cookie);
    c.header('Cache-Control', 'no-store');
    return c.redirect(address);
  });
  // Behind it a library speaks Node's own requests and answers.
  routes.get('/slack/oauth_redirect', async (c) =>
    showPage(c, onlyLooks(c) ? robotPage : installPage(await install.finish(c.env.incoming, c.env.outgoing))),
  );
  return routes;
}

const startAgain = html`<p><a class="button" href="install">Start again</a></p>`;

/** What a person reads who comes back from Slack. */
export function installPage(result: InstallResult): Page {
  switch (result.kind) {
    case 'installed':
      return installedPage(result);
    case 'misconfigured':
      return {
        status: 500,
        title: 'Slack does not accept this Schedy',
        body: html`<p>Slack answered <code>${result.code}</code>, so nothing was added. Trying again will not help.</p>
<p>Tell whoever runs Schedy: client id, client secret and redirect address have to be those of the Slack app.</p>`,
      };
    default:
      return fixedPages[result.kind];
  }
}

function installedPage({ workspace, isAgain }: Extract<InstallResult, { kind: 'installed' }>): Page {
  const renewed = html`<p>It was there before: posts that are still to come go out by themselves, and what passed meanwhile is asked about in Slack.</p>`;
  return {
    status: 200,
    title: isAgain ? `Schedy is in ${workspace} again` : `Schedy is in ${workspace}`,
    body: html`<p class="lead">You can close this tab and go on in Slack.</p>
${isAgain ? renewed : ''}
<ol>
<li>Write <code>/schedy connect</code> to connect a TikTok account. Without one, Schedy hands you video and caption when it is time, and you post by hand.</li>
<li>Write <code>/invite @schedy</code> in the channel where videos are dropped.</li>
<li>Drop a video there and say when: <code>post tomorrow 7pm New ramen drop</code>.</li>
</ol>
<p><code>/schedy help</code> shows the rest.</p>`,
  };
}

const fixedPages = {
  cancelled: {
    status: 400,
    title: 'Not added to Slack',
    body: html`<p>It was not allowed at Slack, so nothing was added and nothing is kept.</p>
<p>Changed your mind?</p>${startAgain}`,
  },
  bad_state: {
    status: 400,
    title: 'This did not begin here',
    body: html`<p>Slack’s answer belongs to nothing that was begun in this browser, or cookies are blocked. Nothing was added.</p>${startAgain}`,
  },
  expired_state: {
    status: 400,
    title: 'That took too long',
    body: html`<p>Coming back from Slack works for ${sayDuration(INSTALL_STATE_MS)}, and they were over. Nothing was added.</p>${startAgain}`,
  },
  code_used: {
    status: 400,
    title: 'This was already used',
    body: html`<p>Slack’s answer works once, and for a few minutes. If you have just added Schedy, it is there: look for it in Slack.</p>
<p>If it is not:</p>${startAgain}`,
  },
  whole_organisation: {
    status: 400,
    title: 'One workspace at a time',
    body: html`<p>Schedy cannot be added to a whole organisation at once. Nothing is kept of it.</p>
<p>Add it to a single workspace: start again, and choose one at the top right of Slack’s page.</p>${startAgain}
<p class="small">An administrator can remove the app from the organisation in Slack’s admin pages.</p>`,
  },
  rotating_tokens: {
    status: 400,
    title: 'Token rotation is switched on',
    body: html`<p>The Slack app behind this Schedy gets tokens that change every 12 hours, and Schedy does not renew those. Nothing was added.</p>
<p>Tell whoever runs Schedy: make a Slack app from its manifest, where token rotation is off.</p>`,
  },
  away: {
    status: 503,
    title: 'Slack could not be reached',
    body: html`<p>Slack, or something that Schedy needs, did not answer, so nothing was added. Please try again in a minute.</p>${startAgain}`,
  },
} as const satisfies Record<Exclude<InstallResult['kind'], 'installed' | 'misconfigured'>, Page>;
