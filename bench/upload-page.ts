/**
 * Through the upload page's protocol: how much memory the program takes above idle, and how long it takes beside a
 * server that writes the same bytes to the same disk and does nothing else. `UPLOAD_PAGE_MIB` measures a smaller one.
 */
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { makeLargeVideo } from '../test/fixtures/large-video.ts';
import { startChild } from './child.ts';
import type { Figure } from './figure.ts';
import { watchMemory } from './memory.ts';
import { askForUploadLink, openStage } from './stage.ts';

const MEBIBYTE = 1024 ** 2;
const USUAL_MIB = 3 * 1024;
/** As the page cuts them. */
const PIECE_BYTES = 64 * MEBIBYTE;
const MOST_MEMORY_MIB = 96;
/** Throughput of at least 0.7 of the plain write. */
const MOST_RATIO = 1 / 0.7;

export async function measureUploadPage(): Promise<Figure[]> {
  const sizeMib = Number(process.env.UPLOAD_PAGE_MIB ?? USUAL_MIB);
  const sizeBytes = sizeMib * MEBIBYTE;
  const stage = await openStage();
  try {
    const path = join(stage.directory, 'large.mp4');
    await makeLargeVideo({ path, sizeBytes });
    const at = await begin(await askForUploadLink(stage), sizeBytes);
    await pause(5_000);
    const idle = watchMemory(stage.program.pid);
    await pause(3_000);
    const { median } = await idle.stop();
    const memory = watchMemory(stage.program.pid);
    const ours = await sendPieces(at, path, sizeBytes);
    const { peak } = await memory.stop();
    const plain = await writePlainly(stage.directory, path, sizeBytes);
    await rm(path);
    const name = `upload page, ${sizeMib} MiB`;
    return [
      {
        name: `${name}, anonymous memory above idle`,
        value: peak - median,
        unit: 'MiB',
        reference: { name: 'idle', value: median },
        bar: { most: MOST_MEMORY_MIB, of: 'value' },
      },
      {
        name: `${name}, time`,
        value: ours,
        unit: 'ms',
        reference: { name: 'a plain write', value: plain },
        bar: { most: MOST_RATIO, of: 'ratio' },
      },
    ];
  } finally {
    await stage.close();
  }
}

interface Upload {
  readonly url: string;
  readonly headers: Record<string, string>;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Opens the link as the page does, and begins a file. */
async function begin(link: string, sizeBytes: number): Promise<Upload> {
  const { origin, searchParams } = new URL(link);
  const ticket = searchParams.get('ticket') ?? '';
  const opened = await fetch(`${origin}/upload/open`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ticket }),
  });
  const [cookie = ''] = opened.headers.getSetCookie()[0]?.split(';') ?? [];
  const headers = { cookie, 'Schedy-Ticket': ticket, 'Tus-Resumable': '1.0.0' };
  const metadata = `filename ${base64('large.mp4')},when ${base64('tomorrow 7pm')},caption ${base64('large')}`;
  const begun = await fetch(`${origin}/upload/files`, {
    method: 'POST',
    headers: { ...headers, 'Upload-Length': String(sizeBytes), 'Upload-Metadata': metadata },
  });
  if (begun.status !== 201) throw new Error(`The upload was answered with ${begun.status}: ${await begun.text()}`);
  return { url: `${origin}${begun.headers.get('location')}`, headers };
}

async function sendPieces({ url, headers }: Upload, path: string, sizeBytes: number): Promise<number> {
  const started = performance.now();
  for (let start = 0; start < sizeBytes; start += PIECE_BYTES) {
    const end = Math.min(start + PIECE_BYTES, sizeBytes);
    const piece = { 'Upload-Offset': String(start), 'Content-Type': 'application/offset+octet-stream' };
    await send('PATCH', url, { ...headers, ...piece }, { path, start, end });
  }
  return performance.now() - started;
}

interface Piece {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

async function send(
  method: string,
  url: string,
  headers: Record<string, string>,
  { path, start, end }: Piece,
): Promise<void> {
  const sending = request(url, { method, headers: { ...headers, 'Content-Length': end - start } });
  const answered = new Promise<number>((resolve, reject) => {
    sending.on('response', (answer) => resolve(answer.resume().statusCode ?? 0)).on('error', reject);
  });
  await pipeline(createReadStream(path, { start, end: end - 1 }), sending);
  const status = await answered;
  if (status !== 204) throw new Error(`A piece was answered with ${status}.`);
}

/** The same bytes in one request to a server that only writes them. */
async function writePlainly(directory: string, path: string, sizeBytes: number): Promise<number> {
  const copy = join(directory, 'plain.mp4');
  const child = startChild(new URL('./plain-write.ts', import.meta.url), { args: [copy], env: process.env });
  const url = await child.nextLine();
  const started = performance.now();
  await send('PUT', url, {}, { path, start: 0, end: sizeBytes });
  const elapsed = performance.now() - started;
  await child.stop();
  await rm(copy);
  return elapsed;
}
