import { everyComponent } from '../components/tree.ts';
import type { Context } from '../rest/endpoint.ts';
import type { Component, Message, User, WireObject } from '../state/records.ts';
import { messageToWire } from '../wire/message.ts';
import { ask } from './ask.ts';
import { failed, type Outcome } from './outcome.ts';
import { messageAt, type Place } from './places.ts';
import { chosenValues } from './values.ts';

export type ClickOutcome = Outcome | { ok: true; url: string };

const isPressable = ({ type }: Component): boolean => [2, 3, 5, 6, 7, 8].includes(type);

const emojiOf = ({ emoji }: Component): string => String((emoji as WireObject | undefined)?.name ?? '');

/** What a person calls it: its custom id, what is written on it, or its placeholder. */
const namesOf = (component: Component): unknown[] => [
  component.custom_id,
  component.label,
  component.placeholder,
  emojiOf(component),
  [emojiOf(component), component.label].filter(Boolean).join(' '),
];

function find(message: Message, which: string): Component {
  const all = everyComponent(message.components).filter(isPressable);
  const found = all.find((component) => namesOf(component).includes(which));
  if (found) return found;
  const there = all.map((one) => `"${one.label ?? one.custom_id}"`).join(', ');
  throw new Error(`Nothing here is called "${which}"; there is ${there || 'nothing to press'}.`);
}

/** Presses a button, or picks in a select when `input` is given. */
export async function press(
  context: Context,
  user: User,
  { place, which, input }: { place: Place; which: string; input?: unknown },
): Promise<ClickOutcome> {
  const { state } = context;
  const message = messageAt(state, user, place);
  const component = find(message, which);
  if (typeof component.url === 'string') return { ok: true, url: component.url };
  if (component.disabled === true) return failed(`"${which}" is disabled.`);
  const chosen = component.type === 2 ? {} : chosenValues(state, component, input);
  const data = {
    custom_id: component.custom_id,
    component_type: component.type,
    id: component.id,
    ...chosen,
  };
  return ask(context, {
    kind: 'component',
    type: 3,
    data,
    userId: user.id,
    channelId: message.channelId,
    name: String(component.custom_id),
    isMenuEntry: false,
    source: message,
    extra: { message: messageToWire(state, message) },
  });
}
