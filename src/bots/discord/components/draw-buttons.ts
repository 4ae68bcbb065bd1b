/** Buttons, and the ids by which a click tells what was pressed. */
import { type APIActionRowComponent, type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import {
  type ActionName,
  actions,
  type Button,
  type Confirmation,
  clip,
  type FormName,
  formNames,
  type LinkButton,
} from '../../desk/index.ts';

type Row = APIActionRowComponent<APIButtonComponent>;

const limits = { label: 80, perRow: 5, rows: 5, url: 512 };
const row = ComponentType.ActionRow;
const button = ComponentType.Button;

const styles = {
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
  plain: ButtonStyle.Secondary,
} as const;

/**
 * Discord takes only addresses whose host has a domain: with `localhost` or a number the whole message is refused
 * (50035, URL_TYPE_INVALID_URL), so such an address is written as text.
 */
export function isLinkable(url: string): boolean {
  return url.length <= limits.url && URL.canParse(url) && /\.[a-z][a-z0-9-]*[a-z0-9]$/i.test(new URL(url).hostname);
}

export function drawButtons(buttons: readonly (Button | LinkButton)[], guild: string | null): Row[] {
  const pressable = buttons.filter((one) => !('url' in one) || isLinkable(one.url));
  const all = pressable.map((one) => drawButton(one, guild));
  const drawn = distinct(all).slice(0, limits.perRow * limits.rows);
  const rows: Row[] = [];
  for (let at = 0; at < drawn.length; at += limits.perRow) {
    rows.push({ type: row, components: drawn.slice(at, at + limits.perRow) });
  }
  return rows;
}

function drawButton(drawn: Button | LinkButton, guild: string | null): APIButtonComponent {
  const label = labelOf(drawn.label);
  if ('url' in drawn) {
    return { type: button, style: ButtonStyle.Link, label, url: drawn.url };
  }
  const { action, value, style = 'plain' } = drawn;
  const named = { action, value, guild };
  const id = actions[action].confirm ? askingId(named) : actionId(named);
  return { type: button, style: styles[style], label, custom_id: id };
}

/** Discord has no dialog to ask with, so the question is a message that only the asker sees. */
export function drawConfirm(pressed: Pressed, { yes, no }: Confirmation): Row {
  const custom_id = actionId(pressed);
  return {
    type: row,
    components: [
      { type: button, style: ButtonStyle.Danger, label: labelOf(yes), custom_id },
      { type: button, style: ButtonStyle.Secondary, label: labelOf(no), custom_id: keepId },
    ],
  };
}

/** Discord refuses a message in which two buttons have the same id. */
function distinct(buttons: readonly APIButtonComponent[]): APIButtonComponent[] {
  const keyOf = (one: APIButtonComponent) => ('custom_id' in one ? one.custom_id : JSON.stringify(one));
  return [...new Map(buttons.map((one) => [keyOf(one), one])).values()];
}

const labelOf = (text: string): string => clip(text, limits.label);

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

const actionId = ({ action, value, guild }: Drawn): string =>
  `${action}${guild === null ? '' : `@${guild}`}|${value}`.slice(0, limit);

const askingId = (drawn: Drawn): string => `?${actionId(drawn)}`.slice(0, limit);

/** Answers the question with no. */
export const keepId = '!keep';

export function readActionId(customId: string): Pressed | null {
  const [, mark, action = '', guild = null, value = ''] = /^(\??)(\w+)(?:@(\d+))?\|(.*)$/s.exec(customId) ?? [];
  if (!Object.hasOwn(actions, action)) return null;
  return { action: action as ActionName, guild, value, isToBeConfirmed: mark === '?' };
}

/** Which form came back, about what, of which server where it was opened in private. */
export interface SentForm {
  readonly name: FormName;
  readonly guild: string | null;
  readonly value: string;
}

export const formId = ({ name, guild, value }: SentForm): string =>
  `form|${name}${guild === null ? '' : `@${guild}`}|${value}`.slice(0, limit);

export function readFormId(customId: string): SentForm | null {
  const [, name, guild = null, value = ''] = /^form\|(\w+)(?:@(\d+))?(?:\|(.*))?$/s.exec(customId) ?? [];
  const known = formNames.find((one) => one === name);
  return known ? { name: known, guild, value } : null;
}
