/** What nobody in their right mind sends: floods of blanks, and files made to be read for ever. */
import { nestedBoxes } from '../nested-boxes.ts';
import type { Random } from './random.ts';
import { people, type VirtualUsers } from './virtual-users.ts';

const fillers = [' ', '\n', '\t', '*', '<', '@', '\u200b'] as const;
/** Slack takes 40,000 characters, Discord 2,000. */
const floodChars = { slack: 39_000, discord: 1900 } as const;
const messagesInFlood = 6;

/** Several at once, in private, where each of them is for Schedy to read. */
export async function flood({ crews }: VirtualUsers, random: Random): Promise<void> {
  for (const { chats } of crews) {
    const [chat] = chats;
    const filler = random.pick(fillers);
    const text = `post ${filler.repeat(floodChars[chat.platform])} tomorrow`;
    for (let sent = 0; sent < messagesInFlood; sent += 1) await chat.say(random.pick(people), { text, isDirect: true });
  }
}

/** Many tiny boxes beside each other. */
function manyBoxes(count: number): Uint8Array {
  const bytes = Buffer.alloc(24 + count * 8);
  bytes.writeUInt32BE(16, 0);
  bytes.write('ftypisom', 4, 'latin1');
  bytes.writeUInt32BE(8 + count * 8, 16);
  bytes.write('moov', 20, 'latin1');
  for (let index = 0; index < count; index += 1) {
    bytes.writeUInt32BE(8, 24 + index * 8);
    bytes.write('free', 28 + index * 8, 'latin1');
  }
  return bytes;
}

/** None of these is a video; each has to be answered, and no other may wait for it. */
export async function dropCrafted({ crews }: VirtualUsers, random: Random): Promise<void> {
  const bytes = random.chance(0.5)
    ? nestedBoxes(random.between(1000, 100_000))
    : manyBoxes(random.between(1000, 100_000));
  for (const { chats, handles } of crews) {
    const files = [{ name: 'crafted.mp4', bytes }];
    await random.pick(chats).say(random.pick(people), { text: `post now on @${handles[0]} crafted`, files });
  }
}
