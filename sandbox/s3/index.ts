/**
 * An S3 server: the part of its interface that a store of files needs, as strict as AWS's own about signatures, buckets,
 * parts and ranges. Keeps everything in memory. It has no versions, no rights within a bucket and no other checksums.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFaults, type Faults } from '../faults.ts';
import { type Account, judgeSignature } from './signature.ts';

interface Upload {
  readonly bucket: string;
  readonly key: string;
  readonly begunAt: Date;
  readonly parts: Map<number, Buffer>;
}

export interface S3StandIn {
  readonly url: string;
  /** What a program needs to reach it. */
  readonly env: Readonly<Record<string, string>>;
  /** By bucket, then by key. */
  readonly buckets: Map<string, Map<string, Buffer>>;
  readonly uploads: Map<string, Upload>;
  readonly faults: Faults;
  /** `METHOD path` of every request, without its query. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** What AWS takes as a part that is not the last. */
const LEAST_PART_BYTES = 5 * 2 ** 20;

const account: Account = {
  accessKeyId: 'AKIAIOSFODNN7SANDBOX',
  secretAccessKey: 'sandbox-secret-key',
  region: 'eu-test-1',
};

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

const refuse = (status: number, code: string): Answer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>Refused.</Message></Error>`,
});

const xml = (root: string, inside: string): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inside}</${root}>`,
});

const tag = (name: string, value: unknown): string =>
  `<${name}>${String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${name}>`;

const etagOf = (body: Buffer): string => `"${createHash('md5').update(body).digest('hex')}"`;

/** Serves one bucket named `videos` on a free port of loopback. */
export async function createS3(): Promise<S3StandIn> {
  const buckets = new Map([['videos', new Map<string, Buffer>()]]);
  const uploads = new Map<string, Upload>();
  const faults = createFaults();
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    requests.push(`${request.method} ${path}`);
    const fault = faults.take(request.method ?? '', path);
    if (fault?.kind === 'reset' && fault.when === 'before') return void request.socket.destroy();
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    if (fault?.kind === 'answer') return send(request, response, { ...fault, headers: fault.headers ?? {} });
    const body = Buffer.concat(pieces);
    const refused = judgeSignature(request, body, account);
    const answered = refused ? refuse(403, refused) : answer({ buckets, uploads }, request, body);
    if (fault?.kind === 'reset') return void request.socket.destroy();
    if (fault?.kind === 'cut-answer') return cut(request, response, answered, fault.afterBytes);
    send(request, response, answered);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    buckets,
    uploads,
    faults,
    requests,
    env: {
      MEDIA_URL: 's3://videos/of-schedy',
      AWS_ENDPOINT_URL_S3: url,
      AWS_REGION: account.region,
      AWS_ACCESS_KEY_ID: account.accessKeyId,
      AWS_SECRET_ACCESS_KEY: account.secretAccessKey,
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body = '' }: Answer): void {
  response.writeHead(status, { 'content-length': String(Buffer.byteLength(body)), ...headers });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** More was announced than comes. */
function cut(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body = '' }: Answer,
  bytes: number,
) {
  response.writeHead(status, { 'content-length': String(Buffer.byteLength(body)), ...headers });
  response.write(Buffer.from(body).subarray(0, bytes), () => request.socket.destroy());
}

type Kept = Pick<S3StandIn, 'buckets' | 'uploads'>;

function answer(kept: Kept, request: IncomingMessage, body: Buffer): Answer {
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://s3');
  const [, name = '', ...rest] = decodeURIComponent(pathname).split('/');
  const bucket = kept.buckets.get(name);
  if (!bucket) return refuse(404, 'NoSuchBucket');
  const key = rest.join('/');
  const call = `${request.method} ${key === '' ? 'bucket' : 'object'}`;
  if (call === 'GET bucket') return query.has('uploads') ? listUploads(kept, name, query) : list(bucket, query);
  if (query.has('uploads') || query.has('uploadId'))
    return answerUpload(kept, { name, key, call, query, body }, bucket);
  if (call === 'PUT object') {
    bucket.set(key, body);
    return { status: 200, headers: { etag: etagOf(body) } };
  }
  if (call === 'DELETE object') {
    bucket.delete(key);
    return { status: 204 };
  }
  const found = bucket.get(key);
  if (call !== 'GET object' && call !== 'HEAD object') return refuse(405, 'MethodNotAllowed');
  return found ? read(found, request) : refuse(404, 'NoSuchKey');
}

