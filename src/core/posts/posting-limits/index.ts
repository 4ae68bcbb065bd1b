export { adviseSpacing, adviseTogether } from './advise-spacing.ts';
export { CAP_MS, coolDownProfile, endFullInbox, isCap, readPendingDrafts } from './cool-down.ts';
export { deferIfLimited } from './defer-if-limited.ts';
export { INCIDENT, isIncidentSign, noteAnswer, noteFailure } from './incident.ts';
export { isHeldByLimit, lockProfile, replanUploads } from './upload-quota.ts';
