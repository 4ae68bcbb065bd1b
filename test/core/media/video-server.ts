import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export const token = 'xoxb-hidden-token';
export const signature = 'hidden-signature';
export const video = Buffer.from('not really a video, but nobody looks inside here');

/** A server on loopback that answers as the test says, until the test is over. */
export async function startServer(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/video.mp4?signature=${signature}`;
}

export function sendVideo(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': video.length });
  response.end(video);
}

export function redirectTo(location: string): RequestListener {
  return (_request, response) => response.writeHead(302, { location }).end();
}

/** Promises the whole video, sends half of it and breaks the connection. */
export function breakOff(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': video.length });
  response.write(video.subarray(0, 20), () => response.destroy());
}
