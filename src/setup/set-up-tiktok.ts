/** TikTok's app: what to paste where in its portal, and its key. */
import { Failure, systemClock } from '../core/index.ts';
import { createTikTok } from '../core/tiktok/index.ts';
import { askChecked, type Prompts } from './prompts.ts';

type Present = Readonly<Record<string, string | undefined>>;

const isLocal = (url: URL): boolean => ['localhost', '127.0.0.1'].includes(url.hostname);

type Answered = { readonly PUBLIC_URL: string } & Readonly<Record<string, string>>;

/** `needsHttps`: Slack sends people back to no other address, not even to this machine. */
export async function setUpTikTok(prompts: Prompts, present: Present, needsHttps: boolean): Promise<Answered> {
  const publicUrl = await askPublicUrl(prompts, present, needsHttps);
  const question =
    'Is there a TikTok app, or will you make one now? (No: everything goes out by hand until you run this again.)';
  if (!(await prompts.confirm(question, true))) return { PUBLIC_URL: publicUrl };
  prompts.say(instructions(publicUrl));
  for (;;) {
    const needed = async () => null;
    const key = await askChecked(prompts, { message: 'Client key', present: present.TIKTOK_CLIENT_KEY }, needed);
    const hidden = { message: 'Client secret', present: present.TIKTOK_CLIENT_SECRET, isSecret: true };
    const secret = await askChecked(prompts, hidden, needed);
    const complaint = await tryKey(key, secret, publicUrl, present);
    if (complaint === null) return { PUBLIC_URL: publicUrl, TIKTOK_CLIENT_KEY: key, TIKTOK_CLIENT_SECRET: secret };
    prompts.complain(complaint);
  }
}

async function askPublicUrl(prompts: Prompts, present: Present, needsHttps: boolean): Promise<string> {
  const usual = present.PUBLIC_URL ?? `http://localhost:${present.PORT ?? '3001'}`;
  prompts.say(
    'Where will browsers reach Schedy? On your own machine the proposal will do; a server needs an https address.',
  );
  const answer = await askChecked(prompts, { message: 'Public address', present: usual }, async (given) => {
    if (!URL.canParse(given)) return 'That is no address.';
    const url = new URL(given);
    if (needsHttps && url.protocol !== 'https:' && !present.SLACK_API_URL)
      return 'Slack sends the admins of other workspaces back to https alone.';
    return url.protocol === 'https:' || isLocal(url) ? null : 'TikTok takes https, or http on localhost and 127.0.0.1.';
  });
  return answer.replace(/\/+$/, '');
}

/** In the order of the portal's pages. */
function instructions(publicUrl: string): string {
  const type = isLocal(new URL(publicUrl)) ? 'Desktop' : 'Web';
  return [
    'https://developers.tiktok.com/apps → Connect an app; in the app (or in a sandbox of it):',
    `1. Platforms: ${type}. Website URL ${publicUrl}, Terms of Service ${publicUrl}/terms, Privacy Policy ${publicUrl}/privacy.`,
    '2. Add products → Login Kit and Content Posting API.',
    `3. Login Kit → Redirect URI, to the letter: ${publicUrl}/api/social/tiktok/callback`,
    '4. Content Posting API → Direct Post: on.',
    '5. Scopes: user.info.basic, video.upload, video.publish.',
    ...(type === 'Web' ? [`6. Webhooks → Callback URL: ${publicUrl}/api/webhooks/tiktok`] : []),
    'In a sandbox, add your own TikTok account under Target Users. Then copy the two keys at the top of its page.',
  ].join('\n');
}

async function tryKey(clientKey: string, clientSecret: string, publicUrl: string, present: Present) {
  const tiktok = createTikTok({
    clientKey,
    clientSecret,
    clock: systemClock,
    uploadHosts: [],
    redirectUri: `${publicUrl}/api/social/tiktok/callback`,
    authUrl: present.TIKTOK_AUTH_URL ?? 'https://www.tiktok.com/v2/auth/authorize/',
    apiUrl: present.TIKTOK_API_URL ?? 'https://open.tiktokapis.com',
  });
  try {
    return (await tiktok.checkKey())
      ? null
      : 'TikTok does not know this key with this secret; copy both from the same app.';
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return `TikTok does not answer (${error.code}); try again.`;
  }
}
