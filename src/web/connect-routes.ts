/**
 * The two steps of a login that a browser makes, before TikTok's consent and back from it, and what a person reads there:
 * what happened, and what to do next.
 */
import { Hono } from 'hono';
import { html } from 'hono/html';
import {
  type Connected,
  type ConnectResult,
  type OpenedTicket,
  type Profiles,
  TICKET_MS,
} from '../core/profiles/index.ts';
import { sayDuration } from '../core/schedules/index.ts';
import { type Html, type Page, showPage, type WebConfig } from './layout.ts';
import { createLinkCookie, onlyLooks, robotPage } from './personal-link.ts';

const connectCommand = html`<code>/schedy connect</code>`;

const mayPost: Record<NonNullable<OpenedTicket['forWhom']>, (ticket: OpenedTicket) => Html> = {
  everyone: ({ workspaceName }) =>
    html`<p><b>Everyone in ${workspaceName}</b> may post to the account that you connect here.</p>`,
  member: ({ memberName }) => html`<p><b>Only ${memberName}</b> may post to the account that you connect here.</p>`,
};

function consentPage(ticket: OpenedTicket): Page {
  const { authorizeUrl, account, memberName, workspaceName, forWhom } = ticket;
  const only = html`<p>This link renews <b>${account}</b> only, so sign in at TikTok as ${account}.</p>`;
  return {
    status: 200,
    title: account ? `Connect ${account} again` : 'Connect a TikTok account',
    body: html`<p class="lead">To <b>${workspaceName}</b>, for <b>${memberName}</b>.</p>
${account ? only : ''}
${forWhom ? mayPost[forWhom](ticket) : ''}
<p>TikTok asks you next whether Schedy may see the account’s name and picture and upload and publish videos. Nothing is posted by saying yes.</p>
<a class="button" href="${authorizeUrl}">Continue to TikTok</a>
<p class="small">This link is for ${memberName} alone and works for ${sayDuration(TICKET_MS)}. Is that not you? Close this tab; nothing has happened yet.</p>`,
  };
}

type LinkProblem = 'missing' | 'unknown' | 'expired' | 'used' | 'other_browser' | 'not_member';

const membersOnly = html`<p>The person it was made for has left that workspace or is a guest there, or Schedy was removed from it. Nothing was connected.</p>
<p>A member can write ${connectCommand} in chat for a link of their own.</p>`;

const again = (why: string): Html =>
  html`<p>${why} Nothing was connected.</p><p>Write ${connectCommand} in chat for a new link.</p>`;

const linkPages: Record<LinkProblem, Page> = {
  missing: {
    status: 400,
    title: 'This link is not complete',
    body: again('A link to connect an account ends in a ticket, and this one has none.'),
  },
  unknown: {
    status: 400,
    title: 'This link is not known here',
    body: again('It may have been cut short on its way, or it is long out of date.'),
  },
  expired: {
    status: 410,
    title: 'This link has expired',
    body: again(`Links work for ${sayDuration(TICKET_MS)}.`),
  },
  used: {
    status: 410,
    title: 'This link has been used',
    body: html`<p>Each link works once. <code>/schedy profiles</code> shows what is connected.</p>
<p>Write ${connectCommand} in chat to connect another account.</p>`,
  },
  other_browser: {
    status: 410,
    title: 'This link is open in another browser',
    body: html`<p>It belongs to the browser that opened it first. Go on there, and with cookies allowed.</p>
<p>Or write ${connectCommand} in chat for a new link.</p>`,
  },
  not_member: { status: 410, title: 'This link is for members only', body: membersOnly },
};

const linkPage = (problem: LinkProblem): Page => linkPages[problem];

export function resultPage(result: ConnectResult): Page {
  switch (result.kind) {
    case 'connected':
      return connectedPage(result);
    case 'missing_scopes':
      return missingScopesPage;
    case 'other_account':
      return otherAccountPage(result.connected, result.expected);
    case 'tiktok_failed':
      return tiktokFailedPage(result.code);
    default:
      return fixedPages[result.kind];
  }
}

const noAudit = 'TikTok audits no tool that is only for the accounts of one’s own team, so it may stay like that.';
const auditNote = html`<p class="note">TikTok has not audited this app yet. Until it has, posts only go to private accounts and only with “only me” as their audience. ${noAudit}</p>`;
const draftsNote = html`<p class="note">TikTok has not audited this app yet, so videos arrive in this account’s TikTok inbox, and each post is finished in the TikTok app. Its owner can change that in chat with /schedy profiles; until the audit posts that Schedy publishes by itself only go to private accounts and only with “only me” as their audience. ${noAudit}</p>`;
const inboxNote = html`<p class="note">TikTok allowed drafts only: videos arrive in this account’s TikTok inbox, and each post is finished in the TikTok app. To let Schedy publish by itself, connect again and leave publishing switched on.</p>`;

function noteOn(mode: Connected['mode'], mayPublish: boolean, audited: boolean): Html | '' {
  if (mode === 'inbox' && !mayPublish) return inboxNote;
  if (audited || mode === 'by_hand') return '';
  return mode === 'inbox' ? draftsNote : auditNote;
}

