import { numbered } from '../components/rules.ts';
import { answerFrame } from '../messages/answer-frame.ts';
import { editMessage, writeMessage } from '../messages/bot-messages.ts';
import { loadingMessage } from '../messages/loading.ts';
import { messageFlags } from '../state/flags.ts';
import type { FirstAnswer, Interaction } from '../state/interactions.ts';
import { messageToWire } from '../wire/message.ts';
import { allowedTypes, callbackTypes, readAnswer, readChoices, readEnvelope, readModal } from './callback-body.ts';
import { type Answer, type Context, type Endpoints, noContent, ok, type Request } from './endpoint.ts';
import { refuse } from './refusals.ts';

type Data = Record<string, unknown> | undefined;

const isEphemeral = (data: Data): boolean => (Number(data?.flags ?? 0) & messageFlags.ephemeral) !== 0;

async function reply(context: Context, asked: Interaction, data: Data, { uploads }: Request) {
  const body = readAnswer(data);
  const frame = answerFrame(context, asked, isEphemeral(data));
  const message = await writeMessage(context, { ...frame, body, uploads, at: ['data'] });
  return { kind: 'message', message } as const;
}

async function defer(context: Context, asked: Interaction, data: Data) {
  const message = await loadingMessage(context, answerFrame(context, asked, isEphemeral(data)));
  return { kind: 'deferred-message', message } as const;
}

async function update(context: Context, { source }: Interaction, data: Data, { uploads }: Request) {
  if (!source) return refuse('unknownMessage');
  const message = await editMessage(context, source, readAnswer(data), uploads, ['data']);
  return { kind: 'update', message } as const;
}

async function openModal({ state }: Context, asked: Interaction, data: Data) {
  const { custom_id: customId, title, components } = readModal(data);
  const id = state.ids.mint();
  const modal = { id, customId, title, components: numbered(components), openedBy: asked };
  state.interactions.showModal(asked.userId, modal);
  state.changes.changed();
  await state.changes.tell('modal', { user: asked.userId, title });
  return { kind: 'modal', modal } as const;
}

async function carryOut(context: Context, asked: Interaction, request: Request): Promise<FirstAnswer> {
  const allowed = allowedTypes(asked.kind, asked.source !== undefined);
  const { type, data } = readEnvelope(request.body, allowed);
  switch (type) {
    case callbackTypes.message:
      return reply(context, asked, data, request);
    case callbackTypes.deferredMessage:
      return defer(context, asked, data);
    case callbackTypes.update:
      return update(context, asked, data, request);
    case callbackTypes.choices:
      return { kind: 'choices', choices: readChoices(data) };
    case callbackTypes.modal:
      return openModal(context, asked, data);
    default:
      return { kind: 'deferred-update' };
  }
}

/** With `with_response=true` the answer tells what came of it. */
function resultOf({ state }: Context, { id, kind }: Interaction, type: number, done: FirstAnswer): Answer {
  const message = 'message' in done ? done.message : undefined;
  const types = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
  return ok({
    interaction: {
      id,
      type: types[kind],
      ...(message ? { response_message_id: message.id } : {}),
      response_message_loading: done.kind === 'deferred-message',
      response_message_ephemeral: message?.onlyFor !== undefined,
    },
    ...(done.kind === 'choices'
      ? {}
      : { resource: { type, ...(message ? { message: messageToWire(state, message) } : {}) } }),
  });
}

export const callbackEndpoints: Endpoints = {
  'POST /interactions/{interaction}/{token}/callback': {
    auth: 'anybody',
    async answer(context, request) {
      const { state } = context;
      const { params, query, body } = request;
      const asked = state.interactions.find(params.interaction ?? '');
      if (!asked || asked.token !== params.token || asked.isTooLate) {
        return refuse('unknownInteraction');
      }
      if (asked.answer) return refuse('alreadyAnswered');
      const done = await carryOut(context, asked, request);
      asked.answer = done;
      if ('message' in done) asked.original = done.message;
      else if (done.kind === 'deferred-update' && asked.source) asked.original = asked.source;
      asked.settle(done);
      if (query.get('with_response') !== 'true') return noContent;
      return resultOf(context, asked, Number((body as { type?: unknown }).type), done);
    },
  },
};
