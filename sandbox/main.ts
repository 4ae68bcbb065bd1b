/**
 * The stand-ins by themselves, for a program that is started by hand. The first line on stdout is
 * the environment that the program needs, as JSON; then both serve until they are interrupted.
 */
import { parseArgs } from 'node:util';
import { type Cast, createCast, type Platform, platforms } from './demo/cast.ts';
import { findFreePort } from './demo/free-port.ts';

const usage = `npm run sandbox -- [--platform slack|discord] [--slack socket|http] [--port N]

  --platform  the chat: Slack (default) or Discord
  --slack     how Slack reaches the program: Socket Mode (default) or HTTP
  --port      the chat listens on N, TikTok on N+1, the program is to use N+2; free ones by default`;

interface Choice {
  platform: Platform;
  slackMode: 'socket' | 'http';
  port: number | undefined;
}

function readChoice(): Choice {
  const { values } = parseArgs({
    options: {
      platform: { type: 'string', default: 'slack' },
      slack: { type: 'string', default: 'socket' },
      port: { type: 'string' },
    },
  });
  const { slack, port } = values;
  const platform = platforms.find((one) => one === values.platform);
  if (!platform) throw new TypeError(`--platform cannot be "${values.platform}".`);
  if (slack !== 'socket' && slack !== 'http') throw new TypeError(`--slack cannot be "${slack}".`);
  if (port !== undefined && !/^[1-9]\d{0,4}$/.test(port)) {
    throw new TypeError(`--port cannot be "${port}".`);
  }
  return { platform, slackMode: slack, port: port === undefined ? undefined : Number(port) };
}

async function start({ port, ...choice }: Choice): Promise<Cast> {
  if (port === undefined) return createCast({ ...choice, programPort: await findFreePort() });
  const ports = { chatPort: port, tiktokPort: port + 1, programPort: port + 2 };
  return createCast({ ...choice, ...ports });
}

function announce({ env, chat, tiktok }: Cast): void {
  const chatName = `SANDBOX_${chat.platform.toUpperCase()}_URL`;
  const control = { [chatName]: chat.url, SANDBOX_TIKTOK_URL: tiktok.url };
  console.log(JSON.stringify({ ...env, ...control }));
  console.error(
    `${chat.name}: mia in #videos. TikTok: @ramenhouse. Both can be steered at their /_sandbox/ routes; Ctrl-C ends them.`,
  );
}

function serveUntilInterrupted(cast: Cast): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      cast.close().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}

try {
  const cast = await start(readChoice());
  announce(cast);
  serveUntilInterrupted(cast);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exit(1);
}
