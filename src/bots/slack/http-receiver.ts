import { HTTPReceiver, type Logger } from '@slack/bolt';
import type { Door } from './receiver.ts';

const path = '/slack/events';

/**
 * Slack's requests over HTTP. Bolt checks the signature over the raw body (401 when it is wrong);
 * while the door is shut, Slack is told to come again.
 */
export function createHttpDoor(signingSecret: string, logger: Logger): Door {
  const receiver = new HTTPReceiver({
    ...{ signingSecret, logger, endpoints: [path] },
    unhandledRequestHandler: ({ response }) => {
      // Bolt's clock runs on after an answer of ours that is no acknowledgement.
      if (!response.headersSent) response.writeHead(503).end();
    },
  });
  let isOpen = false;
  return {
    receiver,
    listener: (request, response) => {
      const [pathname] = (request.url ?? '').split('?');
      // Bolt throws at whatever is not its own.
      if (pathname !== path) return void response.writeHead(404).end();
      if (request.method !== 'POST') return void response.writeHead(405).end();
      if (!isOpen) return void response.writeHead(503).end();
      receiver.requestListener(request, response);
    },
    open: async () => {
      isOpen = true;
    },
    shut: async () => {
      isOpen = false;
    },
  };
}
