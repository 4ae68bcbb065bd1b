import type { AckFn, App, BlockAction, ButtonAction, RespondFn } from '@slack/bolt';
import { z } from 'zod';
import { answerInTime, type Press, type Responder } from '../../desk/index.ts';
import { actionOf, actionPattern, linkPattern } from '../blocks/action-ids.ts';
import { presentMessage } from '../blocks/present-message.ts';
import { isStranger, RIGHTS_MAX_AGE_MS } from '../introduce.ts';
import { ephemeral } from './ephemeral.ts';
import type { ListenerDeps } from './listener-deps.ts';

type Pressed = BlockAction<ButtonAction>;

const container = z.object({ channel_id: z.string().optional(), thread_ts: z.string().optional() });

/**
 * One listener for all buttons: Bolt asks each of its listeners about each event that comes in.
 * Those that open an address only need a nod.
 */
export function listenToButtons(app: App, deps: ListenerDeps): void {
  const constraints = { type: 'block_actions', action_id: actionPattern } as const;
  app.action<Pressed>(constraints, async ({ action, body, ack, respond }) => {
    const name = actionOf(action.action_id);
    const pressed = { action: name, value: action.value ?? '', channel: body.channel?.id };
    const work = press(deps, body.user.id, pressed);
    await answerInTime(work, responderOf(deps, body, ack, respond));
  });
  app.action(linkPattern, async ({ ack }) => ack());
}

/** Whoever belongs to another company gets no answer: their side of a shared channel is not ours. */
async function press({ desk, introduce }: ListenerDeps, userId: string, pressed: Omit<Press, 'sender'>) {
  try {
    return await desk.press({ sender: await introduce(userId, RIGHTS_MAX_AGE_MS), ...pressed });
  } catch (error) {
    if (isStranger(error)) return null;
    throw error;
  }
}

/**
 * An acknowledged click can carry no message, so the answer always follows. A response URL reaches no thread with
 * what one person alone sees, and in a channel it would stand apart from its card.
 */
function responderOf(
  { ackWithinMs, api }: ListenerDeps,
  body: Pressed,
  ack: AckFn<void>,
  respond: RespondFn,
): Responder {
  const { channel_id: channel, thread_ts } = container.parse(body.container);
  let isAcknowledged = false;
  const isInThread = channel !== undefined && thread_ts !== undefined;
  const say: Responder['respond'] = async (answer) => {
    if (!isInThread) await respond(ephemeral(answer));
    else await api.call('chat.postEphemeral', { channel, user: body.user.id, thread_ts, ...presentMessage(answer) });
  };
  return {
    ackWithinMs,
    acknowledge: async (answer) => {
      // Bolt takes no second nod, and an answer that was refused is followed by an apology.
      if (!isAcknowledged) await ack();
      isAcknowledged = true;
      if (answer) await say(answer);
    },
    respond: say,
  };
}
