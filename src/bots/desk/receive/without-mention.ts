/** The words of a message without the mention of the bot, whose token is `mention` (no pattern). */
export function withoutMention(text: string, mention: string): string {
  const address = new RegExp(`^\\s*${mention}\\s*[,:]?\\s*`);
  const anywhere = new RegExp(`[^\\S\\n]*${mention}[^\\S\\n]*`, 'g');
  return text.replace(address, '').replace(anywhere, gapBetween).trim();
}

/** A mention inside a line leaves one space, at its edges none. */
function gapBetween(mention: string, at: number, whole: string): string {
  const before = whole[at - 1] ?? '\n';
  const after = whole[at + mention.length] ?? '\n';
  return before === '\n' || after === '\n' ? '' : ' ';
}
