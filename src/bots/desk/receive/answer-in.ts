import type { Facts } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import type { InboundMessage } from './inbound-message.ts';

/** Answers a message in its thread, with the code of an answer or of a problem, once however often the message is worked on. */
export async function answerIn(
  { core }: DeskDeps,
  { sender, channel, root, message, isPrivate }: InboundMessage,
  answer: string,
  facts: Facts = {},
): Promise<void> {
  const { workspaceId, externalId } = sender;
  const threadId = await core.notices.openThread({ workspaceId, channel, root, isPrivate });
  await core.notices.enqueue({
    threadId,
    mention: externalId,
    dedupeKey: `answer:${workspaceId}:${channel}:${message}:${answer}`,
    body: { kind: 'answer', data: { answer, facts } },
  });
}
