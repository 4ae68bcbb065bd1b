import { z } from 'zod';
import { modalData } from '../components/in-modals.ts';
import { requireSound } from '../components/rules.ts';
import { type MessageBody, messageBody } from '../messages/body.ts';
import type { InteractionKind } from '../state/interactions.ts';
import { readForm } from './read-form.ts';
import { refuseField } from './refusals.ts';

export const callbackTypes = {
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

/** What each kind of interaction may be answered with. `fromMessage`: a message was there before. */
export function allowedTypes(kind: InteractionKind, fromMessage: boolean): number[] {
  const { message, deferredMessage, deferredUpdate, update, choices, modal } = callbackTypes;
  switch (kind) {
    case 'autocomplete':
      return [choices];
    case 'command':
      return [message, deferredMessage, modal];
    case 'component':
      return [message, deferredMessage, deferredUpdate, update, modal];
    case 'modal':
      return fromMessage ? [message, deferredMessage, deferredUpdate, update] : [message, deferredMessage];
  }
}

const envelope = z.strictObject({
  type: z.number().int(),
  data: z.looseObject({}).nullish(),
});

export function readEnvelope(body: unknown, allowed: readonly number[]) {
  const { type, data } = readForm(envelope, body);
  if (!allowed.includes(type)) {
    const message = `Value must be one of {${allowed.join(', ')}}.`;
    return refuseField(['type'], 'BASE_TYPE_CHOICES', message);
  }
  return { type, data: data ?? undefined };
}

export const readAnswer = (data: unknown): MessageBody => readForm(messageBody, data, ['data']);

const choice = z.strictObject({
  name: z.string().min(1).max(100),
  name_localizations: z.record(z.string(), z.string()).nullish(),
  value: z.union([z.string().max(100), z.number()]),
});

const choices = z.strictObject({ choices: z.array(choice).max(25) });

export const readChoices = (data: unknown) => readForm(choices, data, ['data']).choices;

export function readModal(data: unknown) {
  const modal = readForm(modalData, data, ['data']);
  requireSound(modal.components, ['data', 'components']);
  return modal;
}
