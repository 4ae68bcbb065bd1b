/** Slash commands and what is suggested while they are typed: the only way into this room. */
export { type CommandOption, type CommandRequest, commands, isNearlyCommand, runCommand } from './commands.ts';
export { askToForget, forgetMe, forgetWorkspace } from './forget.ts';
export { showHome } from './home.ts';
export { addSlots, showHistory, showProfiles, showQueue, showSlots } from './lists.ts';
export { connectAnswer, revokeUploadLink, uploadAnswer } from './personal-links.ts';
export { acknowledgeFirst, answerInTime, apologyFor, type Responder } from './responder.ts';
export { settingsAnswer } from './settings.ts';
export { likelyTimes, type Suggested, type Suggestion, suggest } from './suggest.ts';
