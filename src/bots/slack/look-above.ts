/** The message that a thread hangs under, with its files. */
import { z } from 'zod';
import { Failure } from '../../core/index.ts';
import type { Above } from '../desk/index.ts';
import { fileOf, wireFile } from './events/read-message.ts';
import { describeFile, type FileDeps } from './files.ts';

const answer = z.object({
  messages: z.array(z.object({ ts: z.string(), files: z.array(wireFile).nullish() })),
});

/** Null when it was deleted. Throws the failures of chat-failure.ts while Slack is away. */
export async function lookAbove(deps: FileDeps, channel: string, root: string): Promise<Above | null> {
  try {
    // The first message of a thread is the one above it.
    const found = await deps.api.call('conversations.replies', { channel, ts: root, limit: 1 });
    const top = answer.parse(found).messages.find(({ ts }) => ts === root);
    if (!top) return null;
    const kept = (top.files ?? []).map(fileOf);
    return {
      message: root,
      files: await Promise.all(kept.map((file) => describeFile(deps, file))),
    };
  } catch (error) {
    if (error instanceof Failure && error.code === 'chat_place_gone') return null;
    throw error;
  }
}
