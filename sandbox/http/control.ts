/**
 * How another process steers a stand-in: routes under `/_sandbox/`, of which three are the same for
 * all. What cannot be done comes back as 400 with the reason.
 */
import type { IncomingMessage } from 'node:http';
import { type Fault, faultBody } from '../faults.ts';
import type { StandIn } from '../stand-in.ts';
import { readBytes } from './call.ts';
import { jsonReply, type Reply } from './replies.ts';

export const controlPath = '/_sandbox/';

/** A file as it is dropped by another process: its bytes, or where it lies on disk. */
export interface SentFile {
  name: string;
  path?: string;
  bytes?: Uint8Array;
  mimetype?: string;
}

export type ControlBody = Record<string, unknown> & { files?: SentFile[] };

/** Answers what is told as JSON, nothing for `{ ok: true }`, or a whole reply. */
export type ControlRoute<S> = (standIn: S, body: ControlBody, query: URLSearchParams) => unknown;

/** By method and the path behind `/_sandbox`: `POST /users`. */
export type ControlRoutes<S> = Record<string, ControlRoute<S>>;

export type Control = (method: string, url: URL, request: IncomingMessage) => Promise<Reply>;

export const sharedRoutes: ControlRoutes<StandIn> = {
  'GET /calls': ({ calls }) => calls,
  'POST /faults': ({ faults }, body) => faults.plan(readFault(body)),
  'POST /reset': (standIn) => standIn.reset(),
};

export function createControl<S extends StandIn>(standIn: S, routes: ControlRoutes<S>): Control {
  return async (method, url, request) => {
    const name = `${method} /${url.pathname.slice(controlPath.length)}`;
    const route = routes[name] ?? sharedRoutes[name];
    if (!route) return jsonReply(404, { error: `No route ${method} ${url.pathname}` });
    try {
      const told = (await route(standIn, await readControlBody(request), url.searchParams)) ?? { ok: true };
      return typeof told === 'function' ? (told as Reply) : jsonReply(200, told);
    } catch (error) {
      return jsonReply(400, { error: error instanceof Error ? error.message : String(error) });
    }
  };
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function readFault(body: ControlBody): Fault {
  const read = faultBody.safeParse(body);
  if (!read.success) throw new RangeError(read.error.message);
  return read.data;
}

/** JSON, or multipart where somebody drops files. Large files are named by their path instead. */
async function readControlBody(request: IncomingMessage): Promise<ControlBody> {
  const body = await readBytes(request);
  if (body.length === 0) return {};
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readMultipart(type, body);
  const parsed: unknown = JSON.parse(body.toString('utf8'));
  if (typeof parsed === 'object' && parsed !== null) return parsed as ControlBody;
  throw new Error('A control request carries a JSON object.');
}

/** Multipart fields become text, its files become dropped files with their bytes. */
async function readMultipart(type: string, body: Buffer): Promise<ControlBody> {
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const fields: ControlBody = {};
  const files: SentFile[] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value;
    else files.push(await fileOf(value));
  }
  return { ...fields, files };
}

async function fileOf(file: File): Promise<SentFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { name: file.name, bytes, ...(file.type === '' ? {} : { mimetype: file.type }) };
}
