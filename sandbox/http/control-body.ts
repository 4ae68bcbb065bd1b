import type { IncomingMessage } from 'node:http';
import { readBody } from './read-body.ts';

/** A file as it is dropped by another process: its bytes, or where it lies on disk. */
export interface SentFile {
  name: string;
  path?: string;
  bytes?: Uint8Array;
  mimetype?: string;
}

export type ControlBody = Record<string, unknown> & { files?: SentFile[] };

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

/** JSON, or multipart where somebody drops files. Large files are named by their path instead. */
export async function readControlBody(request: IncomingMessage): Promise<ControlBody> {
  const body = (await readBody(request, undefined)) ?? Buffer.alloc(0);
  if (body.length === 0) return {};
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readMultipart(type, body);
  const parsed: unknown = JSON.parse(body.toString('utf8'));
  if (typeof parsed === 'object' && parsed !== null) return parsed as ControlBody;
  throw new Error('A control request carries a JSON object.');
}
