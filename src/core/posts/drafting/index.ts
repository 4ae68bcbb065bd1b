export { mustChoose, resolveMissingChoices, settingsToChoose } from './ask-every-time.ts';
export { askCreator, checkCreator, LONGEST_DRAFT_SECONDS, mayStillPost } from './creator-rules.ts';
export { type Drafted, draftPost, type NewDraft } from './draft.ts';
export { type AskedTime, askedOf, type KnownTime, redrawRepeats, resolveSlot, timeColumns } from './draft-time.ts';
export { askForAccount, readyPost, whyNoProfile } from './ready-to-schedule.ts';
export { expireUnansweredDrafts, refuseDraft } from './refuse-draft.ts';
export { objectionToRepeat } from './same-video.ts';
export {
  checkSettings,
  chooseSettings,
  consentText,
  MAX_CAPTION_UNITS,
  narrower,
  objectionToWay,
  settingsChanged,
  settingsOf,
  writeConsent,
} from './settings.ts';
export { takeVideo, type VideoPlace } from './take-video.ts';
export { createZoneQuestions, settleAnswered, type ZoneQuestions } from './waiting-for-zone.ts';
