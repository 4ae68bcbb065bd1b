import type { Account } from '../people/accounts.ts';
import type { Answer } from './call.ts';

/** The two pages a person meets: the consent screen, and TikTok's complaint about a parameter. */

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);

export function page(title: string, content: string, status = 200): Answer {
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 26rem; margin: 4rem auto; padding: 0 1rem;
  background: light-dark(#fff, #161823); color: light-dark(#161823, #f1f1f2); }
h1 { font-size: 1.5rem; }
a { display: block; padding: .7rem 1rem; margin: .5rem 0; border: 1px solid #888; border-radius: .5rem;
  color: inherit; text-decoration: none; font-weight: 600; }
a[data-handle] { background: #c4133c; border-color: #c4133c; color: #fff; }
small { opacity: .8; }
</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
${content}
</body>
</html>
`;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return { status, headers, body };
}

/** What the scopes mean, in words close to TikTok's own. */
const rights: Readonly<Record<string, string>> = {
  'user.info.basic': 'read your profile: name and picture',
  'video.upload': 'upload drafts to your inbox',
  'video.publish': 'publish videos for you',
};

export interface ConsentChoice {
  address: string;
  account: Account;
}

export function consentPage(scopes: readonly string[], choices: ConsentChoice[], cancelAddress: string): Answer {
  const asked = scopes
    .map((scope) => `<li>${escapeHtml(rights[scope] ?? scope)} <small>(${escapeHtml(scope)})</small></li>`)
    .join('');
  const links = choices.map(
    ({ address, account }) =>
      `<a data-handle="${account.handle}" href="${escapeHtml(address)}">` +
      `Continue as @${account.handle} (${escapeHtml(account.nickname)})</a>`,
  );
  const cancel = `<a data-cancel href="${escapeHtml(cancelAddress)}">Cancel</a>`;
  const intro = `<p>The app asks to:</p><ul>${asked}</ul><p>Stand-in for TikTok, not TikTok.</p>`;
  return page('Log in with TikTok', [intro, ...links, cancel].join('\n'));
}
