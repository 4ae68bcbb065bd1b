/** The upload page as its script speaks with it, for stories that need no browser. */
import type { Stage } from './stage.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface UploadClient {
  readonly ticket: string;
  cookie: string;
  /** What the script asks when the page opens, and again until all is over. */
  open(): Promise<Answer & { readonly uploads: readonly Shown[] }>;
  close(): Promise<Answer>;
  begin(file: {
    name: string;
    sizeBytes: number;
    when?: string;
    caption?: string;
    /** Sent along; without, the file is announced alone, as the page does it. */
    bytes?: Uint8Array;
  }): Promise<Answer & { readonly at: string }>;
  send(at: string, offset: number, bytes: Uint8Array): Promise<Answer>;
  ask(method: string, at: string, headers?: Record<string, string>): Promise<Answer>;
}

export interface Shown {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly at: string | null;
  readonly arrivedBytes: number;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** A browser of its own, with the link open. */
export function createUploadClient(url: string): UploadClient {
  const { origin, searchParams } = new URL(url);
  const ticket = searchParams.get('ticket') ?? '';
  const client = { cookie: '' };
  const ask = async (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: Uint8Array | string,
  ) => {
    const response = await fetch(new URL(path, origin), {
      method,
      headers: { 'Tus-Resumable': '1.0.0', 'Schedy-Ticket': ticket, cookie: client.cookie, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const [set] = response.headers.getSetCookie();
    if (set) client.cookie = set.split(';')[0] ?? '';
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const json = { 'Content-Type': 'application/json' };
  const post = (path: string) => ask('POST', path, json, JSON.stringify({ ticket }));
  return Object.assign(client, {
    ticket,
    open: async () => {
      const answer = await post('/upload/open');
      const { uploads = [] } = JSON.parse(answer.text) as { uploads?: Shown[] };
      return { ...answer, uploads };
    },
    close: () => post('/upload/close'),
    begin: async ({ name, sizeBytes, when = '', caption = '', bytes }: Parameters<UploadClient['begin']>[0]) => {
      const words = { filename: name, modified: '1', when, caption };
      const metadata = Object.entries(words).map(([key, value]) => `${key} ${base64(value)}`);
      const headers = { 'Upload-Length': String(sizeBytes), 'Upload-Metadata': metadata.join(',') };
      const type = bytes && { 'Content-Type': 'application/offset+octet-stream' };
      const answer = await ask('POST', '/upload/files', { ...headers, ...type }, bytes);
      return { ...answer, at: answer.headers.get('location') ?? '' };
    },
    send: (at: string, offset: number, bytes: Uint8Array) =>
      ask('PATCH', at, { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) }, bytes),
    ask: (method: string, at: string, headers?: Record<string, string>) => ask(method, at, headers),
  });
}

/** The link behind the button of `/schedy upload`. */
export async function askForUploadLink(stage: Stage, who: 'mia' | 'leo' = 'mia'): Promise<string> {
  const answer = await stage.answerTo(() => stage.chat.command(who, 'upload'), who);
  const { url } = await stage.chat.click(who, answer, 'Open the upload page');
  if (!url) throw new Error('"Open the upload page" leads nowhere.');
  return url;
}
