/** Commands in a post's thread in every language, as sources of regular expressions. */
import { ALL, anyCommand, commandWords } from '../languages/index.ts';

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

export const MOVE_BEHIND_LEADS = anyCommand('moveBehindLeads');
export const SURE_MOVES = anyCommand('sureMoves');
export const TOWARDS = anyCommand('towards');
export const AMOUNT_LEADS = anyCommand('amountLeads');
export const DISTANCE_LEADS = anyCommand('distanceLeads');
/** Single verbs of commands, as they are typed. */
export const TYPED = commandWords('typed');
export const NO_COMMAND_ALONE: ReadonlySet<string> = new Set(commandWords('noneAlone'));
