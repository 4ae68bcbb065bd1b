/** The two ways in which Slack's requests come in: through a socket, or over HTTP. */
import type { RequestListener } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { HTTPReceiver, type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { endsWithin, Failure, type Log, throttleLog } from '../../core/index.ts';
import { clientOptions } from './api.ts';
import { chatFailure } from './chat-failure.ts';

interface SlackReceiver {
  /** What Bolt is given. */
  readonly bolt: Receiver;
  /** Null where requests come through a socket. */
  readonly listener: RequestListener | null;
  open(): Promise<void>;
  shut(): Promise<void>;
}

interface Listeners {
  /** Slack's events come in from now on: at the start, and each time that a connection was lost. */
  readonly onOpen: () => void;
  readonly onLost: () => void;
}

interface ReceiverOptions extends Listeners {
  readonly appToken?: string | undefined;
  readonly signingSecret?: string | undefined;
  readonly apiUrl?: string | undefined;
  readonly logger: Logger;
  readonly log: Log;
  readonly reconnectDelaysMs: readonly number[];
}

/** A socket where there is an app token, else HTTP, whose requests are known by their signature. */
export function createReceiver({ appToken, signingSecret, ...options }: ReceiverOptions): SlackReceiver {
  if (appToken) return createSocketReceiver({ ...options, appToken });
  if (signingSecret) return createHttpReceiver(signingSecret, options);
  throw new Failure('slack_not_configured', { kind: 'ask_operator' });
}

const path = '/slack/events';

/**
 * Slack's requests over HTTP. Bolt checks the signature over the raw body (401 when it is wrong);
 * while it is shut, Slack is told to come again.
 */
function createHttpReceiver(
  signingSecret: string,
  { logger, onOpen, onLost }: Listeners & { logger: Logger },
): SlackReceiver {
  const receiver = new HTTPReceiver({
    signingSecret,
    logger: throttleWarnings(logger),
    endpoints: [path],
    unhandledRequestHandler: ({ response }) => {
      // Bolt's clock runs on after an answer of ours that is no acknowledgement.
      if (!response.headersSent) response.writeHead(503).end();
    },
  });
  let isOpen = false;
  return {
    bolt: receiver,
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
      onOpen();
    },
    shut: async () => {
      isOpen = false;
      onLost();
    },
  };
}

/** Anybody can send what is not signed by Slack: one line a minute says so, and how many requests it stands for. */
export const throttleWarnings = (logger: Logger, nowMs?: () => number): Logger => ({
  ...logger,
  warn: throttleLog(
    (unsaid, ...said: unknown[]) =>
      logger.warn(...said, ...(unsaid > 0 ? [`(and ${unsaid} more like it before)`] : [])),
    nowMs,
  ),
});

interface SocketOptions extends Listeners {
  readonly appToken: string;
  readonly apiUrl?: string | undefined;
  readonly logger: Logger;
  readonly log: Log;
  /** Before the second, third … try in a row; the last one repeats. */
  readonly reconnectDelaysMs: readonly number[];
}

const closeTimeoutMs = 5_000;

/**
 * The connection of Socket Mode. Slack closes it every few hours, and it is opened again here and
 * not by the client: that one waits 5 s before it does, while events go unacknowledged, and throws
 * into nowhere when its app token has been revoked meanwhile.
 *
 * `open` connects once, resolves at Slack's hello and throws the failures of chat-failure.ts; from
 * then on the connection is kept up.
 */
function createSocketReceiver(options: SocketOptions): SlackReceiver {
  const { appToken, logger, log, onOpen, onLost } = options;
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(options, { retries: 0 }) },
  });
  const { client } = receiver;
  const stopping = new AbortController();
  let isUp = false;
  let reconnecting = Promise.resolve();

  client.on('connected', () => {
    isUp = true;
    onOpen();
  });
  client.on('disconnected', () => {
    // While a connection is being made, its own failure says as much.
    if (!isUp || stopping.signal.aborted) return;
    isUp = false;
    onLost();
    reconnecting = reconnect(client, options, stopping.signal);
  });

  return {
    bolt: receiver,
    listener: null,
    open: async () => {
      try {
        await client.start();
      } catch (error) {
        throw chatFailure('apps.connections.open', error);
      }
    },
    shut: async () => {
      stopping.abort();
      const isClosed = await endsWithin(closeTimeoutMs, Promise.all([client.disconnect(), reconnecting]));
      if (!isClosed) log.warn({ closeTimeoutMs }, 'slack socket not closed');
    },
  };
}

/** Tries until Slack lets us in or the program stops. */
async function reconnect(
  client: SocketModeReceiver['client'],
  { log, reconnectDelaysMs }: SocketOptions,
  signal: AbortSignal,
): Promise<void> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      await client.start();
      if (signal.aborted) await client.disconnect();
      return;
    } catch (error) {
      const { code, facts } = chatFailure('apps.connections.open', error);
      log.warn({ failures, code, ...facts }, 'slack socket not connected');
    }
    const delayMs = reconnectDelaysMs.at(Math.min(failures, reconnectDelaysMs.length - 1));
    // Only stopping ends the pause early, and then the loop ends too.
    await pause(delayMs, undefined, { signal }).catch(() => undefined);
  }
}
