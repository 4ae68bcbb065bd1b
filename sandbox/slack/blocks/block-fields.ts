import { blockId, byType, type Check, chars, type Inspection } from './check.ts';
import { type ElementType, elementChecks } from './elements.ts';

/** Fields that every block has. */
export const block: Record<string, Check> = { 'type!': chars(64, 1), block_id: blockId };

export const elementsOf = (...types: ElementType[]): Check =>
  byType(Object.fromEntries(types.map((type) => [type, elementChecks[type]])));

/** For blocks that Slack shows on some surfaces only. */
export const only =
  (surfaces: Inspection['surface'][], name: string) =>
  (_value: unknown, { surface }: Inspection): string | undefined =>
    surfaces.includes(surface) ? undefined : `unsupported type: ${name} on this surface`;
