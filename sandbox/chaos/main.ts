/** `npm run chaos`: many posts, while everything that can break is broken; then it is counted. */
import { type ChaosArguments, readArguments, usage } from './arguments.ts';
import { play } from './play.ts';

function readOrExplain(): ChaosArguments {
  try {
    return readArguments(process.argv.slice(2));
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
