/** What TikTok can be asked without anybody's login, and what its portal accepts as a redirect. */
import type { Config } from '../config.ts';
import { Failure, systemClock } from '../core/index.ts';
import { createTikTok } from '../core/tiktok/index.ts';
import { type Finding, fine, note, wrong } from './finding.ts';

export async function examineTikTokKey(config: Config): Promise<Finding[]> {
  const found = await examineKey(config);
  return found.level === 'ok' && !config.tiktok.audited ? [found, notAudited] : [found];
}

const notAudited = note(
  'tiktok',
  'not_audited',
  'The app is not audited (TIKTOK_CLIENT_AUDITED=false): posts arrive as drafts in the TikTok inbox, or go to private accounts for “only me”. TikTok audits no tool that is only for the accounts of one’s own team; compare its Content Sharing Guidelines before applying (https://developers.tiktok.com/doc/content-sharing-guidelines/).',
);

async function examineKey({ tiktok }: Config): Promise<Finding> {
  if (tiktok.clientKey === '') {
    return note(
      'tiktok',
      'not_configured',
      'There is no TikTok app (TIKTOK_CLIENT_KEY is not set): posts go out by hand.',
    );
  }
  try {
    if (await createTikTok({ ...tiktok, clock: systemClock }).checkKey()) {
      return fine('tiktok', 'TikTok knows the client key and its secret.');
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const check = 'Check the network and its proxy, then run this again.';
    if (error.code === 'tiktok_unreachable') {
      return wrong('tiktok', 'tiktok_unreachable', 'TikTok does not answer.', check);
    }
    const says = `TikTok answers ${error.code}, which says nothing of the client key.`;
    return wrong('tiktok', 'tiktok_refused', says, `Wait some minutes and run this again. ${check}`);
  }
  const says = 'TikTok does not know TIKTOK_CLIENT_KEY with this TIKTOK_CLIENT_SECRET.';
  const mend = 'Copy both from the same app at https://developers.tiktok.com/apps; its sandbox has a pair of its own.';
  return wrong('tiktok', 'tiktok_key_refused', says, mend);
}

const CALLBACK = '/api/social/tiktok/callback';
/** TikTok's own limit ("under 512 characters"). */
const LONGEST_REDIRECT = 511;
const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1']);

/** The rules of TikTok's Login Kit pages for Web and Desktop, and what the connect pages need. */
export function examineRedirect({ tiktok, publicUrl }: Config): Finding[] {
  if (tiktok.clientKey === '') return [];
  const { redirectUri } = tiktok;
  const redirect = new URL(redirectUri);
  const own = new URL(publicUrl);
  const ownCallback = `${own.pathname.replace(/\/$/, '')}${CALLBACK}`;
  const isLocal = loopback.has(redirect.hostname);
  const found: Finding[] = [];
  const say = (code: string, says: string, mend: string) => found.push(wrong('redirect', code, says, mend));
  const set = `Set TIKTOK_REDIRECT_URI=${own.origin}${ownCallback}, and register the same under Login Kit.`;
  if (redirectUri.length > LONGEST_REDIRECT) {
    say('redirect_too_long', 'The redirect address has more than 511 characters, which TikTok refuses.', set);
  }
  if (redirect.pathname !== ownCallback) {
    say(
      'redirect_elsewhere',
      `TikTok would send people to ${redirect.pathname}, where nothing of Schedy answers.`,
      set,
    );
  }
  if (redirect.host !== own.host) {
    const says = `People open ${own.host} and would come back to ${redirect.host}, where their browser is not recognised.`;
    say('redirect_other_host', says, set);
  }
  if (redirect.protocol === 'http:' && !isLocal) {
    const says = `TikTok takes http only for localhost and 127.0.0.1, not for ${redirect.hostname}.`;
    say('redirect_not_https', says, 'Use https, or localhost with an app of type Desktop.');
  }
  if (isLocal && redirect.port === '') {
    say(
      'redirect_without_port',
      'TikTok wants a port in a redirect to this machine.',
      `Add the port, as in http://localhost:3001${CALLBACK}.`,
    );
  }
  return found.length > 0 ? found : [fine('redirect', `${redirectUri} is an address that TikTok accepts.`)];
}
