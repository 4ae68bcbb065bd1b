/** Commands in a post's thread in every language, as sources of regular expressions. */
import { ALL, anyCommand } from '../languages/index.ts';

export const CANCEL = anyCommand('cancel');
export const RETRY = anyCommand('retry');
export const MOVE = anyCommand('move');
export const MOVE_BEHIND = anyCommand('moveBehind');
export const NEARER = anyCommand('nearer');
export const INSTEAD = anyCommand('instead');
/** Each language's words, for trying them one after the other. */
export const LATER = ALL.map(({ commands }) => commands.later);
export const EARLIER = ALL.map(({ commands }) => commands.earlier);
export const NOT_BEFORE = anyCommand('notBefore');
export const POST_AT = anyCommand('postAt');
export const NEW_CAPTION = anyCommand('newCaption');
export const MAKE = anyCommand('make');

/** Behind one of these stands a time, not an amount of it: "move *to*", "verschieb *auf*". */
export const TOWARDS =
  'to|until|till|for|auf|um|bis|zu|a|al|para|hasta|à|au|pour|en|para as|pras|para a|para o|pra|pro';

/** Too much of a word to be a command on their own, where "private" is one. */
export const NO_COMMAND_ALONE: ReadonlySet<string> = new Set([
  ...['friends', 'followers', 'mutuals', 'freunde', 'follower', 'amigos', 'seguidores', 'amis'],
  ...['publi', 'anzeige', 'publicidad', '広告'],
]);
