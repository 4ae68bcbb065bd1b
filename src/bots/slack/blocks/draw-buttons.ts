import type { ActionsBlock, Button as ButtonElement, ConfirmationDialog } from '@slack/types';
import { type ActionName, actions, type Button, type Confirmation, clip, type LinkButton } from '../../desk/index.ts';
import { heardActions } from '../manifest-tables.ts';

const limits = { label: 75, perBlock: 25, url: 3000, value: 2000 };
const confirmLimits = { title: 100, text: 300, button: 30 };

/** Buttons in rows; `about` tells buttons of the same name apart for those who only hear them. */
export function drawButtons(
  buttons: readonly (Button | LinkButton)[],
  about: string,
  nextId: ReturnType<typeof numberActions>,
): ActionsBlock[] {
  const elements = buttons.map((button) =>
    drawButton(button, nextId('action' in button ? button.action : null), about),
  );
  const blocks: ActionsBlock[] = [];
  for (let at = 0; at < elements.length; at += limits.perBlock) {
    blocks.push({ type: 'actions', elements: elements.slice(at, at + limits.perBlock) });
  }
  return blocks;
}

function drawButton(button: Button | LinkButton, actionId: string, about: string): ButtonElement {
  const spoken = about === '' ? button.label : `${button.label}, ${about}`;
  const shared = {
    type: 'button',
    action_id: actionId,
    text: plain(button.label, limits.label),
    accessibility_label: clip(spoken, limits.label),
  } as const;
  if ('url' in button) return { ...shared, url: clip(button.url, limits.url) };
  const { value, style } = button;
  const { confirm } = actions[button.action];
  return {
    ...shared,
    value: clip(value, limits.value),
    ...(style ? { style } : {}),
    ...(confirm ? { confirm: drawConfirm(confirm, style) } : {}),
  };
}

function drawConfirm({ title, text, yes, no }: Confirmation, style: Button['style']): ConfirmationDialog {
  return {
    title: plain(title, confirmLimits.title),
    text: plain(text, confirmLimits.text),
    confirm: plain(yes, confirmLimits.button),
    deny: plain(no, confirmLimits.button),
    ...(style ? { style } : {}),
  };
}

const plain = (text: string, limit: number) => ({ type: 'plain_text', text: clip(text, limit) }) as const;

// Slack wants every action_id of a message once; the n-th button of an action is `name:n`.

/** For a button that only opens an address: Slack reports the click all the same. */
const linkName = 'open_link';

const idOf = (names: readonly string[]): RegExp => new RegExp(`^(${names.join('|')})(?::\\d+)?$`);

export const actionPattern = idOf(heardActions);
export const linkPattern = idOf([linkName]);

/** Which button an action_id that fits `actionPattern` belongs to. */
export const actionOf = (actionId: string): ActionName => actionPattern.exec(actionId)?.[1] as ActionName;

/** Gives each button of one message its id, in their order; null stands for a link. */
export function numberActions(): (name: ActionName | null) => string {
  const counts = new Map<string, number>();
  return (given) => {
    const name = given ?? linkName;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}:${count}`;
  };
}
