import type { AckFn, App, BlockAction, ButtonAction, RespondFn } from '@slack/bolt';
import { z } from 'zod';
import { type ActionName, answerInTime, type Responder } from '../../desk/index.ts';
import { actionOf, actionPattern, linkPattern } from '../blocks/action-ids.ts';
import { isStranger } from '../introduce.ts';
import { ephemeral } from './ephemeral.ts';
import type { ListenerDeps } from './listener-deps.ts';

type Pressed = BlockAction<ButtonAction>;

const container = z.object({ thread_ts: z.string().optional() });

/**
 * One listener for all buttons: Bolt asks each of its listeners about each event that comes in.
 * Those that open an address only need a nod.
 */
export function listenToButtons(app: App, deps: ListenerDeps): void {
  const constraints = { type: 'block_actions', action_id: actionPattern } as const;
  app.action<Pressed>(constraints, async ({ action, body, ack, respond }) => {
    const name = actionOf(action.action_id);
    const work = press(deps, name, body.user.id, action.value ?? '');
    await answerInTime(work, responderOf(deps, body, ack, respond));
  });
  app.action(linkPattern, async ({ ack }) => ack());
}

/** Whoever belongs to another company gets no answer: their side of a shared channel is not ours. */
async function press({ desk, introduce }: ListenerDeps, action: ActionName, userId: string, value: string) {
  try {
    return await desk.press({ sender: await introduce(userId), action, value });
  } catch (error) {
    if (isStranger(error)) return null;
    throw error;
  }
}

/** An acknowledged click can carry no message, so the answer always follows. */
function responderOf({ ackWithinMs }: ListenerDeps, body: Pressed, ack: AckFn<void>, respond: RespondFn): Responder {
  const { thread_ts: threadTs } = container.parse(body.container);
  const say: Responder['respond'] = async (answer) => {
    await respond(ephemeral(answer, threadTs));
  };
  return {
    ackWithinMs,
    acknowledge: async (answer) => {
      await ack();
      if (answer) await say(answer);
    },
    respond: say,
  };
}
