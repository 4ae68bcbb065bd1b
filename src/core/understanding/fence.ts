const PAIRS: readonly (readonly [open: string, close: string])[] = [
  ['"“„”', '"”“'],
  ['«', '»'],
  ['‘', '’'],
  ['「『', '」』'],
  ["'", "'"],
];

/**
 * What quotes around a whole caption fence off; the text itself where they are part of it, or not
 * one pair.
 */
export function unfence(caption: string): string {
  for (const [open, close] of PAIRS) {
    const inner = caption.slice(1, -1);
    const opens = open.includes(caption[0] ?? ' ');
    const closes = caption.length > 1 && close.includes(caption.at(-1) ?? ' ');
    if (opens && closes && !hasAny(inner, open + close)) return open === '«' ? inner.trim() : inner;
  }
  return caption;
}

function hasAny(text: string, marks: string): boolean {
  return [...marks].some((mark) => mark !== '’' && text.includes(mark));
}
