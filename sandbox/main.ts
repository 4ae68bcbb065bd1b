/**
 * The stand-ins by themselves, for a program that is started by hand. The first line on stdout is
 * the environment that the program needs, as JSON; then both serve until they are interrupted.
 */
import { parseArgs } from 'node:util';
import { author, type Cast, channelName, createCast } from './demo/cast.ts';
import { findFreePort } from './demo/free-port.ts';
import { createDiscord, type DiscordStandIn } from './discord/index.ts';

const usage = `npm run sandbox -- [--slack socket|http] [--port N]

  --slack  how Slack reaches the program: Socket Mode (default) or HTTP
  --port   Slack listens on N, TikTok on N+1, Discord on N+3, the program is to use N+2; free ones by default`;

interface Choice {
  slackMode: 'socket' | 'http';
  port: number | undefined;
}

function readChoice(): Choice {
  const { values } = parseArgs({
    options: { slack: { type: 'string', default: 'socket' }, port: { type: 'string' } },
  });
  const { slack, port } = values;
  if (slack !== 'socket' && slack !== 'http') throw new TypeError(`--slack cannot be "${slack}".`);
  if (port !== undefined && !/^[1-9]\d{0,4}$/.test(port)) {
    throw new TypeError(`--port cannot be "${port}".`);
  }
  return { slackMode: slack, port: port === undefined ? undefined : Number(port) };
}

interface StandIns {
  cast: Cast;
  discord: DiscordStandIn;
}

async function start({ slackMode, port }: Choice): Promise<StandIns> {
  const ports =
    port === undefined
      ? { programPort: await findFreePort() }
      : { chatPort: port, tiktokPort: port + 1, programPort: port + 2 };
  const cast = await createCast({ platform: 'slack', slackMode, ...ports });
  const discord = await createDiscord(port === undefined ? {} : { port: port + 3 });
  discord.users.add({ name: author });
  discord.channels.add({ name: channelName });
  return { cast, discord };
}

function announce({ cast, discord }: StandIns): void {
  const { env, chat, tiktok } = cast;
  const control = {
    SANDBOX_SLACK_URL: chat.url,
    SANDBOX_DISCORD_URL: discord.url,
    SANDBOX_TIKTOK_URL: tiktok.url,
  };
  console.log(JSON.stringify({ ...env, ...discord.env, ...control }));
  console.error(
    `Slack and Discord: mia in #videos. TikTok: @ramenhouse. All can be steered at their /_sandbox/ routes; Ctrl-C ends them.`,
  );
}

async function close({ cast, discord }: StandIns): Promise<void> {
  await discord.close();
  await cast.close();
}

function serveUntilInterrupted(standIns: StandIns): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      close(standIns).then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  console.log(usage);
  process.exit(0);
}
try {
  const standIns = await start(readChoice());
  announce(standIns);
  serveUntilInterrupted(standIns);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exit(1);
}
