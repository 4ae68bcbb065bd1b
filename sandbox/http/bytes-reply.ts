import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Call } from './call.ts';
import type { Reply } from './replies.ts';

/** What is needed of a file to serve it, whatever the platform calls the rest. */
export interface ServedFile {
  id: string;
  name: string;
  mimetype: string;
  content: { path: string } | { bytes: Uint8Array };
  /** How long a `slow` download takes in all. */
  slowMs: number;
}

const surplus = Buffer.alloc(64 * 1024, 0x20);
const pieceBytes = 64 * 1024;

async function lengthOf({ content }: ServedFile): Promise<number> {
  return 'path' in content ? (await stat(content.path)).size : content.bytes.length;
}

function openContent({ content }: ServedFile, start: number, end: number): Readable {
  if (end < start) return Readable.from([]);
  if ('path' in content) return createReadStream(content.path, { start, end });
  return Readable.from(piecesOf(content.bytes.subarray(start, end + 1)), { objectMode: false });
}

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

type Manner = 'ok' | 'truncated' | 'longer' | 'slow';

/** The bytes of a file or of a range of it, whole or spoilt in some manner. */
export async function bytesReply(
  file: ServedFile,
  request: Pick<Call, 'method' | 'headers'>,
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
  file: ServedFile,
  { start, end }: { start: number; end: number },
  manner: Manner,
): Promise<void> {
  const half = start + Math.floor((end - start) / 2);
  const source = openContent(file, start, manner === 'truncated' ? half : end);
  try {
    if (manner === 'slow') return await pipeline(source, slowly(end - start + 1, file.slowMs), response);
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

interface Range {
  start: number;
  /** Of the last byte, included. */
  end: number;
}

/** A single byte range of a Range header; undefined when there is none that a server must heed. */
function readRange(header: string | undefined, length: number): Range | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, length - Number(last)) : Number(first);
  const end = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1);
  return start > end ? 'unsatisfiable' : { start, end };
}
