import { errorCodeOf, mediaFailure } from './codes.ts';
import type { Download } from './open-download.ts';

/** Slack answers a request it does not trust with a sign-in page and status 200. */
const webPage = /^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype\s+html|html)/i;
const openingBytes = 256;

export interface DownloadLimits {
  readonly maxBytes: number;
  readonly expectedBytes: number | null;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Hands the body on piece by piece; fails as soon as it turns out to be a web page or too long, and
 * at the end when it is too short. What was handed on by then must not be kept.
 */
export async function* checkDownload(download: Download, limits: DownloadLimits): AsyncGenerator<Buffer> {
  checkHeaders(download, limits.maxBytes);
  const { host, contentType } = download;
  const promisedBytes = limits.expectedBytes ?? download.announcedBytes;
  let opening = '';
  let receivedBytes = 0;
  for await (const chunk of arrivals(download, limits.signal)) {
    receivedBytes += chunk.length;
    opening += chunk.toString('latin1', 0, openingBytes - opening.length);
    if (webPage.test(opening)) throw mediaFailure('media_not_authorized', { host, contentType });
    if (promisedBytes !== null && receivedBytes > promisedBytes) break;
    yield chunk;
  }
  if (promisedBytes !== null && receivedBytes !== promisedBytes) {
    throw mediaFailure('media_incomplete', { host, receivedBytes, promisedBytes });
  }
  if (receivedBytes === 0) throw mediaFailure('media_empty', { host });
}

function checkHeaders({ host, contentType, announcedBytes }: Download, maxBytes: number): void {
  if (/html/i.test(contentType)) throw mediaFailure('media_not_authorized', { host, contentType });
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
