export { deferIfLimited } from './admission.ts';
export { adviseSpacing, adviseTogether } from './advise-spacing.ts';
export { CAP_MS, coolDownProfile, isCap, readPendingDrafts } from './cool-down.ts';
export { INCIDENT, isIncidentSign, noteAnswer, noteFailure } from './incident.ts';
export { isHeldByLimit, lockProfile, replanUploads } from './upload-quota.ts';
