import { isObject } from '../blocks/check.ts';
import type { View, WireObject } from '../workspace/records.ts';
import { interactiveElements, type Placed } from './elements.ts';
import { chosenValue, isEmptyValue, stateValues } from './values.ts';

/** block_id → what goes into its element, or action_id → that, where a block holds several. */
export type FormValues = Record<string, unknown>;

/** Puts values into the fields of a form, as somebody would who types and picks. */
export function fillForm(view: View, values: FormValues): void {
  const placed = interactiveElements(view.content.blocks);
  for (const [blockId, given] of Object.entries(values)) {
    const inBlock = placed.filter((one) => one.blockId === blockId);
    const first = inBlock[0];
    if (!first) throw new Error(`The form has no field "${blockId}".`);
    const byAction = isObject(given) && inBlock.some(({ element }) => String(element.action_id) in given);
    const inputs = byAction ? given : { [String(first.element.action_id)]: given };
    for (const { element } of inBlock) {
      const actionId = String(element.action_id);
      if (!(actionId in inputs)) continue;
      const chosen = chosenValue(element, inputs[actionId]);
      view.values[blockId] = { ...view.values[blockId], [actionId]: chosen };
    }
  }
}

/** Slack's own form refuses to be sent like this, before the app hears anything. */
function complaintOf({ block, element }: Placed, value: WireObject): string | undefined {
  if (block.type !== 'input') return undefined;
  if (isEmptyValue(value)) return block.optional === true ? undefined : 'is empty';
  const typed = typeof value.value === 'string' ? value.value.length : undefined;
  if (typed === undefined) return undefined;
  const { min_length: min = 0, max_length: max = 3000 } = element;
  if (typed < Number(min)) return `is shorter than ${min} characters`;
  return typed > Number(max) ? `is longer than ${max} characters` : undefined;
}

/** Throws when Slack would not let this form be sent. */
export function requireSendable(view: View): void {
  const values = stateValues(view.content.blocks, view.values);
  for (const placed of interactiveElements(view.content.blocks)) {
    const value = values[placed.blockId]?.[String(placed.element.action_id)];
    const complaint = value && complaintOf(placed, value);
    if (complaint) throw new Error(`The form cannot be sent: "${placed.blockId}" ${complaint}.`);
  }
  view.values = values;
}
