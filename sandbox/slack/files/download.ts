import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { htmlReply, type Reply, redirectReply } from '../http/replies.ts';
import type { FileRecord } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { readRange } from './range.ts';
import { filesPath } from './wire-file.ts';

const surplus = Buffer.alloc(64 * 1024, 0x20);
const pieceBytes = 64 * 1024;

export const signInPath = '/signin';

export const signInPage: Reply = htmlReply(
  200,
  '<!DOCTYPE html><html><head><title>Sign in | Slack</title></head><body>Sign in</body></html>',
);

export interface Downloads {
  reply(request: IncomingMessage): Promise<Reply>;
}

/**
 * Serves file bytes as Slack does: to the bearer of a token that may see the file, in ranges, from
 * disk without holding them; and to everybody else a way to the sign-in page, never a 401.
 */
export function createDownloads(
  workspace: Workspace,
  elsewhere: (path: string) => Promise<string>,
): Downloads {
  const { settings, channels, users } = workspace;
  const maySee = (file: FileRecord | undefined, request: IncomingMessage): file is FileRecord => {
    const isBearer = request.headers.authorization === `Bearer ${settings.botToken}`;
    const isGranted = settings.scopes.has('files:read') && !settings.revoked;
    if (!file || !isBearer || !isGranted) return false;
    return channels.get(file.channel).members.has(users.bot.id);
  };
  return {
    async reply(request) {
      const url = new URL(request.url ?? '/', settings.url);
      const file = workspace.files.get(fileIdOf(url.pathname));
      if (!maySee(file, request)) return toSignIn(settings.url, url.pathname);
      if (file.deleted || file.mode === 'external') return notFound;
      const manner = faultOf(file, url);
      switch (manner) {
        case 'login-page':
          return signInPage;
        case 'login-redirect':
          return toSignIn(settings.url, url.pathname);
        case 'redirect-own-host':
          return redirectReply(`${settings.url}${url.pathname}?via=edge`);
        case 'redirect-other-host':
          return redirectReply(await elsewhere(url.pathname));
        case 'not-found':
          return notFound;
        case 'ok':
        case 'truncated':
        case 'longer':
        case 'slow':
          return bytesReply(file, request, manner);
      }
    },
  };
}

const notFound = htmlReply(404, '<!DOCTYPE html><html><body>Not found</body></html>');

const toSignIn = (base: string, path: string): Reply =>
  redirectReply(`${base}${signInPath}?redir=${encodeURIComponent(path)}`);

const fileIdOf = (path: string): string =>
  path.slice(filesPath.length).split('/')[0]?.split('-')[1] ?? '';

function faultOf(file: FileRecord, url: URL): FileRecord['download'] {
  const hasArrived = file.download === 'redirect-own-host' && url.searchParams.has('via');
  if (hasArrived || file.faultsLeft <= 0) return 'ok';
  file.faultsLeft -= 1;
  return file.download;
}

async function lengthOf({ content }: FileRecord): Promise<number> {
  return 'path' in content ? (await stat(content.path)).size : content.bytes.length;
}

function openContent({ content }: FileRecord, start: number, end: number): Readable {
  if (end < start) return Readable.from([]);
  if ('path' in content) return createReadStream(content.path, { start, end });
  return Readable.from(piecesOf(content.bytes.subarray(start, end + 1)), { objectMode: false });
}

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

type Manner = 'ok' | 'truncated' | 'longer' | 'slow';

async function bytesReply(
  file: FileRecord,
  request: IncomingMessage,
  manner: Manner,
): Promise<Reply> {
  const length = await lengthOf(file);
  const etag = `"${file.id}-${length}"`;
  const ifRange = request.headers['if-range'];
  const isSame = ifRange === undefined || ifRange === etag;
  const range = isSame ? readRange(request.headers.range, length) : undefined;
  if (range === 'unsatisfiable') {
    return (response) => {
      response.writeHead(416, { 'content-range': `bytes */${length}` }).end();
    };
  }
  const { start, end } = range ?? { start: 0, end: length - 1 };
  const extra = manner === 'longer' ? surplus.length : 0;
  const headers = {
    'content-type': file.mimetype,
    'content-length': String(end - start + 1 + extra),
    'content-disposition': `attachment; filename="${encodeURIComponent(file.name)}"`,
    'accept-ranges': 'bytes',
    etag,
    ...(range ? { 'content-range': `bytes ${start}-${end}/${length}` } : {}),
  };
  return async (response) => {
    response.writeHead(range ? 206 : 200, headers);
    if (request.method === 'HEAD') return void response.end();
    await sendBytes(response, file, { start, end }, manner);
  };
}

async function sendBytes(
  response: ServerResponse,
  file: FileRecord,
  { start, end }: { start: number; end: number },
  manner: Manner,
): Promise<void> {
  const half = start + Math.floor((end - start) / 2);
  const source = openContent(file, start, manner === 'truncated' ? half : end);
  try {
    if (manner === 'slow')
      return await pipeline(source, slowly(end - start + 1, file.slowMs), response);
    if (manner === 'ok') return await pipeline(source, response);
    await pipeline(source, response, { end: false });
    if (manner === 'longer') response.end(surplus);
    else response.write('', () => response.destroy());
  } catch (error) {
    // The app hung up, as it may when it has read enough.
    if (!isHangUp(error)) throw error;
  }
}

const isHangUp = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE'].includes(String(error.code));

/** Spreads the bytes over the time, in proportion. */
function slowly(totalBytes: number, durationMs: number) {
  return async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      await pause((durationMs * chunk.length) / totalBytes);
      yield chunk;
    }
  };
}
