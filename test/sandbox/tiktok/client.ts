import { createHash, randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import {
  type AccountInput,
  createTikTok,
  type TikTokOptions,
  type TikTokStandIn,
} from '../../../sandbox/tiktok/index.ts';

/** A plain client written from TikTok's documentation, with fetch and nothing else. */

export const redirectUri = 'http://127.0.0.1:3001/callback/';
const allScopes = 'user.info.basic,video.publish,video.upload';
export const start = new Date('2026-11-23T10:00:00Z');
export const sha256 = (data: Buffer | string): string => createHash('sha256').update(data).digest('hex');

/** The bodies as documented; what a test reads of them, it asserts. */
export interface Envelope {
  data: {
    user: Record<string, string>;
    publish_id: string;
    upload_url: string;
    status: string;
    fail_reason?: string;
    uploaded_bytes: number;
    publicaly_available_post_id: number[];
  };
  error: { code: string; message: string; log_id: string };
}

export interface TokenBody {
  access_token: string;
  expires_in: number;
  refresh_token: string;
  refresh_expires_in: number;
  open_id: string;
  scope: string;
  error?: string;
  error_description?: string;
}

export interface Reply<Body = unknown> {
  status: number;
  text: string;
  headers: Headers;
  /** An empty object unless the answer is JSON. */
  json: Body;
}

export async function reply<Body = unknown>(response: Response): Promise<Reply<Body>> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  const { status, headers } = response;
  return { status, text, headers, json: JSON.parse(isJson ? text : '{}') as Body };
}

/** A stand-in with a clock that stands still until it is moved; closed when the test ends. */
export async function openClient(options: Partial<TikTokOptions> = {}) {
  let nowMs = start.getTime();
  const tiktok = await createTikTok({
    redirectUris: [redirectUri],
    now: () => new Date(nowMs),
    ...options,
  });
  onTestFinished(() => tiktok.close());
  const advance = (seconds: number): void => {
    nowMs += seconds * 1000;
  };
  return { tiktok, advance, ...createCalls(tiktok) };
}

const verifier = 'v'.repeat(43);

export const authorizeQuery = (tiktok: TikTokStandIn, scope = allScopes) => ({
  client_key: tiktok.env.TIKTOK_CLIENT_KEY,
  response_type: 'code',
  scope,
  redirect_uri: redirectUri,
  state: 'a state & more',
  code_challenge: sha256(verifier),
  code_challenge_method: 'S256',
});

function createCalls(tiktok: TikTokStandIn) {
  const app = {
    client_key: tiktok.env.TIKTOK_CLIENT_KEY,
    client_secret: tiktok.env.TIKTOK_CLIENT_SECRET,
  };

  const form = async (path: string, fields: Record<string, string>): Promise<Reply<TokenBody>> =>
    reply(
      await fetch(tiktok.url + path, {
        method: 'POST',
        body: new URLSearchParams({ ...app, ...fields }),
      }),
    );

  const authorizeUrl = (change: Record<string, string> = {}): string =>
    `${tiktok.env.TIKTOK_AUTH_URL}?${new URLSearchParams({ ...authorizeQuery(tiktok), ...change })}`;

  const code = async (handle: string, scope = allScopes): Promise<string> => {
    const location = await tiktok.consent(authorizeUrl({ scope }), handle);
    return new URL(location).searchParams.get('code') ?? '';
  };

  const exchange = (authorizationCode: string, change: Record<string, string> = {}) =>
    form('/v2/oauth/token/', {
      grant_type: 'authorization_code',
      code: authorizationCode,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      ...change,
    });

  const refresh = (token: string): Promise<Reply<TokenBody>> =>
    form('/v2/oauth/token/', { grant_type: 'refresh_token', refresh_token: token });

  const login = async (account: AccountInput, scope = allScopes): Promise<string> => {
    if (!tiktok.accounts.get(account.handle)) tiktok.accounts.add(account);
    const answer = await exchange(await code(account.handle, scope));
    return answer.json.access_token;
  };

  const post = async (path: string, token: string, body?: unknown): Promise<Reply<Envelope>> =>
    reply(
      await fetch(tiktok.url + path, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json; charset=UTF-8',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );

  const creatorInfo = (token: string) => post('/v2/post/publish/creator_info/query/', token);

  const userInfo = async (token: string, query: string): Promise<Reply<Envelope>> =>
    reply(
      await fetch(`${tiktok.url}/v2/user/info/${query}`, {
        headers: { authorization: `Bearer ${token}` },
      }),
    );

  const status = (token: string, publishId: string) =>
    post('/v2/post/publish/status/fetch/', token, { publish_id: publishId });

  const init = (token: string, source: object = oneChunk(10), post_info: object = {}) =>
    post('/v2/post/publish/video/init/', token, {
      post_info: { ...publicPost, ...post_info },
      source_info: source,
    });

  const inboxInit = (token: string, source: object = oneChunk(10)) =>
    post('/v2/post/publish/inbox/video/init/', token, { source_info: source });

  return {
    form,
    authorizeUrl,
    code,
    exchange,
    refresh,
    login,
    post,
    creatorInfo,
    userInfo,
    status,
    init,
    inboxInit,
  };
}

export const publicPost = {
  privacy_level: 'PUBLIC_TO_EVERYONE',
  title: 'New ramen drop 🍜',
  disable_duet: false,
  disable_stitch: false,
  disable_comment: false,
  brand_content_toggle: false,
  brand_organic_toggle: false,
};

export const oneChunk = (sizeBytes: number) => chunks(sizeBytes, sizeBytes, 1);

export const chunks = (sizeBytes: number, chunkBytes: number, count: number) => ({
  source: 'FILE_UPLOAD',
  video_size: sizeBytes,
  chunk_size: chunkBytes,
  total_chunk_count: count,
});

export const video = (sizeBytes: number): Buffer => randomBytes(sizeBytes);

/** One chunk: the bytes from `first` to `last`, both included. */
export async function put(
  uploadUrl: string,
  whole: Buffer,
  first = 0,
  last = whole.length - 1,
  headers: Record<string, string> = {},
): Promise<Reply> {
  return reply(
    await fetch(uploadUrl, {
      method: 'PUT',
      headers: {
        'content-type': 'video/mp4',
        'content-range': `bytes ${first}-${last}/${whole.length}`,
        ...headers,
      },
      body: new Uint8Array(whole.subarray(first, last + 1)),
    }),
  );
}
