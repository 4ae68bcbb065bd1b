/** What is said of a post that can no longer be changed, and what is left to do with it. */

/** What it is doing, and whether anything can still be done. */
export function cannotChange(code: string, state: string, isSending: boolean): string {
  const after = afterwards[state] ?? '';
  if (state !== 'publishing') return `${code} is ${state.replaceAll('_', ' ')}: that can no longer be changed.${after}`;
  return isSending
    ? `${code} is on its way to TikTok: that can no longer be changed.${after}`
    : `${code} is just starting. Until its first byte has gone to TikTok, “cancel” stops it and “move to 8pm” puts it off.`;
}

/** What is left to do with a post that can no longer be changed. */
const afterwards: Readonly<Record<string, string>> = {
  publishing: ' If it must not stay, delete it in the TikTok app once it is there.',
  processing: ' If it must not stay, delete it in the TikTok app once it is there.',
  in_inbox: ' Finish it, or throw it away, in the TikTok app.',
  handed_over: ' Post it yourself and press Posted it, or press In an hour or Cancel.',
  published: ' Change or delete it in the TikTok app.',
  failed: ' Its video is no longer kept, or cannot go out as it is: drop it again.',
  cancelled: ' To post it after all, drop the video again.',
  unconfirmed: ' Look at the profile in the TikTok app, and press on its card what you find.',
};
