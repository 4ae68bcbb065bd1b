/** `npm run chaos`: many posts, while everything that can break is broken; then it is counted. */
import { readOrExplain } from '../command-line.ts';
import { readArguments, usage } from './arguments.ts';
import { play } from './play.ts';

try {
  process.exit((await play(readOrExplain(readArguments, usage), (line) => console.log(line))) ? 0 : 1);
} catch (error) {
  console.error('✗ WRONG', error);
  process.exit(1);
}
