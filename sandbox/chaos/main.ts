/** `npm run chaos`: many posts, while everything that can break is broken; then it is counted. */
import { type ChaosArguments, readArguments, usage } from './arguments.ts';
import { play } from './play.ts';

function readOrExplain(): ChaosArguments {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return readArguments(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(1);
  }
}

try {
  process.exit((await play(readOrExplain(), (line) => console.log(line))) ? 0 : 1);
} catch (error) {
  console.error('✗ WRONG', error);
  process.exit(1);
}
