/** What a command and a click lead to on Slack, and how each is acknowledged in time. */
import type { AckFn, App, BlockAction, ButtonAction, RespondArguments, RespondFn, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { endsWithin, Failure, type Sender } from '../../core/index.ts';
import { nameless } from '../chat/names.ts';
import { answerInTime, apologyFor, type Desk, type Message, type Press, type Responder } from '../desk/index.ts';
import type { Api } from './api.ts';
import { actionOf, actionPattern, linkPattern } from './blocks/draw-buttons.ts';
import { besideFirst, channelsIn, formCallback, presentForm, readCarried, readValues } from './blocks/present-form.ts';
import { presentMessage, presentView } from './blocks/present-message.ts';
import { isOutside } from './chat-failure.ts';
import { unescapeText } from './events/unescape.ts';
import { isStranger, RIGHTS_MAX_AGE_MS } from './introduce.ts';
import { commandNames } from './manifest-tables.ts';
import { sayPrivately } from './messenger.ts';
import { lookAround } from './shortcut.ts';
import type { Team } from './teams.ts';

interface ListenerDeps {
  readonly desk: Pick<Desk, 'command' | 'press' | 'submit'>;
  /** The workspace in which it happened; its Home tab may show what was done. */
  readonly teamOf: (teamId: string | undefined) => Promise<Team>;
  /** Slack's 3 s, less what the way there may take. */
  readonly ackWithinMs: number;
  /** What is answered where the app is not installed any more. */
  readonly outside: string;
}

/** To whoever is the first to meet a token that was taken back. */
const sorryOutside =
  ({ outside }: ListenerDeps) =>
  (error: unknown): Message | null =>
    isOutside(error) ? { lines: [[outside]] } : null;

/** With the rights of this moment. Whoever is asked about may be the first who meets a token that was taken back. */
async function introduceHere({ teamOf }: ListenerDeps, teamId: string | undefined, userId: string): Promise<Sender> {
  const { introduce } = await teamOf(teamId);
  const sender = await introduce(userId, RIGHTS_MAX_AGE_MS);
  await teamOf(teamId);
  return sender;
}

/** A form that takes longer to open appears after the nod. */
const OPENING_MS = 500;

/** `/schedy …`: the answer goes into the acknowledgement, or after it when it took long. */
export function listenToCommands(app: App, deps: ListenerDeps): void {
  const { desk, teamOf, ackWithinMs } = deps;
  for (const name of commandNames) {
    app.command(name, async ({ command, ack, respond, context }) => {
      const { api, home, pictures } = await teamOf(context.teamId);
      const text = nameless(unescapeText(command.text)).trim();
      const work = introduceHere(deps, context.teamId, command.user_id)
        .then((sender) => desk.command({ sender, text, channel: command.channel_id }))
        .then((answer) => pictures.sendDirect(command.user_id, answer));
      let isAcknowledged = false;
      const nod = async (answer?: Message): Promise<void> => {
        if (!isAcknowledged) await ack(answer && ephemeral(answer));
        else if (answer) await respond(ephemeral(answer));
        isAcknowledged = true;
      };
      const responder: Responder = {
        ackWithinMs,
        acknowledge: async (answer) => {
          if (!answer?.form) return nod(answer ?? undefined);
          const where = { channel: command.channel_id, thread: null };
          const opening = openForm(api, command.trigger_id, answer, where);
          // Slack waits for the nod alone, however long it takes to open the form.
          if (!(await endsWithin(OPENING_MS, opening))) await nod();
          await nod((await opening) ? undefined : answer);
        },
        respond: nod,
      };
      await answerInTime(work, responder, sorryOutside(deps));
      home.changed();
    });
  }
}

/** False where the message has no form, or it came too late for Slack to open one: then its words and button are said. */
async function openForm(
  api: Api,
  trigger_id: string,
  { form }: Message,
  where: { readonly channel: string | null; readonly thread: string | null },
): Promise<boolean> {
  if (!form) return false;
  return isOpened(() => api.call('views.open', { trigger_id, view: presentForm(form, where) }));
}

/** False where the way to open something has grown too old. */
async function isOpened(open: () => Promise<unknown>): Promise<boolean> {
  try {
    await open();
    return true;
  } catch (error) {
    if (error instanceof Failure && /trigger/.test(JSON.stringify(error.facts))) return false;
    throw error;
  }
}

/**
 * A form that was sent: it closes, or stays open with a sentence beside each field that cannot stand, or shows the post
 * as it is by now. What is known too late is said where the form was asked for.
 */
export function listenToForms(app: App, deps: ListenerDeps): void {
  const { desk, teamOf, ackWithinMs, outside } = deps;
  app.view<ViewSubmitAction>(formCallback, async ({ view, body, ack, context }) => {
    const { api, home } = await teamOf(context.teamId);
    const { name, value, channel, thread } = readCarried(view.private_metadata);
    const values = readValues(view.state.values);
    const work = introduceHere(deps, context.teamId, body.user.id).then(async (sender) => {
      const closed = await closedAmong(api, channelsIn(view.state.values));
      return desk.submit({ sender, name, value, values, closed });
    });
    const say = (answer: Message) => sayPrivately(api, { user: body.user.id, channel, thread }, answer);
    const responder: Responder = {
      ackWithinMs,
      acknowledge: async (answer) => {
        if (answer?.form) await ack({ response_action: 'update', view: presentForm(answer.form, { channel, thread }) });
        else if (answer?.errors) await ack({ response_action: 'errors', errors: { ...answer.errors } });
        else await ack();
        if (answer?.isSaid && !answer.errors) await say(answer);
      },
      respond: async (answer) => {
        if (answer.errors || answer.form || answer.isSaid) await say(answer);
      },
    };
    await answerInTime(work, responder, (error) => {
      const why = isOutside(error) ? outside : SORRY;
      return { ...apologyFor(values), errors: besideFirst(view, why) };
    });
    home.changed();
  });
}

const SORRY = 'That did not work just now. What you typed is still here: send it again in a minute.';

/** Those in which the app cannot write: it is no member of them, or they are archived. */
async function closedAmong(api: Api, channels: readonly string[]): Promise<string[]> {
  const open = await Promise.all(channels.map((channel) => lookAround({ api }, channel)));
  return channels.filter((_channel, at) => !open[at]);
}

type Pressed = BlockAction<ButtonAction>;

const container = z.object({ channel_id: z.string().optional(), thread_ts: z.string().optional() });

/**
 * One listener for all buttons: Bolt asks each of its listeners about each event that comes in.
 * Those that open an address only need a nod.
 */
export function listenToButtons(app: App, deps: ListenerDeps): void {
  const constraints = { type: 'block_actions', action_id: actionPattern } as const;
  app.action<Pressed>(constraints, async ({ action, body, ack, respond, context }) => {
    const team = await deps.teamOf(context.teamId);
    const { ackWithinMs } = deps;
    const name = actionOf(action.action_id);
    const { thread_ts: thread } = container.parse(body.container);
    const pressed = { action: name, value: action.value ?? '', channel: body.channel?.id, thread };
    const work = press(deps, team, introduceHere(deps, context.teamId, body.user.id), pressed);
    const answering = { api: team.api, ackWithinMs };
    const responder = body.view ? responderInView(answering, body, ack) : responderOf(answering, body, ack, respond);
    await answerInTime(work, responder, sorryOutside(deps));
    team.home.changed();
  });
  app.action(linkPattern, async ({ ack }) => ack());
}

/** Whoever belongs to another company gets no answer: their side of a shared channel is not ours. */
async function press(
  { desk }: ListenerDeps,
  { pictures }: Team,
  introduced: Promise<Sender>,
  pressed: Omit<Press, 'sender'>,
) {
  try {
    const sender = await introduced;
    const answer = await desk.press({ sender, ...pressed });
    return answer && (await pictures.sendDirect(sender.externalId, answer));
  } catch (error) {
    if (isStranger(error)) return null;
    throw error;
  }
}

interface Answering {
  readonly api: Api;
  readonly ackWithinMs: number;
}

/**
 * An acknowledged click can carry no message, so the answer always follows. A response URL reaches no thread with
 * what one person alone sees, and in a channel it would stand apart from its card.
 */
function responderOf({ ackWithinMs, api }: Answering, body: Pressed, ack: AckFn<void>, respond: RespondFn): Responder {
  const { channel_id: channel, thread_ts } = container.parse(body.container);
  let isAcknowledged = false;
  const isInThread = channel !== undefined && thread_ts !== undefined;
  const say: Responder['respond'] = async (answer) => {
    if (!isInThread) return void (await respond(ephemeral(answer)));
    try {
      await sayPrivately(api, { user: body.user.id, channel, thread: thread_ts }, answer);
    } catch (error) {
      if (!isOutside(error)) throw error;
      // The address that came with the press needs no token.
      await respond(ephemeral(answer));
    }
  };
  return {
    ackWithinMs,
    acknowledge: async (answer) => {
      // Bolt takes no second nod, and an answer that was refused is followed by an apology.
      if (!isAcknowledged) await ack();
      isAcknowledged = true;
      const where = { channel: channel ?? null, thread: thread_ts ?? null };
      if (answer && !(await openForm(api, body.trigger_id, answer, where))) await say(answer);
    },
    respond: say,
  };
}

/**
 * On the Home tab an answer opens a window, and in a window it takes the place of what was there: neither has a channel
 * or a response URL. What comes too late for a window is said in private.
 */
function responderInView(
  { ackWithinMs, api }: Answering,
  { view, user, trigger_id }: Pressed,
  ack: AckFn<void>,
): Responder {
  const view_id = view?.type === 'modal' ? view.id : null;
  const nowhere = { channel: null, thread: null };
  let isAcknowledged = false;
  const say = async (answer: Message): Promise<void> => {
    const shown = windowOf(answer);
    if (view_id !== null) await api.call('views.update', { view_id, view: shown });
    else if (!(await isOpened(() => api.call('views.open', { trigger_id, view: shown })))) {
      await sayPrivately(api, { user: user.id, channel: null }, answer);
    }
  };
  return {
    ackWithinMs,
    acknowledge: async (answer) => {
      if (!isAcknowledged) await ack();
      isAcknowledged = true;
      const { form } = answer ?? {};
      const method = view_id === null ? 'views.open' : 'views.push';
      if (form && (await isOpened(() => api.call(method, { trigger_id, view: presentForm(form, nowhere) })))) return;
      if (answer) await say(answer);
      else if (view_id !== null) await say({ lines: [['Done.']] });
    },
    respond: say,
  };
}

const windowOf = (answer: Message) => ({
  type: 'modal',
  callback_id: 'answer',
  blocks: presentView(answer),
  title: { type: 'plain_text', text: 'Schedy' },
  close: { type: 'plain_text', text: 'Close' },
});

/** A message that only the asker sees, beside what was there. */
const ephemeral = (message: Message): RespondArguments => ({
  ...presentMessage(message),
  response_type: 'ephemeral',
  replace_original: false,
});