function read(found: Buffer, { headers }: IncomingMessage): Answer {
  const etag = etagOf(found);
  if (headers['if-match'] !== undefined && headers['if-match'] !== etag) return refuse(412, 'PreconditionFailed');
  const about = { etag, 'accept-ranges': 'bytes', 'content-type': 'application/octet-stream' };
  const range = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '');
  if (!range) return { status: 200, headers: about, body: found };
  const start = Number(range[1]);
  if (start >= found.length) return refuse(416, 'InvalidRange');
  const end = range[2] === '' ? found.length - 1 : Math.min(Number(range[2]), found.length - 1);
  const place = { 'content-range': `bytes ${start}-${end}/${found.length}` };
  return { status: 206, headers: { ...about, ...place }, body: found.subarray(start, end + 1) };
}

function list(bucket: Map<string, Buffer>, query: URLSearchParams): Answer {
  const most = Number(query.get('max-keys') ?? 1000);
  const after = query.get('continuation-token') ?? '';
  const keys = [...bucket.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after).sort();
  const page = keys.slice(0, most);
  const isTruncated = keys.length > page.length;
  const contents = page.map((key) => tag('Key', key) + tag('Size', bucket.get(key)?.length));
  const next = isTruncated ? tag('NextContinuationToken', page.at(-1)) : '';
  const all = contents.map((content) => `<Contents>${content}</Contents>`).join('');
  return xml('ListBucketResult', tag('IsTruncated', isTruncated) + tag('KeyCount', page.length) + next + all);
}

function listUploads({ uploads }: Kept, bucket: string, query: URLSearchParams): Answer {
  const prefix = query.get('prefix') ?? '';
  const mine = [...uploads].filter(([, upload]) => upload.bucket === bucket && upload.key.startsWith(prefix));
  const all = mine.map(
    ([id, { key, begunAt }]) =>
      `<Upload>${tag('Key', key)}${tag('UploadId', id)}${tag('Initiated', begunAt.toISOString())}</Upload>`,
  );
  return xml('ListMultipartUploadsResult', tag('IsTruncated', false) + all.join(''));
}

interface UploadCall {
  readonly name: string;
  readonly key: string;
  readonly call: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
}

function answerUpload(
  { uploads }: Kept,
  { name, key, call, query, body }: UploadCall,
  bucket: Map<string, Buffer>,
): Answer {
  if (call === 'POST object' && query.has('uploads')) {
    const id = randomUUID();
    uploads.set(id, { bucket: name, key, begunAt: new Date(), parts: new Map() });
    return xml('InitiateMultipartUploadResult', tag('Bucket', name) + tag('Key', key) + tag('UploadId', id));
  }
  const id = query.get('uploadId') ?? '';
  const upload = uploads.get(id);
  if (!upload || upload.key !== key) return refuse(404, 'NoSuchUpload');
  if (call === 'PUT object') {
    const number = Number(query.get('partNumber'));
    if (!Number.isInteger(number) || number < 1 || number > 10_000) return refuse(400, 'InvalidArgument');
    upload.parts.set(number, body);
    return { status: 200, headers: { etag: etagOf(body) } };
  }
  if (call === 'DELETE object') {
    uploads.delete(id);
    return { status: 204 };
  }
  return call === 'POST object'
    ? complete(upload, body.toString(), bucket, () => uploads.delete(id))
    : refuse(405, 'MethodNotAllowed');
}

function complete({ key, parts }: Upload, told: string, bucket: Map<string, Buffer>, end: () => void): Answer {
  const listed = [...told.matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => ({
    number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
    etag: (/<ETag>(.*?)</.exec(part)?.[1] ?? '').replaceAll('&quot;', '"'),
  }));
  if (listed.length === 0) return refuse(400, 'MalformedXML');
  if (listed.some(({ number }, index) => index > 0 && number <= (listed[index - 1]?.number ?? 0))) {
    return refuse(400, 'InvalidPartOrder');
  }
  const bodies = listed.map(({ number, etag }) => {
    const body = parts.get(number);
    return body && etagOf(body) === etag ? body : null;
  });
  const whole = bodies.filter((body) => body !== null);
  if (whole.length < bodies.length) return refuse(400, 'InvalidPart');
  if (whole.slice(0, -1).some(({ length }) => length < LEAST_PART_BYTES)) return refuse(400, 'EntityTooSmall');
  bucket.set(key, Buffer.concat(whole));
  end();
  return xml('CompleteMultipartUploadResult', tag('Key', key) + tag('ETag', etagOf(Buffer.concat(whole))));
}
