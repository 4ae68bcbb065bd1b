/** The tus protocol (https://tus.io) over what core knows of an upload; bytes go to the disk as they come. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { DataStore, ERRORS, type Lock, Server, Upload } from '@tus/server';
import { z } from 'zod';
import type { BrowserUploads, Line, NewUpload, Turn } from '../core/browser-uploads/index.ts';
import { type Facts, Failure } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import { type Explain, sayRefusal } from './upload-words.ts';

/** More than the page's largest piece. */
const MOST_DISCARDED = 80 * 1024 * 1024;
/** Whoever has no upload here is not read to the end: a slow line would keep its connection for as long as it likes. */
const STRANGERS_MS = 5_000;

/** Who sends a request: the ticket it names, and the cookie of its browser. */
export interface Sender {
  readonly ticket: string;
  readonly browser: string | null;
}

interface TusDeps {
  readonly uploads: BrowserUploads;
  readonly explain: Explain;
  readonly log: Log;
  /** Where files lie, as the browser sees it. */
  readonly base: string;
}

/** A refusal that the page can show: JSON in the shape of this API. */
const refuse = (status: number, { code, what, remedy }: ReturnType<typeof sayRefusal>) => ({
  status_code: status,
  body: JSON.stringify({ error: { code, message: `${what} ${remedy}` } }),
});

/** Never the message of what is not ours: libraries put addresses and values into it. */
const bug = {
  status_code: 500,
  body: JSON.stringify({ error: { code: 'internal_error', message: 'The log says what went wrong.' } }),
};

const statuses: Readonly<Record<string, number>> = {
  unknown: 404,
  expired: 410,
  used: 410,
  other_browser: 403,
  guests_do_not_post: 403,
  not_member: 403,
  media_too_large: 413,
  media_no_room: 507,
  media_store_full: 507,
  media_quota_full: 507,
  uploads_too_many: 429,
  upload_elsewhere: 423,
  upload_too_long: 413,
};

/** One request under way, for all that the protocol's library calls back. */
interface Asking {
  readonly sender: Sender;
  readonly body: Body;
  turn: Turn | null;
  /** The upload is this browser's. */
  isKnown: boolean;
  /** Begun by this request, which has not told its address yet. */
  begun: string | null;
  /** How large the file is to be, as far as this browser may know. */
  sizeBytes: number;
  isWhole: boolean;
}

const asking = new AsyncLocalStorage<Asking>();

function asked(): Asking {
  const store = asking.getStore();
  if (!store) throw new TypeError('the tus server answers only what was handed to it');
  return store;
}

class Arriving extends DataStore {
  readonly #uploads: BrowserUploads;

  constructor(uploads: BrowserUploads) {
    super();
    this.extensions = ['creation', 'creation-with-upload', 'termination'];
    this.#uploads = uploads;
  }

  /** Not from the stream of the library: five streams behind each other take twice the time of the disk. */
  override write(_empty: Readable, id: string, offset: number): Promise<number> {
    const { turn, body, sizeBytes } = asked();
    if (!turn) throw new TypeError('bytes are written by who has the turn');
    return this.#uploads.append(id, turn, offset, body.bytes(sizeBytes - offset));
  }

  override async getUpload(id: string): Promise<Upload> {
    const { sizeBytes: size, isWhole } = asked();
    const offset = isWhole ? size : await this.#uploads.arrivedBytes(id);
    if (offset === null) throw ERRORS.FILE_NOT_FOUND;
    return new Upload({ id, size, offset });
  }

  override remove(id: string): Promise<void> {
    return this.#uploads.cancel(id);
  }
}

/** What the page says of a file when it begins. */
const metadata = z.object({
  filename: z.string().min(1),
  modified: z.string().max(40).default(''),
  when: z.string().nullish(),
  caption: z.string().nullish(),
});

/** One request at a time has the turn of an upload. */
function createLock(uploads: BrowserUploads, id: string, refusal: () => ReturnType<typeof refuse>): Lock {
  return {
    lock: async () => {
      const request = asked();
      request.turn = await uploads.takeTurn(id, request.body);
      if (!request.turn) throw refusal();
    },
    unlock: async () => asked().turn?.release(),
  };
}

function readMetadata(given: unknown, length: string | null): NewUpload | null {
  const { data } = metadata.safeParse(given);
  if (!data) return null;
  const { filename: fileName, modified: lastModified, when, caption } = data;
  return { fileName, sizeBytes: Number(length), lastModified, when: when?.trim() || null, caption: caption ?? '' };
}

