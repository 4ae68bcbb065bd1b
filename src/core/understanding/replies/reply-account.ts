/** The account that a message in a post's thread names instead of the one that the post has. */
import { anyReply } from '../languages/replies/index.ts';
import { wholePattern } from '../words/word-pattern.ts';

const HANDLE = '@(?<handle>[a-z0-9_.]{1,23}[a-z0-9_])';
const WRONG = `(?:${anyReply('wrongAccount')})`;
const ON_ANOTHER = wholePattern(
  `(?:(?:${WRONG})[\\s,.!:–—-]*(?:(?:${anyReply('turns')}) )?)?(?<ahead>(?:${anyReply('account')}))`,
  `\\s*${HANDLE}[\\s,]*(?:${anyReply('accountBehind')})?[\\s.!]*`,
);
const WRONG_ALONE = wholePattern(WRONG);

/** "use @brand instead of our main", "wrong account, should be @brand"; null where nothing names one. */
export function accountNamed(command: string): string | null {
  const { handle, ahead } = ON_ANOTHER.exec(command.trim())?.groups ?? {};
  // "@ben" alone calls somebody.
  const isCalled = ahead?.trim() === '' && !WRONG_START.test(command);
  return handle === undefined || isCalled ? null : handle.toLowerCase();
}

const WRONG_START = new RegExp(`^${WRONG}`, 'iu');

/** "wrong account": which one is right is not said. */
export const isWrongAccount = (command: string): boolean => WRONG_ALONE.test(command);
