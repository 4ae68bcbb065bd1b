import { isObject } from '../blocks/check.ts';
import type { Block, WireObject } from '../workspace/records.ts';

/** An interactive element and the block it stands in. */
export interface Placed {
  blockId: string;
  block: Block;
  element: WireObject;
}

const stateless = new Set(['button', 'overflow', 'icon_button', 'feedback_buttons', 'image']);

const childrenOf = (block: Block): unknown[] => [
  ...(Array.isArray(block.elements) ? block.elements : []),
  ...(Array.isArray(block.actions) ? block.actions : []),
  block.accessory,
  block.element,
];

/** Everything in some blocks that has an action_id, in reading order. */
export function interactiveElements(blocks: readonly Block[]): Placed[] {
  return blocks.flatMap((block) => {
    const nested = [block.child_blocks, block.type === 'carousel' ? block.elements : undefined]
      .filter(Array.isArray)
      .flatMap((children) => interactiveElements(children));
    const own = childrenOf(block)
      .filter(isObject)
      .filter((element) => typeof element.action_id === 'string')
      .map((element) => ({ blockId: String(block.block_id), block, element }));
    return [...own, ...nested];
  });
}

const labelOf = (element: WireObject): string => (isObject(element.text) ? String(element.text.text) : '');

/** The element that a person means by its label or a test by its action_id. */
export function findElement(blocks: readonly Block[], which: string): Placed {
  const all = interactiveElements(blocks);
  const found = all.find(({ element }) => element.action_id === which || labelOf(element) === which);
  if (found) return found;
  const there = all.map(({ element }) => `"${labelOf(element) || element.action_id}"`).join(', ');
  throw new Error(`Nothing here is called "${which}"; there is ${there || 'nothing to press'}.`);
}

export const isStateful = ({ element }: Placed): boolean => !stateless.has(String(element.type));
