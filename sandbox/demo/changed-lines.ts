/**
 * What a reader has not seen yet of a message that was edited: its new lines, in order. A line that
 * only went away, such as buttons, is no news.
 */
export function changedLines(before: readonly string[], after: readonly string[]): string[] {
  const known = new Set(before);
  return after.filter((line) => !known.has(line));
}
