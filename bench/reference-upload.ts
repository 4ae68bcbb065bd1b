/** Opens an upload at the TikTok stand-in for the plain copy, with an account of its own. */
import { createHash, randomBytes } from 'node:crypto';
import type { TikTokStandIn } from '../sandbox/tiktok/index.ts';

const plainAccount = 'plain';
const redirectUri = 'http://127.0.0.1:1/api/social/tiktok/callback';
/** The largest chunk TikTok takes: the plain copy has every advantage. */
const MAX_CHUNK = 64_000_000;

export interface OpenedUpload {
  readonly uploadUrl: string;
  readonly chunkSize: number;
}

export async function createPlainUploads(tiktok: TikTokStandIn) {
  tiktok.accounts.add({ handle: plainAccount, nickname: 'Plain' });
  const accessToken = await logIn(tiktok);
  return async (sizeBytes: number): Promise<OpenedUpload> => {
    const parts = Math.ceil(sizeBytes / MAX_CHUNK);
    const chunkSize = Math.floor(sizeBytes / parts);
    const answer = await fetch(`${tiktok.url}/v2/post/publish/video/init/`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${accessToken}`,
        'Content-Type': 'application/json; charset=UTF-8',
      },
      body: JSON.stringify({
        post_info: {
          privacy_level: 'SELF_ONLY',
          title: '',
          disable_comment: false,
          disable_duet: false,
          disable_stitch: false,
          brand_content_toggle: false,
          brand_organic_toggle: false,
        },
        source_info: {
          source: 'FILE_UPLOAD',
          video_size: sizeBytes,
          chunk_size: chunkSize,
          total_chunk_count: Math.floor(sizeBytes / chunkSize),
        },
      }),
    });
    const body = (await answer.json()) as { data?: { upload_url?: string }; error: unknown };
    const uploadUrl = body.data?.upload_url;
    if (!uploadUrl) throw new Error(`No upload for the plain copy: ${JSON.stringify(body.error)}`);
    return { uploadUrl, chunkSize };
  };
}

async function logIn(tiktok: TikTokStandIn): Promise<string> {
  const verifier = randomBytes(32).toString('hex');
  const query = new URLSearchParams({
    client_key: tiktok.env.TIKTOK_CLIENT_KEY,
    response_type: 'code',
    scope: 'user.info.basic,video.upload,video.publish',
    redirect_uri: redirectUri,
    state: 'bench',
    code_challenge: createHash('sha256').update(verifier).digest('hex'),
    code_challenge_method: 'S256',
  });
  const location = await tiktok.consent(`${tiktok.env.TIKTOK_AUTH_URL}?${query}`, plainAccount);
  const answer = await fetch(`${tiktok.url}/v2/oauth/token/`, {
    method: 'POST',
    body: new URLSearchParams({
      client_key: tiktok.env.TIKTOK_CLIENT_KEY,
      client_secret: tiktok.env.TIKTOK_CLIENT_SECRET,
      grant_type: 'authorization_code',
      code: new URL(location).searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  });
  const { access_token } = (await answer.json()) as { access_token?: string };
  if (!access_token) throw new Error('The plain copy could not log in.');
  return access_token;
}
