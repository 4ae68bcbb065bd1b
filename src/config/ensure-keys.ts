import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseKeys } from '../core/profiles/index.ts';
import { ConfigError } from './config-error.ts';

/**
 * The keys of the embedded default: made on its first start and kept in DATA_DIR, for the owner's
 * eyes only. Throws a ConfigError when the file is damaged.
 */
export async function ensureKeys(dataDir: string): Promise<readonly Uint8Array[]> {
  const path = join(dataDir, 'token-encryption-key');
  const { keys, complaints } = parseKeys((await readKept(path)) ?? (await makeKey(dataDir, path)));
  if (complaints.length === 0) return keys;
  throw new ConfigError(complaints.map((complaint) => `${path}: ${complaint}`));
}

async function readKept(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** A link appears whole or not at all, and never replaces a key that another process has made. */
async function makeKey(dataDir: string, path: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(`${randomBytes(32).toString('base64')}\n`);
      // Tokens sealed with a key that a power cut took are lost.
      await file.sync();
    } finally {
      await file.close();
    }
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return (await readFile(path, 'utf8')).trim();
}
