/** What people are shown, as data that each platform draws: the only way into this room. */
export { type ActionName, actionNames, actions, type Confirmation } from './actions.ts';
export { type AnswerCode, answers, whyNot } from './answers.ts';
export { drawCard } from './card.ts';
export { type FormField, type FormName, formNames, forms } from './forms.ts';
export {
  type Button,
  code,
  type Line,
  type LinkButton,
  type Message,
  type Part,
  type Piece,
  strong,
} from './message.ts';
export { askAboutPosts } from './others-posts.ts';
export { PAGE, pageOf, pager, sayPage } from './pager.ts';
export { drawReply } from './replies.ts';
export { sayUndone } from './several-videos.ts';
export { type StatusIcon, statusIconOf } from './status-icon.ts';
export { howToEditCaption, pickTime } from './time-choice.ts';
export { sayAccount } from './words/account-words.ts';
export { explain } from './words/problem-words.ts';
export { sayLimit, sizeLimit } from './words/size-limit.ts';
export { saySlot } from './words/slot-words.ts';
