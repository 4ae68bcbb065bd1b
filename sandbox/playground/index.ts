/** A page on which a person plays with Slack, Discord and TikTok: talks to the stand-ins only. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { anotherTake } from '../../test/fixtures/another-take.ts';
import { act, type Done, perform } from './acts.ts';
import { findAttachment, seeDiscord } from './discord-window.ts';
import { seeTikTok } from './feed.ts';
import { findSlackFile, seeSlack } from './slack-window.ts';
import { people, type World } from './world.ts';

export interface Playground {
  readonly url: string;
  close(): Promise<void>;
}

/** How often what somebody sees is compared with what they were sent. */
const lookMs = 80;
const mostBytes = 500 * 1024 * 1024;

const scripts = [
  'playground',
  'state',
  'controls',
  'composer',
  'messages',
  'forms',
  'slack',
  'discord',
  'dom',
  'feed',
  'in-sight',
];

const files: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/playground.css': ['playground.css', 'text/css; charset=utf-8'],
  '/icon.svg': ['icon.svg', 'image/svg+xml'],
  ...Object.fromEntries(
    scripts.map((name) => [`/${name}.js`, [`${name}.js`, 'text/javascript; charset=utf-8'] as const] as const),
  ),
};

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Serves on loopback, on any free port when 0. */
export async function openPlayground(world: World, port = 0): Promise<Playground> {
  const server = createServer((request, response) => {
    void answer(world, dropped, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { error: wordsOf(error) });
    });
  });
  const dropped = new Map<string, string>();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, close: () => stop(server) };
}

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Paths of the videos that were dropped here, by the SHA-256 of their bytes. */
type Dropped = Map<string, string>;

async function answer(
  world: World,
  dropped: Dropped,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  if (request.method === 'POST') {
    // Another site's page must not play here.
    if (request.headers.origin !== url.origin) return sendJson(response, 403, { error: 'This is not the playground.' });
    if (url.pathname === '/act') return sendJson(response, 200, await actOn(world, request));
    if (url.pathname === '/drop') return sendJson(response, 200, await drop(world, dropped, request, url));
  }
  const file = files[url.pathname];
  if (file) return sendFile(response, ...file);
  if (url.pathname === '/events') return follow(world, dropped, url, response);
  const [, kind, ...rest] = url.pathname.split('/');
  if (kind === 'file') return sendContent(response, contentOf(world, rest));
  if (kind === 'sample') return sendContent(response, await nextSample(rest[0]));
  if (kind === 'video') return sendContent(response, videoOf(dropped, rest[0]));
  sendJson(response, 404, { error: 'There is nothing here.' });
}

const mostWords = 64 * 1024;

async function actOn(world: World, request: IncomingMessage): Promise<Done> {
  let text = '';
  for await (const piece of request.setEncoding('utf8')) {
    text += piece;
    if (text.length > mostWords) return { error: 'That is too much at once.' };
  }
  const read = act.safeParse(JSON.parse(text));
  if (!read.success) return { error: z.prettifyError(read.error) };
  try {
    return await perform(world, read.data);
  } catch (error) {
    return { error: wordsOf(error) };
  }
}

const dropping = z.object({
  who: z.enum(people.map(({ name }) => name)),
  chat: z.enum(['slack', 'discord']),
  channel: z.string(),
  text: z.string(),
  name: z.string().min(1).max(255),
  thread: z.string().optional(),
});

/** The body is the file; it is streamed to disk, and from there the stand-in serves it as the platform would. */
async function drop(world: World, dropped: Dropped, request: IncomingMessage, url: URL): Promise<Done> {
  const read = dropping.safeParse(Object.fromEntries(url.searchParams));
  if (!read.success) return { error: z.prettifyError(read.error) };
  const { who, chat, channel, text, name, thread } = read.data;
  const path = join(world.directory, `dropped-${dropped.size}-${Date.now()}`);
  const hash = createHash('sha256');
  let bytes = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      bytes += chunk.length;
      hash.update(chunk);
      next(bytes > mostBytes ? new Error('That is larger than this playground takes.') : null, chunk);
    },
  });
  try {
    await pipeline(request, counting, createWriteStream(path));
    dropped.set(hash.digest('hex'), path);
    const file = { name, path };
    if (chat === 'slack') {
      await world.slack.as(who).dropVideo({ channel, text, files: [file], ...(thread && { threadTs: thread }) });
    } else {
      await world.discord.as(who).dropVideo({ channel, text, files: [file], ...(thread && { threadOf: thread }) });
    }
    return {};
  } catch (error) {
    return { error: wordsOf(error) };
  }
}

/** Sends what `who` sees, and again whenever that has changed, for as long as they look. */
function follow(world: World, dropped: Dropped, url: URL, response: ServerResponse): void {
  const who = people.find(({ name }) => name === url.searchParams.get('who'))?.name ?? people[0].name;
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  let sent = '';
  const look = (): void => {
    const seen = JSON.stringify(see(world, dropped, who));
    if (seen === sent) return;
    sent = seen;
    response.write(`data: {"at":${world.clock.now().getTime()},"seen":${seen}}\n\n`);
  };
  look();
  const timer = setInterval(look, lookMs);
  response.once('close', () => clearInterval(timer));
}

function see(world: World, dropped: Dropped, who: string) {
  const { slack, discord, tiktok } = world;
  return {
    who,
    people,
    isAlive: world.isListening(),
    troubles: [...world.troubles],
    slack: seeSlack(slack, who),
    discord: seeDiscord(discord, who),
    tiktok: seeTikTok(tiktok, (sha256) => (dropped.has(sha256) ? `/video/${sha256}` : null), world.draftCaptions),
  };
}

type Content = { readonly content: { path: string } | { bytes: Uint8Array }; readonly mimetype: string } | undefined;

function contentOf({ slack, discord }: World, [chat, id = '']: readonly string[]): Content {
  return chat === 'slack' ? findSlackFile(slack, id) : findAttachment(discord, id);
}

const videoOf = (dropped: Dropped, sha256 = ''): Content => {
  const path = dropped.get(sha256);
  return path === undefined ? undefined : { content: { path }, mimetype: 'video/mp4' };
};

const samples = ['new-ramen.mp4', 'green-soba.mp4', 'iced-broth.mp4'];
let samplesTaken = 0;

/** For whoever has no video at hand; each is a take of its own, so that nobody is asked whether it is meant again. */
async function nextSample(name = ''): Promise<Content> {
  if (!samples.includes(name)) return undefined;
  samplesTaken += 1;
  const video = await readFile(new URL(`../../test/fixtures/videos/${name}`, import.meta.url));
  return { content: { bytes: anotherTake(video, samplesTaken) }, mimetype: 'video/mp4' };
}

async function sendContent(response: ServerResponse, found: Content): Promise<void> {
  if (!found) return sendJson(response, 404, { error: 'There is nothing here.' });
  const { content, mimetype } = found;
  // Whatever a file calls itself, here it is a picture, a video or a download.
  const type = /^(video|image\/(png|jpeg|gif|webp))/.test(mimetype) ? mimetype : 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'x-content-type-options': 'nosniff' });
  if ('bytes' in content) response.end(content.bytes);
  else await pipeline(createReadStream(content.path), response).catch(() => response.destroy());
}

async function sendFile(response: ServerResponse, file: string, type: string): Promise<void> {
  const body = await readFile(new URL(`page/${file}`, import.meta.url));
  response.writeHead(200, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': policy,
  });
  response.end(body);
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
