import { type ActionName, actions, type FormName, forms } from '../../desk/index.ts';

// A custom id comes back with a click for as long as the message exists, so all of it is read with
// distrust: `action|value`, with `?` before it where the person is asked first. What is said in
// private about something of a server names the server, as `action@server|value`.

export interface Pressed {
  readonly action: ActionName;
  readonly value: string;
  /** The server it belongs to, where it was said in private. */
  readonly guild: string | null;
  /** Whether the person is sure has still to be asked. */
  readonly isToBeConfirmed: boolean;
}

const limit = 100;

type Drawn = Pick<Pressed, 'action' | 'value' | 'guild'>;

export const actionId = ({ action, value, guild }: Drawn): string =>
  `${action}${guild === null ? '' : `@${guild}`}|${value}`.slice(0, limit);

export const askingId = (drawn: Drawn): string => `?${actionId(drawn)}`.slice(0, limit);

/** Answers the question with no. */
export const keepId = '!keep';

export function readActionId(customId: string): Pressed | null {
  const [, mark, action = '', guild = null, value = ''] = /^(\??)(\w+)(?:@(\d+))?\|(.*)$/s.exec(customId) ?? [];
  if (!Object.hasOwn(actions, action)) return null;
  return { action: action as ActionName, guild, value, isToBeConfirmed: mark === '?' };
}

export const formId = (name: FormName): string => `form|${name}`;

export function readFormId(customId: string): FormName | null {
  const name = customId.startsWith('form|') ? customId.slice('form|'.length) : '';
  return Object.hasOwn(forms, name) ? (name as FormName) : null;
}
