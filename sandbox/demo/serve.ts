/** After the story: lines from the terminal become what mia does next. */
import { createInterface } from 'node:readline';
import type { Place } from '../chats/chat.ts';
import type { Stage } from './stage.ts';
import { createVisitor, type Visitor } from './visitor.ts';

const help = `
Now you are mia. Each line is something she does; Ctrl-C ends everything.
  drop path/to/video.mp4 post now Hello #ramen    drops a video in #videos
  reply move to 8pm                               writes under the video that was dropped last
  click Cancel                                    presses the newest button of that name
  say post friday noon                            writes in #videos
  dm hello                                        writes to Schedy in private
  /schedy queue                                   a command
`;

/** Reads lines until the demo is interrupted: a closed stdin is no reason to stop. */
export function serveCommands(stage: Stage, root: Place): Promise<never> {
  const visitor = createVisitor(stage, root);
  stage.print(help);
  const lines = createInterface({ input: process.stdin });
  // One after the other: what somebody pastes happens in the order in which it stands there.
  let turn = Promise.resolve();
  lines.on('line', (line) => {
    turn = turn.then(() => act(stage, visitor, line.trim()));
  });
  return new Promise(() => undefined);
}

async function act({ print }: Stage, visitor: Visitor, line: string): Promise<void> {
  try {
    const [word = '', ...rest] = line.split(' ');
    const words = rest.join(' ').trim();
    if (line === '') return;
    if (word === '/schedy') await visitor.command(words);
    else if (Object.hasOwn(visitor, word)) await visitor[word as keyof Visitor](words);
    else print(help);
  } catch (error) {
    print(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
  }
}
