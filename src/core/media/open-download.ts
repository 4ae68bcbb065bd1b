/** A video on its way from a chat: opened where it is trusted, and checked as it arrives. */
import got, { type Request, type Response } from 'got';
import type { Failure } from '../errors.ts';
import { errorCodeOf, type MediaFailureCode, mediaFailure } from './refusal-codes.ts';

/** A video that came through the upload page and is here already. */
export interface UploadedVideo {
  readonly upload: string;
}

/** Where a video is to be had, and whom its platform trusts with the way there. */
export interface VideoSource {
  readonly url: string;
  /** Decides on host and scheme of the address and of every redirect; asked for http and https only. */
  isTrustedHost(url: URL): boolean;
  /** Asked anew for every trusted address, so that a token goes only where it belongs. */
  headersFor(url: URL): Readonly<Record<string, string>>;
  /**
   * Whether its platform has answered with something else in place of the file, such as a page that wants a login.
   * Asked while the first 256 bytes come in, which are given as Latin-1 as far as they are there.
   */
  isRefusal(answer: { readonly contentType: string; readonly opening: string }): boolean;
  /** The size that the chat told; null when it told none. */
  readonly expectedBytes: number | null;
}

// Redirects are followed here and not by the client, because every hop must be trusted before a byte
// or a token goes there: this is also what keeps a chat link from reaching into a private network.

const maxRedirects = 5;
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

interface DownloadOptions {
  /** Longest silence, before the answer and inside it. */
  readonly idleTimeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** An answer with status 200 whose body has not been read yet. */
interface Download {
  readonly host: string;
  readonly body: Request;
  readonly contentType: string;
  /** By Content-Length; null when the answer comes in chunks. */
  readonly announcedBytes: number | null;
}

/** Opens the address, following trusted redirects. Neither tokens nor paths reach a failure. */
export async function openDownload(source: VideoSource, options: DownloadOptions): Promise<Download> {
  let url = trustedUrl(source, source.url);
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    const { body, response } = await request(source, url, options);
    const location = redirectOf(response);
    if (location === null) return downloadOf(url, body, response);
    body.destroy();
    url = trustedUrl(source, location, url);
  }
  throw mediaFailure('media_redirect_loop', { host: url.host, maxRedirects });
}

function trustedUrl(source: VideoSource, address: string, base?: URL): URL {
  const url = URL.canParse(address, base?.href) ? new URL(address, base) : null;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (url && isWeb && url.username === '' && url.password === '' && source.isTrustedHost(url)) {
    return url;
  }
  throw mediaFailure('media_untrusted_host', { host: url?.host ?? null });
}

interface Answer {
  readonly body: Request;
  readonly response: Response;
}

/** The bytes are taken as they are: a compressed answer would not have the promised length. */
async function request(source: VideoSource, url: URL, options: DownloadOptions): Promise<Answer> {
  const { idleTimeoutMs, signal } = options;
  const body = got.stream(url, {
    headers: { 'user-agent': 'schedy', ...source.headersFor(url) },
    followRedirect: false,
    throwHttpErrors: false,
    decompress: false,
    retry: { limit: 0 },
    timeout: { connect: idleTimeoutMs, response: idleTimeoutMs, socket: idleTimeoutMs },
    ...(signal && { signal }),
  });
  try {
    return { body, response: await responseOf(body) };
  } catch (error) {
    signal?.throwIfAborted();
    throw mediaFailure('media_unreachable', { host: url.host, reason: errorCodeOf(error) });
  }
}

function responseOf(body: Request): Promise<Response> {
  return new Promise((resolve, reject) => {
    body.once('response', resolve);
    body.once('error', reject);
  });
}

function redirectOf({ statusCode, headers }: Response): string | null {
  return redirectStatuses.has(statusCode) ? (headers.location ?? null) : null;
}

function downloadOf({ host }: URL, body: Request, { statusCode, headers }: Response): Download {
  if (statusCode !== 200) {
    body.destroy();
    throw statusFailure(host, statusCode);
  }
  const length = headers['content-length'];
  const announcedBytes = length === undefined ? null : Number(length);
  return { host, body, contentType: headers['content-type'] ?? '', announcedBytes };
}

function statusFailure(host: string, status: number): Failure<MediaFailureCode> {
  const facts = { host, status };
  if (status === 401 || status === 403) return mediaFailure('media_not_authorized', facts);
  if (status === 404 || status === 410) return mediaFailure('media_gone', facts);
  return mediaFailure('media_unreachable', { ...facts, reason: 'status' });
}

const openingBytes = 256;

interface DownloadLimits {
  readonly maxBytes: number;
  readonly expectedBytes: number | null;
  readonly isRefusal: VideoSource['isRefusal'];
  readonly signal?: AbortSignal | undefined;
}

/**
 * Hands the body on piece by piece; fails as soon as it turns out to be no file or too long, and
 * at the end when it is too short. What was handed on by then must not be kept.
 */
export async function* checkDownload(download: Download, limits: DownloadLimits): AsyncGenerator<Buffer> {
  checkHeaders(download, limits);
  const { host, contentType } = download;
  const promisedBytes = limits.expectedBytes ?? download.announcedBytes;
  let opening = '';
  let receivedBytes = 0;
  for await (const chunk of arrivals(download, limits.signal)) {
    receivedBytes += chunk.length;
    opening += chunk.toString('latin1', 0, openingBytes - opening.length);
    if (limits.isRefusal({ contentType, opening })) throw mediaFailure('media_not_authorized', { host, contentType });
    if (promisedBytes !== null && receivedBytes > promisedBytes) break;
    yield chunk;
  }
  if (promisedBytes !== null && receivedBytes !== promisedBytes) {
    throw mediaFailure('media_incomplete', { host, receivedBytes, promisedBytes });
  }
  if (receivedBytes === 0) throw mediaFailure('media_empty', { host });
}

function checkHeaders({ host, contentType, announcedBytes }: Download, { maxBytes, isRefusal }: DownloadLimits): void {
  if (isRefusal({ contentType, opening: '' })) throw mediaFailure('media_not_authorized', { host, contentType });
  if (announcedBytes !== null && announcedBytes > maxBytes) {
    throw mediaFailure('media_too_large', { sizeBytes: announcedBytes, maxBytes });
  }
}

async function* arrivals(download: Download, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const body: AsyncIterable<Buffer> = download.body;
  try {
    yield* body;
  } catch (error) {
    signal?.throwIfAborted();
    throw mediaFailure('media_incomplete', { host: download.host, reason: errorCodeOf(error) });
  }
}
