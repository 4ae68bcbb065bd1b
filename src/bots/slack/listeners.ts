/** What a command and a click lead to on Slack, and how each is acknowledged in time. */
import type { AckFn, App, BlockAction, ButtonAction, RespondArguments, RespondFn } from '@slack/bolt';
import { z } from 'zod';
import { nameless } from '../chat/names.ts';
import { answerInTime, type Desk, type Message, type Press, type Responder } from '../desk/index.ts';
import type { Api } from './api.ts';
import { actionOf, actionPattern, linkPattern } from './blocks/draw-buttons.ts';
import { presentMessage } from './blocks/present-message.ts';
import { unescapeText } from './events/unescape.ts';
import { type Introduce, isStranger, RIGHTS_MAX_AGE_MS } from './introduce.ts';
import { commandNames } from './registered.ts';

interface ListenerDeps {
  readonly desk: Pick<Desk, 'command' | 'press'>;
  readonly introduce: Introduce;
  readonly api: Api;
  /** Slack's 3 s, less what the way there may take. */
  readonly ackWithinMs: number;
}

/** `/schedy …`: the answer goes into the acknowledgement, or after it when it took long. */
export function listenToCommands(app: App, { desk, introduce, ackWithinMs }: ListenerDeps): void {
  for (const name of commandNames) {
    app.command(name, async ({ command, ack, respond }) => {
      const work = introduce(command.user_id, RIGHTS_MAX_AGE_MS).then((sender) =>
        desk.command({
          sender,
          text: nameless(unescapeText(command.text)).trim(),
          channel: command.channel_id,
        }),
      );
      await answerInTime(work, {
        ackWithinMs,
        acknowledge: (answer) => (answer ? ack(ephemeral(answer)) : ack()),
        respond: async (answer) => {
          await respond(ephemeral(answer));
        },
      });
    });
  }
}

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

/** A message that only the asker sees, beside what was there. */
const ephemeral = (message: Message): RespondArguments => ({
  ...presentMessage(message),
  response_type: 'ephemeral',
  replace_original: false,
});
