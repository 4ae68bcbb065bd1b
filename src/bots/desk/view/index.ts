/** What people are shown, as data that each platform draws: the only way into this room. */
export {
  type ActionName,
  actionNames,
  actions,
  type Confirmation,
} from './actions.ts';
export { type AnswerCode, answers, pickTime, refused, UNKNOWN_POST, whyNot } from './answers.ts';
export { drawCard, type StatusIcon, sayState, statusIconOf, whereItIs } from './card.ts';
export { approvalButtons, cardButtons, zoneButton } from './card-buttons.ts';
export {
  type FormField,
  type FormName,
  type FormOption,
  formNames,
  forms,
  type PlainFormName,
} from './forms.ts';
export { askAboutPosts, PAGE, pager, sayPage, sayUndone, startOf } from './lists.ts';
export {
  type Button,
  bare,
  clip,
  code,
  echo,
  inPlainWords,
  keepAnswer,
  type Line,
  type LinkButton,
  lengthOf,
  type Message,
  moment,
  type OpenedForm,
  type Part,
  type Picture,
  type Piece,
  strong,
  writtenIn,
} from './message.ts';
export { sayPlanChange } from './plan.ts';
export { drawReply, takeOverButton, uploadButton } from './replies.ts';
export { messageShown, timeMark } from './same-video.ts';
export { drawTimeline, inWords, sayChange, sayWhat, showEnded } from './timeline.ts';
export { sayAccount, sayAccountInFull } from './words/accounts.ts';
export { accountsIn, CHOOSE, saysHow } from './words/explanation.ts';
export { LARGEST_VIDEO, sayLimit, sizeLimit } from './words/figures.ts';
export { consentLine, guidelineWords } from './words/guideline-words.ts';
export { explain, explainNow, explainOnPage } from './words/problem-words.ts';
export { saySlot } from './words/slot-words.ts';
export { platformNames } from './words/talk-words.ts';