/** Answers the requests below /upload/files; bytes are read from `incoming`, everything else from `request`. */
export function createTus({
  uploads,
  explain,
  log,
  base,
}: TusDeps): (request: Request, incoming: IncomingMessage, sender: Sender) => Promise<Response> {
  const refusal: Refusal = (code, facts = {}) => refuse(statuses[code] ?? 400, sayRefusal(explain, code, facts));

  const server = new Server({
    path: '/upload/files',
    datastore: new Arriving(uploads),
    relativeLocation: true,
    generateUrl: (_request, { id }) => `${base}/${id}`,
    // No other site has business here.
    allowedOrigins: [],
    locker: { newLock: (id) => createLock(uploads, id, () => refusal('upload_elsewhere')) },
    // An upload is begun, or refused, before it has a name.
    namingFunction: async (request, given) => {
      const file = readMetadata(given, request.headers.get('upload-length'));
      if (!file) throw refusal('bad_request');
      const asks = asked();
      const begun = await uploads.begin(asks.sender, file);
      if (begun.kind === 'begun') {
        Object.assign(asks, { isKnown: true, begun: begun.id, sizeBytes: file.sizeBytes });
        return begun.id;
      }
      throw begun.kind === 'refused' ? refusal(begun.code, begun.facts) : refusal(begun.kind);
    },
    onIncomingRequest: async (request, id) => {
      if (request.method === 'POST') return;
      const asks = asked();
      const found = await uploads.find(id, asks.sender.browser);
      if (found.kind !== 'arriving') throw refusal(found.kind);
      asks.isKnown = true;
      asks.sizeBytes = found.sizeBytes;
      asks.isWhole = found.arrivedBytes === found.sizeBytes;
    },
    onUploadFinish: async (_request, { id }) => {
      asked().begun = null;
      await uploads.receive(id);
      return {};
    },
    onResponseError: async ({ method }, error) => answerError(error, method, refusal, log),
  });
  return async ({ url, method, headers }, incoming, sender) => {
    const body = readBody(incoming);
    const asks: Asking = { sender, body, turn: null, isKnown: false, begun: null, sizeBytes: 0, isWhole: false };
    const answer = await asking.run(asks, () => server.handleWeb(new Request(url, { method, headers })));
    if (answer.status < 400) return answer;
    // Whoever hears no address cannot go on with it.
    if (asks.begun !== null) await uploads.cancel(asks.begun);
    await body.discard(asks.isKnown ? null : STRANGERS_MS);
    return answer;
  };
}

type Refusal = (code: string, facts?: Facts) => ReturnType<typeof refuse>;

/** Undefined: what the library refuses are plain objects with words of its own. */
function answerError(error: unknown, method: string, refusal: Refusal, log: Log) {
  if (error === ERRORS.FILE_NOT_FOUND) return refusal('unknown');
  if (error === ERRORS.ERR_SIZE_EXCEEDED) return refusal('upload_too_long');
  if (error instanceof Failure) {
    log.warn({ code: error.code, ...error.facts }, 'an upload could not go on');
    return refusal(error.code, error.facts);
  }
  if (!(error instanceof Error)) return undefined;
  log.error({ error: error.name, method }, 'an upload met a bug');
  return bug;
}

/** What a request brings, straight from its connection. */
interface Body extends Line {
  /**
   * Ends where the connection breaks: what came is kept, and the page asks how far it is. Throws ERR_SIZE_EXCEEDED
   * before more than `most` bytes.
   */
  bytes(most: number): AsyncGenerator<Buffer>;
  /** Reads what is left, so that a browser that is still sending hears the answer and not a broken connection; no longer than `forMs`. */
  discard(forMs: number | null): Promise<void>;
}

function readBody(incoming: IncomingMessage): Body {
  let waitingSince: number | null = null;
  return {
    silentMs: () => (waitingSince === null ? 0 : performance.now() - waitingSince),
    cut: () => incoming.destroy(),
    bytes: async function* (most) {
      let bytes = 0;
      const chunks: AsyncIterator<Buffer> = incoming.iterator({ destroyOnReturn: false });
      for (;;) {
        waitingSince = performance.now();
        // A line that breaks is how such an upload pauses: what came stays, and the next request goes on behind it.
        const next = await chunks.next().catch(() => null);
        waitingSince = null;
        if (!next || next.done) return;
        bytes += next.value.length;
        if (bytes > most) throw ERRORS.ERR_SIZE_EXCEEDED;
        yield next.value;
      }
    },
    discard: async (forMs) => {
      let discarded = 0;
      incoming.on('data', ({ length }: Buffer) => {
        discarded += length;
        if (discarded > MOST_DISCARDED) incoming.destroy();
      });
      const deadline = forMs === null ? undefined : setTimeout(() => incoming.destroy(), forMs);
      // Nobody wants these bytes, so it is all the same how they end.
      await finished(incoming, { writable: false }).catch(() => undefined);
      clearTimeout(deadline);
    },
  };
}
