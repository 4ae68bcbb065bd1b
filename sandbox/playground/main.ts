/** `npm run playground`: the page alone, without the story before it. */
import { parseArgs } from 'node:util';
import { servePlayground } from './serve.ts';

const usage = `npm run playground

  Opens a page with stand-ins for Slack, Discord and TikTok beside the real program, on a free port, until Ctrl-C.`;

if (readIsHelp()) {
  console.log(usage);
  process.exit(0);
}

const interrupted = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
});

try {
  await servePlayground((line) => console.log(line), interrupted);
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

function readIsHelp(): boolean {
  try {
    const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h', default: false } } });
    return values.help;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(1);
  }
}
