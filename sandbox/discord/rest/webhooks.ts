import { answerFrame } from '../messages/answer-frame.ts';
import { messageBody } from '../messages/body.ts';
import { editMessage, writeMessage } from '../messages/bot-messages.ts';
import { messageFlags } from '../state/flags.ts';
import type { Interaction } from '../state/interactions.ts';
import type { Message } from '../state/records.ts';
import { messageToWire } from '../wire/message.ts';
import { type Context, type Endpoints, noContent, ok, type Request } from './endpoint.ts';
import { readForm } from './read-form.ts';
import { refuse } from './refusals.ts';

/** The interaction behind a token: alive for 15 minutes, a webhook once it has been answered. */
function interactionOf({ state }: Context, params: Request['params']): Interaction {
  if (params.application !== state.settings.applicationId) return refuse('unknownWebhook');
  const interaction = state.interactions.findAlive(params.token ?? '');
  if (!interaction) return refuse('invalidWebhookToken');
  if (!interaction.answer) return refuse('unknownWebhook');
  return interaction;
}

/** `@original`, or a follow-up of the same interaction. */
function messageOf({ state }: Context, interaction: Interaction, id: string | undefined): Message {
  const message = id === '@original' ? interaction.original : state.messages.findAnywhere(id ?? '');
  const isThere = message && state.messages.findAnywhere(message.id) === message;
  const isIts = message === interaction.original || message?.interactionId === interaction.id;
  return isThere && isIts ? message : refuse('unknownMessage');
}

async function followUp(context: Context, interaction: Interaction, request: Request) {
  const body = readForm(messageBody, request.body);
  const { original } = interaction;
  const isWaiting = original && (original.flags & messageFlags.loading) !== 0;
  // The first follow-up after a deferral fills the placeholder.
  if (isWaiting) return editMessage(context, original, body, request.uploads);
  const ephemeral = ((body.flags ?? 0) & messageFlags.ephemeral) !== 0;
  const frame = answerFrame(context, interaction, ephemeral);
  // A follow-up hangs from the first answer.
  const reference = original &&
    original.onlyFor === undefined && { channelId: original.channelId, messageId: original.id };
  const writing = { ...frame, body, uploads: request.uploads };
  return writeMessage(context, { ...writing, type: 0, ...(reference ? { reference } : {}) });
}

const path = '/webhooks/{application}/{token}';

export const webhookEndpoints: Endpoints = {
  [`POST ${path}`]: {
    auth: 'anybody',
    async answer(context, request) {
      const interaction = interactionOf(context, request.params);
      const message = await followUp(context, interaction, request);
      // Discord's default is not to wait, but for interactions it always answers with the message.
      return ok(messageToWire(context.state, message));
    },
  },
  [`GET ${path}/messages/{message}`]: {
    auth: 'anybody',
    answer(context, { params }) {
      const interaction = interactionOf(context, params);
      return ok(messageToWire(context.state, messageOf(context, interaction, params.message)));
    },
  },
  [`PATCH ${path}/messages/{message}`]: {
    auth: 'anybody',
    async answer(context, { params, body, uploads }) {
      const message = messageOf(context, interactionOf(context, params), params.message);
      const edited = await editMessage(context, message, readForm(messageBody, body), uploads);
      return ok(messageToWire(context.state, edited));
    },
  },
  [`DELETE ${path}/messages/{message}`]: {
    auth: 'anybody',
    async answer(context, { params }) {
      const { state, feed } = context;
      const message = messageOf(context, interactionOf(context, params), params.message);
      state.messages.remove(message);
      state.changes.changed();
      if (message.onlyFor === undefined) await feed.deleted(message);
      return noContent;
    },
  },
};
