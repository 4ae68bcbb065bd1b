/** Backups and what is put back from them: for the commands, and for the process that has the embedded database. */

export { type DatabaseCopy, databaseCopy } from './manifest.ts';
export { type MediaPlace, moveDatabase, moveMedia } from './move-data.ts';
export { restoreDatabase, restoreVideos, verifyBackup } from './read-backup.ts';
export { copyDatabase, finishBackup, prepareFolder, readVersion } from './write-backup.ts';
