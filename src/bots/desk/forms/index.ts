/** What a form does once it is filled in: the only way into this room. */
export { type Submission, submit } from './submit.ts';
export { answerTimeZone } from './time-zone.ts';
