import type { Facts } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import type { InboundMessage } from './inbound-message.ts';

/** A message that is read this late says so itself. */
const LATE_AFTER_MS = 60_000;

/** Says in the thread of a message that was read back that it is answered late, and why; before anything else is said. */
export async function sayLate(deps: DeskDeps, message: InboundMessage): Promise<void> {
  const { isReadBack, sentAt, sender } = message;
  if (!isReadBack || deps.clock.now().getTime() - sentAt.getTime() < LATE_AFTER_MS) return;
  await enqueueAnswer(deps, message, 'read_late', { sentAt: sentAt.toISOString(), timeZone: sender.timeZone });
}

/** Answers a message in its thread, with the code of an answer or of a problem, once however often the message is worked on. */
export async function answerIn(
  deps: DeskDeps,
  message: InboundMessage,
  answer: string,
  facts: Facts = {},
): Promise<void> {
  await sayLate(deps, message);
  await enqueueAnswer(deps, message, answer, facts);
}

async function enqueueAnswer(
  { core }: DeskDeps,
  { sender, channel, root, message, isPrivate }: InboundMessage,
  answer: string,
  facts: Facts,
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
