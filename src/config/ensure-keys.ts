import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../core/index.ts';
import { parseKeys } from '../core/sealing/index.ts';
import { ConfigError } from './rules.ts';

/**
 * The keys of the embedded default: made on its first start and kept in DATA_DIR, for the owner's
 * eyes only. Throws a ConfigError when the file is damaged, `data_dir_unreadable` when the system does not give it, and
 * `encryption_key_lost` when it is missing though `countSealed` finds logins that only it can open.
 */
export async function ensureKeys(dataDir: string, countSealed: () => Promise<number>): Promise<readonly Uint8Array[]> {
  const path = join(dataDir, 'token-encryption-key');
  const stored = await readStored(path);
  const logins = stored === null ? await countSealed() : 0;
  if (logins > 0) throw new Failure('encryption_key_lost', { kind: 'ask_operator' }, { path, logins });
  const { keys, complaints } = parseKeys(stored ?? (await makeKey(dataDir, path)));
  if (complaints.length === 0) return keys;
  throw new ConfigError(complaints.map((complaint) => `${path}: ${complaint}`));
}

async function readStored(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (reason === 'ENOENT') return null;
    throw unreadable(path, reason, error);
  }
}

/** What is written meets a full disk, or a directory that nobody may write to: that is told as of the whole of it. */
const onDisk = <T>(dataDir: string, write: () => Promise<T>): Promise<T> =>
  write().catch((cause: unknown) => {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    throw new Failure('data_dir_unusable', { kind: 'ask_operator' }, { dataDir, reason }, { cause });
  });

const unreadable = (path: string, reason: string, cause: unknown): Failure =>
  new Failure('data_dir_unreadable', { kind: 'ask_operator' }, { path, reason }, { cause });

/** Replaces what is there, whole or not at all. */
export async function storeKeys(dataDir: string, keys: readonly Uint8Array[]): Promise<void> {
  const path = join(dataDir, 'token-encryption-key');
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await onDisk(dataDir, async () => {
    try {
      await writeDraft(draft, keys.map((key) => Buffer.from(key).toString('base64')).join(','));
      await rename(draft, path);
    } finally {
      await rm(draft, { force: true });
    }
  });
}

/** Tokens sealed with a key that a power cut took are lost. */
async function writeDraft(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(`${text}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A link appears whole or not at all, and never replaces a key that another process has made. */
async function makeKey(dataDir: string, path: string): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  return onDisk(dataDir, async () => {
    await mkdir(dataDir, { recursive: true });
    try {
      await writeDraft(draft, randomBytes(32).toString('base64'));
      await link(draft, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      await rm(draft, { force: true });
    }
    return (await readFile(path, 'utf8')).trim();
  });
}
