import type { ActionName } from '../../desk/index.ts';
import { heardActions } from '../registered.ts';

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
