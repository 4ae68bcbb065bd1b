import type { IncomingHttpHeaders } from 'node:http';
import { parseJson } from '../../http/call.ts';
import type { Upload } from './endpoint.ts';
import { refuse, refuseField } from './refusals.ts';

/** Discord takes no larger request from a bot. */
const maxRequestBytes = 25 * 1024 * 1024;

interface Content {
  body: unknown;
  uploads: Upload[];
}

function readJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return refuse('invalidJson');
  }
}

async function readMultipart(type: string, bytes: Buffer): Promise<Content> {
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const uploads: Upload[] = [];
  let body: unknown = {};
  for (const [field, value] of form) {
    if (typeof value === 'string') {
      if (field === 'payload_json') body = readJson(value);
      continue;
    }
    const content = new Uint8Array(await value.arrayBuffer());
    uploads.push({ field, name: value.name, mimetype: value.type, bytes: content });
  }
  return { body, uploads };
}

/** JSON, or multipart with the JSON in `payload_json` and bytes in `files[n]`. */
export async function readRequest(headers: IncomingHttpHeaders, bytes: Buffer): Promise<Content> {
  if (bytes.length > maxRequestBytes) refuse('tooLarge');
  const type = headers['content-type'] ?? '';
  if (bytes.length === 0) return { body: undefined, uploads: [] };
  if (type.startsWith('multipart/form-data')) return readMultipart(type, bytes);
  if (type.startsWith('application/json')) {
    return { body: readJson(bytes.toString('utf8')), uploads: [] };
  }
  return refuseField(
    ['_'],
    'CONTENT_TYPE_INVALID',
    'Expected "Content-Type" header to be one of {application/json, multipart/form-data}.',
  );
}
