/**
 * Loaded into a program before its first line (`--import`): while the file FULL_DISK_STATE is there, the disk of the
 * directory FULL_DISK_OF is full. The program meets what a full disk answers, ENOSPC at a write and no free bytes;
 * no root, no container and no disk of its own is needed for that. It is no TypeScript because it is also loaded into
 * what was built, on a Node that reads none.
 */
import { readFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { resolve, sep } from 'node:path';

const { FULL_DISK_STATE: statePath, FULL_DISK_OF: directory } = process.env;

/** 'told', 'untold', or null while there is room. */
function fullness() {
  try {
    return readFileSync(statePath, 'utf8');
  } catch {
    return null; // There is no such file: the disk has room.
  }
}

const isOnDisk = (path) => typeof path === 'string' && `${resolve(path)}${sep}`.startsWith(resolve(directory) + sep);

const noSpace = () =>
  Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28, syscall: 'write' });

if (statePath && directory) {
  const { open, statfs } = fs;
  fs.open = async (path, ...rest) => {
    const file = await open(path, ...rest);
    if (!isOnDisk(path)) return file;
    for (const name of ['write', 'writev', 'writeFile', 'appendFile']) {
      const write = file[name].bind(file);
      file[name] = async (...args) => {
        if (fullness() !== null) throw noSpace();
        return write(...args);
      };
    }
    return file;
  };
  // A directory that is not there yet is asked about by the one above it, which is on the same disk.
  const holdsIt = (path) => typeof path === 'string' && `${resolve(directory)}${sep}`.startsWith(resolve(path) + sep);
  fs.statfs = async (path, options) => {
    const found = await statfs(path, options);
    return fullness() === 'told' && (isOnDisk(path) || holdsIt(path))
      ? Object.assign(found, { bavail: 0, bfree: 0 })
      : found;
  };
  syncBuiltinESMExports();
}
