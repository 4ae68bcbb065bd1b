import type { ActionName } from '../../desk/actions.ts';

// Slack wants every action_id of a message once; the n-th button of an action is `name:n`.

/** For a button that only opens an address: Slack reports the click all the same. */
const linkName = 'open_link';

export const actionPattern = (name: ActionName): RegExp => new RegExp(`^${name}(?::\\d+)?$`);
export const linkPattern = new RegExp(`^${linkName}(?::\\d+)?$`);

/** The ids of a message's buttons in their order; null stands for a link. */
export function actionIds(names: readonly (ActionName | null)[]): string[] {
  const counts = new Map<string, number>();
  return names.map((given) => {
    const name = given ?? linkName;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}:${count}`;
  });
}
