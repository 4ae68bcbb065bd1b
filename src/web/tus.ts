/** The tus protocol (https://tus.io) over what core knows of an upload; bytes go to the disk as they come. */
import type { Readable } from 'node:stream';
import { DataStore, ERRORS, Server, Upload } from '@tus/server';
import { z } from 'zod';
import type { BrowserUploads } from '../core/browser-uploads/index.ts';
import { Failure } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import { type Explain, sayRefusal } from './upload-words.ts';

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

const statuses: Readonly<Record<string, number>> = {
  unknown: 404,
  expired: 410,
  used: 410,
  other_browser: 403,
  guests_do_not_post: 403,
  media_too_large: 413,
  media_no_room: 507,
  media_store_full: 507,
  media_quota_full: 507,
  uploads_too_many: 429,
};

class Arriving extends DataStore {
  readonly #uploads: BrowserUploads;
  readonly #browserOf: (id: string) => string | null;

  constructor(uploads: BrowserUploads, browserOf: (id: string) => string | null) {
    super();
    this.extensions = ['creation', 'termination'];
    this.#uploads = uploads;
    this.#browserOf = browserOf;
  }

  override write(stream: Readable, id: string, offset: number): Promise<number> {
    return this.#uploads.append(id, offset, stream);
  }

  override async getUpload(id: string): Promise<Upload> {
    const found = await this.#uploads.find(id, this.#browserOf(id));
    if (found.kind !== 'arriving') throw ERRORS.FILE_NOT_FOUND;
    return new Upload({ id, size: found.sizeBytes, offset: found.arrivedBytes });
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

/** Answers the requests below /upload/files. */
export function createTus({
  uploads,
  explain,
  log,
  base,
}: TusDeps): (request: Request, sender: Sender) => Promise<Response> {
  const senders = new WeakMap<object, Sender>();
  const browsers = new Map<string, string | null>();
  const refusal = (code: string, facts = {}) => refuse(statuses[code] ?? 400, sayRefusal(explain, code, facts));

  const server = new Server({
    path: '/upload/files',
    datastore: new Arriving(uploads, (id) => browsers.get(id) ?? null),
    relativeLocation: true,
    generateUrl: (_request, { id }) => `${base}/${id}`,
    // No other site has business here.
    allowedOrigins: [],
    // An upload is begun, or refused, before it has a name.
    namingFunction: async (request, given) => {
      const { data } = metadata.safeParse(given);
      const sender = senders.get(request);
      if (!data || !sender) throw refusal('bad_request');
      const { filename: fileName, modified: lastModified, when, caption } = data;
      const sizeBytes = Number(request.headers.get('upload-length'));
      const words = { when: when?.trim() || null, caption: caption ?? '' };
      const begun = await uploads.begin(sender, { fileName, sizeBytes, lastModified, ...words });
      if (begun.kind === 'begun') return begun.id;
      throw begun.kind === 'refused' ? refusal(begun.code, begun.facts) : refusal(begun.kind);
    },
    onIncomingRequest: async (request, id) => {
      if (request.method === 'POST') return;
      const browser = senders.get(request)?.browser ?? null;
      const found = await uploads.find(id, browser);
      if (found.kind !== 'arriving') throw refusal(found.kind);
      browsers.set(id, browser);
    },
    onUploadFinish: async (_request, { id }) => {
      await uploads.receive(id);
      browsers.delete(id);
      return {};
    },
    onResponseError: async (request, error) => {
      if (!(error instanceof Failure)) {
        if (error instanceof Error) log.error({ error: error.name, method: request.method }, 'an upload met a bug');
        return undefined;
      }
      log.warn({ code: error.code, ...error.facts }, 'an upload could not go on');
      return refusal(error.code, error.facts);
    },
  });
  return async (request, sender) => {
    senders.set(request, sender);
    return server.handleWeb(request);
  };
}
