/** Whether what stands at `at` is of a script without blanks, where words follow each other directly. */
export const isUnspaced = (text: string, at: number): boolean =>
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text.slice(at, at + 1));