function connectedPage({ account, workspaceName, renewed, mode, mayPublish, audited }: Connected): Page {
  const next = renewed
    ? html`<p>Posts that were on hold and are still to come go out by themselves. For those whose time has passed, Schedy asks in chat.</p>`
    : html`<p>A post that waited for this account goes on by itself. For another one, drop a video in ${workspaceName} and say when.</p>`;
  return {
    status: 200,
    title: renewed ? 'Connected again' : 'Connected',
    body: html`<p class="lead">${account} is connected. You can close this tab.</p>
${next}
${noteOn(mode, mayPublish, audited)}`,
  };
}

const missingScopesPage: Page = {
  status: 400,
  title: 'TikTok allowed too little',
  body: html`<p>Schedy needs to see the account’s name and to upload or publish videos. One of these was switched off on TikTok’s page, so nothing was connected.</p>
<p>Write ${connectCommand} in chat for a new link, and leave the switches on this time.</p>`,
};

const otherAccountPage = (connected: string, expected: string): Page => ({
  status: 400,
  title: `You connected ${connected}, not ${expected}`,
  body: html`<p>The link was to renew ${expected} and takes no other account, so nothing has changed.</p>
<p>Switch to ${expected} at TikTok, then press Reconnect in chat again. To add ${connected} as well, write ${connectCommand}.</p>`,
});

/** TikTok, or the way to it, failed for the moment; every other code is an answer. */
const silent = ['tiktok_unreachable', 'internal_error', 'server_error', 'temporarily_unavailable'];

function tiktokFailedPage(code: string): Page {
  const isSilent = silent.includes(code);
  const why = isSilent
    ? html`<p>TikTok did not answer, so nothing was connected. This usually passes by itself.</p>`
    : html`<p>TikTok answered <code>${code}</code>, so nothing was connected.</p>`;
  return {
    status: isSilent ? 503 : 400,
    title: 'TikTok did not finish the login',
    body: html`${why}
<p>Write ${connectCommand} in chat for a new link. If it happens again, tell whoever runs Schedy the code <code>${code}</code>.</p>`,
  };
}

const fixedPages = {
  refused_by_user: {
    status: 400,
    title: 'Not connected',
    body: html`<p>You did not allow it at TikTok, so nothing was connected and nothing is kept.</p>
<p>Changed your mind? Write ${connectCommand} in chat for a new link.</p>`,
  },
  not_target_user: {
    status: 400,
    title: 'This account is not a test account yet',
    body: html`<p>The TikTok app behind this Schedy is still in its sandbox, where TikTok lets in only accounts that are listed as target users. Nothing was connected.</p>
<p>Ask whoever runs Schedy to add this account to the sandbox’s target users in TikTok’s developer portal. Then write ${connectCommand} in chat again.</p>`,
  },
  bad_state: {
    status: 400,
    title: 'This login is not known here',
    body: html`<p>TikTok’s answer belongs to no login that was started here, so nothing has changed.</p>
<p>Write ${connectCommand} in chat for a new link.</p>`,
  },
  used: {
    status: 400,
    title: 'This login is already over',
    body: html`<p>You came back from TikTok with it before, and a second time changes nothing. You can close this tab.</p>
<p>Write <code>/schedy profiles</code> in chat to see what is connected.</p>`,
  },
  expired: {
    status: 400,
    title: 'The link expired on the way',
    body: html`<p>Links work for ${sayDuration(TICKET_MS)}, and these were over when you came back from TikTok. Nothing was connected.</p>
<p>Write ${connectCommand} in chat for a new link.</p>`,
  },
  other_browser: {
    status: 400,
    title: 'This login began in another browser',
    body: html`<p>It can only be finished in the browser that opened the link, and with cookies allowed. Nothing was connected.</p>
<p>Write ${connectCommand} in chat for a new link, and stay in one browser.</p>`,
  },
  not_member: { status: 400, title: 'This login is for members only', body: membersOnly },
} as const satisfies Record<string, Page>;

const BASE = '/api/social/tiktok';

export type ConnectProfiles = Pick<Profiles, 'openTicket' | 'finishConnect'>;

export function createConnectRoutes(profiles: ConnectProfiles, { publicUrl }: WebConfig): Hono {
  const cookie = createLinkCookie({ name: 'schedy_connect', publicUrl, path: BASE, livesMs: TICKET_MS });

  return new Hono()
    .use(`${BASE}/*`, async (c, next) => (onlyLooks(c) ? showPage(c, robotPage) : next()))
    .get(`${BASE}/connect`, async (c) => {
      const ticket = c.req.query('ticket');
      if (!ticket) return showPage(c, linkPage('missing'));
      const opening = await profiles.openTicket({ ticket, browser: cookie.read(c) });
      if (opening.kind !== 'open') return showPage(c, linkPage(opening.kind));
      cookie.write(c, opening.browser);
      return showPage(c, consentPage(opening));
    })
    .get(`${BASE}/callback`, async (c) => {
      const { state = null, code = null, error = null, error_type: errorType = null } = c.req.query();
      const callback = { state, code, error, errorType, browser: cookie.read(c) };
      return showPage(c, resultPage(await profiles.finishConnect(callback)));
    });
}
