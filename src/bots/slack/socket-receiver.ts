/**
 * The connection of Socket Mode. Slack closes it every few hours, and it is opened again here and
 * not by the client: that one waits 5 s before it does, while events go unacknowledged, and throws
 * into nowhere when its app token has been revoked meanwhile.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { type Logger, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../core/index.ts';
import { clientOptions } from './api.ts';
import { chatFailure } from './chat-failure.ts';
import type { Door } from './receiver.ts';

export interface SocketDoorOptions {
  readonly appToken: string;
  readonly apiUrl?: string | undefined;
  readonly logger: Logger;
  readonly log: Log;
  /** Before the second, third … try in a row; the last one repeats. */
  readonly reconnectDelaysMs: readonly number[];
}

const closeTimeoutMs = 5_000;

/**
 * `open` connects once, resolves at Slack's hello and throws the failures of chat-failure.ts; from
 * then on the connection is kept up.
 */
export function createSocketDoor(options: SocketDoorOptions): Door {
  const { appToken, logger, log, reconnectDelaysMs } = options;
  const receiver = new SocketModeReceiver({
    ...{ appToken, logger, autoReconnectEnabled: false },
    installerOptions: { clientOptions: clientOptions(options, { retries: 0 }) },
  });
  const { client } = receiver;
  const stopping = new AbortController();
  let isUp = false;
  let reconnecting = Promise.resolve();

  const reconnect = async (): Promise<void> => {
    for (let failures = 0; !stopping.signal.aborted; failures += 1) {
      try {
        await client.start();
        if (stopping.signal.aborted) await client.disconnect();
        return;
      } catch (error) {
        const { code, facts } = chatFailure('apps.connections.open', error);
        log.warn({ failures, code, ...facts }, 'slack socket not connected');
      }
      const delayMs = reconnectDelaysMs.at(Math.min(failures, reconnectDelaysMs.length - 1));
      // Only stopping ends the pause early, and then the loop ends too.
      await pause(delayMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };

  client.on('connected', () => {
    isUp = true;
  });
  client.on('disconnected', () => {
    // While a connection is being made, its own failure says as much.
    if (!isUp || stopping.signal.aborted) return;
    isUp = false;
    reconnecting = reconnect();
  });

  return {
    receiver,
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
      const limit = pause(closeTimeoutMs, undefined, { ref: false });
      await Promise.race([Promise.all([client.disconnect(), reconnecting]), limit]);
    },
  };
}
