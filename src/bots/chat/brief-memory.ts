/** What a platform was asked a moment ago is not asked again; a question that failed is. */

/** A right that was taken away may show for so long. */
export const REMEMBERED_MS = 30_000;
/** Beyond them all are forgotten at once. */
const MOST_REMEMBERED = 1_000;

/** Answers by their keys, each remembered for a moment from the question on. */
export type BriefMemory<T> = (key: string, ask: () => Promise<T>) => Promise<T>;

export function createBriefMemory<T>(now: () => Date): BriefMemory<T> {
  const known = new Map<string, { readonly answer: Promise<T>; readonly until: number }>();
  return (key, ask) => {
    const found = known.get(key);
    if (found && found.until > now().getTime()) return found.answer;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const answer = ask();
    known.set(key, { answer, until: now().getTime() + REMEMBERED_MS });
    answer.catch(() => known.get(key)?.answer === answer && known.delete(key));
    return answer;
  };
}
