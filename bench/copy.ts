/**
 * The reference: two plain streamed copies, stand-in → file and file → stand-in, without anything
 * that Schedy does besides. Arguments: download address, file, upload address, chunk size. Prints
 * the milliseconds that both took.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { get, request } from 'node:http';
import { pipeline } from 'node:stream/promises';

const [download = '', file = '', upload = '', chunk = ''] = process.argv.slice(2);
const authorization = `Bearer ${process.env.BOT_TOKEN ?? ''}`;

const started = performance.now();
const source = await new Promise<IncomingMessage>((resolve, reject) => {
  get(download, { headers: { authorization } }, resolve).on('error', reject);
});
await pipeline(source, createWriteStream(file));
const { size } = await stat(file);
const chunkSize = Number(chunk);
const count = Math.floor(size / chunkSize);
for (let index = 0; index < count; index += 1) {
  const first = index * chunkSize;
  const last = index === count - 1 ? size - 1 : first + chunkSize - 1;
  await put(first, last);
}
console.log(String(performance.now() - started));

async function put(first: number, last: number): Promise<void> {
  const sending = request(upload, {
    method: 'PUT',
    headers: {
      'Content-Type': 'video/mp4',
      'Content-Length': last - first + 1,
      'Content-Range': `bytes ${first}-${last}/${size}`,
    },
  });
  const answered = new Promise<number>((resolve, reject) => {
    sending.on('response', (answer) => resolve(answer.resume().statusCode ?? 0)).on('error', reject);
  });
  await pipeline(createReadStream(file, { start: first, end: last }), sending);
  const status = await answered;
  if (status !== 206 && status !== 201) throw new Error(`The chunk was answered with ${status}.`);
}
