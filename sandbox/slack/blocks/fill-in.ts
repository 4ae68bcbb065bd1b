import { randomBytes } from 'node:crypto';
import type { Block } from '../workspace/records.ts';
import { isObject } from './check.ts';

const generatedId = (): string => randomBytes(4).toString('base64url').slice(0, 5);

const interactive = /button|checkboxes|overflow|picker|select|_input/;

function completeObject(value: Record<string, unknown>): Record<string, unknown> {
  const filled = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, complete(item)]));
  if (filled.type === 'plain_text') return { ...filled, emoji: filled.emoji ?? true };
  if (filled.type === 'mrkdwn') return { ...filled, verbatim: filled.verbatim ?? false };
  const isElement = typeof filled.type === 'string' && interactive.test(filled.type);
  return isElement ? { ...filled, action_id: filled.action_id ?? generatedId() } : filled;
}

function complete(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(complete);
  return isObject(value) ? completeObject(value) : value;
}

/** Blocks as Slack gives them back: with the ids and defaults that the app left out. */
export function fillInBlocks(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => {
    const completed = completeObject(block);
    return { ...completed, type: block.type, block_id: block.block_id ?? generatedId() };
  });
}
