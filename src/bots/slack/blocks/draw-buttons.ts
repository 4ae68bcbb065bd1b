import type { ActionsBlock, Button as ButtonElement, ConfirmationDialog } from '@slack/types';
import { actions, type Button, type Confirmation, type LinkButton } from '../../desk/index.ts';
import type { numberActions } from './action-ids.ts';

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

function clip(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).trimEnd()}…`;
}
