/** Which posts of a thread words are said to that name none by its code: "cancel all", "the second to 8pm", "caption b: …". */
import type { PostView } from '../../../core/index.ts';
import { saidToPosts } from '../../../core/understanding/index.ts';
import { readCommand, type Said } from './read-command.ts';

/** Some of the posts, and what is said to each of them. */
export interface Meant {
  readonly said: Said;
  readonly posts: readonly PostView[];
}

const CAPTION_OF = /^caption (?:of |for )?(?<letter>[a-z])\s*[:=]\s*(?<words>\S[\s\S]*)$/iu;

/** Empty where the words name none of the posts, or one by its code. */
export function readMeant({ text, sender, sentAt }: Said, posts: readonly PostView[]): readonly Meant[] {
  const saying = (words: string): Said => ({ sender, sentAt, text: words });
  const whole = readCommand(saying(text), posts);
  if (whole.code !== undefined || (posts.length < 2 && whole.kind !== 'none')) return [];
  const { letter: named, words: caption = '' } = CAPTION_OF.exec(text.trim())?.groups ?? {};
  const own = posts.find(({ letter }) => letter !== null && letter === named?.toLowerCase());
  if (own) return [{ said: saying(`caption: ${caption}`), posts: [own] }];
  const first = posts.slice(0, 1);
  const isCommand = (words: string) => !['none', 'unclear', 'unread'].includes(readCommand(saying(words), first).kind);
  const said = saidToPosts(text, posts, isCommand) ?? [];
  return said.map(({ places, words }) => ({
    said: saying(words),
    posts: posts.filter((_, place) => places.includes(place)),
  }));
}
