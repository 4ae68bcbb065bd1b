/** An init answer tells where to send the video; only TikTok's own hosts may be told. */
import { chunkEndpoint } from './endpoints.ts';
import { failure } from './failures.ts';

/**
 * Returns the address of a chunk upload when it is https on the default port of a host below
 * tiktokapis.com, or when its host and port are in `extraHosts` (which may use plain http); otherwise
 * throws `upload_host_not_allowed`.
 */
export function allowUploadUrl(uploadUrl: string, extraHosts: readonly string[]): URL {
  const url = URL.canParse(uploadUrl) ? new URL(uploadUrl) : null;
  const isAllowed = url !== null && hasNoUserInfo(url) && (isTikTok(url) || isExtra(url, extraHosts));
  if (isAllowed) return url;
  const facts = { endpoint: chunkEndpoint, logId: null, httpStatus: null };
  throw failure('upload_host_not_allowed', { ...facts, host: url?.hostname ?? null });
}

const hasNoUserInfo = (url: URL): boolean => url.username === '' && url.password === '';

const isTikTok = (url: URL): boolean =>
  url.protocol === 'https:' && url.port === '' && url.hostname.endsWith('.tiktokapis.com');

function isExtra(url: URL, extraHosts: readonly string[]): boolean {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return false;
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return extraHosts.includes(url.host) || extraHosts.includes(`${url.hostname}:${port}`);
}
