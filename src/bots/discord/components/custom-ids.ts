import { type ActionName, actions } from '../../desk/actions.ts';
import { type FormName, forms } from '../../desk/forms.ts';

// A custom id comes back with a click for as long as the message exists, so all of it is read with
// distrust: `action|value`, with `?` before it where the person is asked first.

export interface Pressed {
  readonly action: ActionName;
  readonly value: string;
  /** The question whether he is sure is still to be put. */
  readonly isToBeConfirmed: boolean;
}

const limit = 100;

export const actionId = (action: ActionName, value: string): string =>
  `${action}|${value}`.slice(0, limit);

export const askingId = (action: ActionName, value: string): string =>
  `?${action}|${value}`.slice(0, limit);

/** Answers the question with no. */
export const keepId = '!keep';

export function readActionId(customId: string): Pressed | null {
  const [, mark, action = '', value = ''] = /^(\??)(\w+)\|(.*)$/s.exec(customId) ?? [];
  if (!Object.hasOwn(actions, action)) return null;
  return { action: action as ActionName, value, isToBeConfirmed: mark === '?' };
}

export const formId = (name: FormName): string => `form|${name}`;

export function readFormId(customId: string): FormName | null {
  const name = customId.startsWith('form|') ? customId.slice('form|'.length) : '';
  return Object.hasOwn(forms, name) ? (name as FormName) : null;
}
