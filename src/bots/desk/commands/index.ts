/** Slash commands and what is suggested while they are typed: the only way into this room. */
export { type CommandOption, type CommandRequest, commands, runCommand } from './commands.ts';
export { connectAnswer } from './connect-answer.ts';
export { showProfiles } from './profile-list.ts';
export { showQueue } from './queue-list.ts';
export { acknowledgeFirst, answerInTime, type Responder } from './responder.ts';
export { showSlots } from './slot-list.ts';
export { type Suggested, type Suggestion, suggest } from './suggest.ts';
