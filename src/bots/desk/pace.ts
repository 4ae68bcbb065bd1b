/**
 * How often one member may press, type a command or send a form. Each costs work that everybody waits for, so a finger
 * or a script that never stops is told to wait, and the others notice nothing.
 */
import type { Sender } from '../../core/index.ts';
import type { Message } from './view/index.ts';

const MOST_A_MINUTE = 40;
const MINUTE_MS = 60_000;

export const TOO_FAST: Message = {
  lines: [['That was a lot in one minute, so I left this one out. Wait a moment, then try again.']],
};

/** False for a member who has done as much in this minute as anybody may; counts in real time, in this process. */
export function createPace(nowMs: () => number = () => performance.now()): (sender: Sender) => boolean {
  let counts = new Map<string, number>();
  let since = nowMs();
  return ({ memberId }) => {
    if (nowMs() - since >= MINUTE_MS) {
      since = nowMs();
      counts = new Map();
    }
    const count = (counts.get(memberId) ?? 0) + 1;
    counts.set(memberId, count);
    return count <= MOST_A_MINUTE;
  };
}
