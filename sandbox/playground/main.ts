/** `npm run playground`: the page alone, without the story before it. */
import { servePlayground } from './serve.ts';

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
