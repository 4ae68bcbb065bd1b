import type { ServerResponse } from 'node:http';

/** How an answer gets written. It is decided first and sent last, so that a fault can intervene. */
export type Reply = (response: ServerResponse) => void | Promise<void>;

export function textReply(status: number, body: string, headers: Record<string, string> = {}): Reply {
  return (response) => {
    response.writeHead(status, { 'content-length': String(Buffer.byteLength(body)), ...headers });
    response.end(body);
  };
}

export function jsonReply(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  const type = { 'content-type': 'application/json; charset=utf-8' };
  return textReply(status, JSON.stringify(body), { ...type, ...headers });
}

export const htmlReply = (status: number, body: string): Reply =>
  textReply(status, body, { 'content-type': 'text/html; charset=utf-8' });

export const redirectReply = (location: string): Reply =>
  textReply(302, '', { location, 'content-type': 'text/html; charset=utf-8' });
