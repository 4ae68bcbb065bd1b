/** Which command is meant by a word that is none: another word for the same thing, or a slip of the finger. */

/** What people write for the same thing. */
const others: Readonly<Record<string, string>> = {
  ...{ account: 'profiles', accounts: 'profiles', settings: 'profiles', users: 'profiles' },
  ...{ calendar: 'queue', list: 'queue', plan: 'queue', planned: 'queue', scheduled: 'queue', upcoming: 'queue' },
  ...{ abort: 'cancel', delete: 'cancel', remove: 'cancel', stop: 'cancel', undo: 'cancel' },
  ...{ link: 'connect', login: 'connect', reconnect: 'connect', signin: 'connect', tiktok: 'connect' },
  ...{ tz: 'timezone', zone: 'timezone', time: 'timezone', city: 'timezone' },
  ...{ create: 'post', schedule: 'post', publish: 'post', upload: 'post', video: 'post' },
  ...{ commands: 'help', info: 'help', start: 'help', '?': 'help' },
};

/** Longer words are no slip of the finger, and would take time to compare. */
const LONGEST = 20;

/** Null where nothing is near enough to be meant. */
export function nearestCommand(typed: string, names: readonly string[]): string | null {
  const word = typed.toLowerCase();
  if (word.length > LONGEST) return null;
  const same = Object.hasOwn(others, word) ? others[word] : names.find((name) => isBeginning(word, name));
  if (same !== undefined && names.includes(same)) return same;
  const near = names
    .map((name) => ({ name, steps: stepsBetween(word, name) }))
    .filter(({ name, steps }) => steps <= (name.length < 5 ? 1 : 2))
    .sort((one, other) => one.steps - other.steps);
  return near[0]?.name ?? null;
}

const isBeginning = (word: string, name: string): boolean => word.length >= 2 && name.startsWith(word);

/** How many letters must be put in, left out, changed or swapped with their neighbour. */
function stepsBetween(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= to.length; at += 1) {
      const isSame = from[row - 1] === to[at - 1];
      const isSwapped = row > 1 && at > 1 && from[row - 1] === to[at - 2] && from[row - 2] === to[at - 1];
      const steps = [(last[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, (last[at - 1] ?? 0) + (isSame ? 0 : 1)];
      if (isSwapped) steps.push((before[at - 2] ?? 0) + 1);
      next.push(Math.min(...steps));
    }
    before = last;
    last = next;
  }
  return last[to.length] ?? 0;
}
