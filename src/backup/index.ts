/** Backups and what is put back from them: for the commands, and for the process that has the embedded database. */

export {
  copyDatabase,
  type DatabaseCopy,
  databaseCopy,
  finishBackup,
  prepareFolder,
  readVersion,
  restoreDatabase,
  restoreVideos,
  verifyBackup,
} from './backup.ts';
export { type MediaPlace, moveDatabase, moveMedia } from './move-data.ts';
