import { createHash } from 'node:crypto';
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainOpening } from '../../../src/core/database/data-directory.ts';
import { openDatabase } from '../../../src/core/database/index.ts';
import { sayToOperator } from '../../../src/operator-words.ts';
import { copyTemplate } from '../../template.ts';

const onError = (error: Error): void => {
  throw error;
};

let home: string;
let used: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'schedy-damage-'));
  used = join(home, 'used');
  await mkdir(used);
  await copyTemplate(used);
  const database = await openDatabase({ dataDir: used, onError });
  await database.prisma.lease.create({ data: { name: 'planned', holder: 'me', expiresAt: new Date(0) } });
  await database.stop();
});
afterAll(() => rm(home, { recursive: true, force: true }));

let copies = 0;
async function copyUsed(): Promise<string> {
  const dataDir = join(home, `copy-${++copies}`);
  await cp(used, dataDir, { recursive: true });
  return dataDir;
}

/** Every file of the database with its content, to see that nothing was written. */
async function fingerprint(directory: string): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of files.sort()) hash.update(path).update(await readFile(path));
  return hash.digest('hex');
}

const segment = async (cluster: string): Promise<string> => {
  const names = await readdir(join(cluster, 'pg_wal'));
  return join(cluster, 'pg_wal', names.find((name) => /^[0-9A-F]{24}$/.test(name)) ?? '');
};

const damages: [string, string, (cluster: string) => Promise<unknown>][] = [
  ['PG_VERSION is missing', 'PG_VERSION', (cluster) => rm(join(cluster, 'PG_VERSION'))],
  ['PG_VERSION is empty', 'PG_VERSION', (cluster) => truncate(join(cluster, 'PG_VERSION'))],
  ['the folder is gone', 'postgres', (cluster) => rm(cluster, { recursive: true })],
  [
    'the folder is emptied',
    'postgres',
    async (cluster) => {
      await rm(cluster, { recursive: true });
      await mkdir(cluster);
    },
  ],
  [
    'the folder is a file',
    'postgres',
    async (cluster) => {
      await rm(cluster, { recursive: true });
      await writeFile(cluster, 'x');
    },
  ],
  ['the control file is torn', 'pg_control', (cluster) => truncate(join(cluster, 'global/pg_control'), 100)],
  ['the control file is missing', 'pg_control', (cluster) => rm(join(cluster, 'global/pg_control'))],
  [
    'the control file is blank',
    'pg_control',
    (cluster) => writeFile(join(cluster, 'global/pg_control'), Buffer.alloc(8192)),
  ],
  ['the log is torn', 'pg_wal/0', async (cluster) => truncate(await segment(cluster), 1000)],
  ['the log is gone', 'pg_wal', async (cluster) => rm(await segment(cluster))],
  [
    'the log is blank',
    'pg_wal/0',
    async (cluster) => writeFile(await segment(cluster), Buffer.alloc(16 * 1024 * 1024)),
  ],
  [
    'a part of the log is a link that leads nowhere',
    'pg_wal/0',
    async (cluster) => {
      const path = await segment(cluster);
      await rm(path);
      await symlink(join(cluster, 'nowhere'), path);
    },
  ],
  [
    'a part of the log is a folder',
    'pg_wal/0',
    async (cluster) => {
      const path = await segment(cluster);
      await rm(path);
      await mkdir(path);
    },
  ],
  [
    'the folder is a link to a disk that is not mounted',
    'postgres',
    async (cluster) => {
      await rm(cluster, { recursive: true });
      await symlink(join(home, 'not-mounted'), cluster);
    },
  ],
  ['the tables are gone', 'postgres', (cluster) => rm(join(cluster, 'base'), { recursive: true })],
];

describe('a damaged directory is never taken for an empty one', () => {
  it.each(damages)('%s', { timeout: 60_000 }, async (title, named, harm) => {
    const dataDir = await copyUsed();
    const cluster = join(dataDir, 'postgres');
    await harm(cluster);
    const before = await fingerprint(cluster);

    const opening = openDatabase({ dataDir, onError });

    const path: unknown = expect.stringContaining(join(dataDir, named.startsWith('postgres') ? named : 'postgres'));
    await expect(opening).rejects.toMatchObject({ code: 'data_dir_damaged', facts: { path } });
    await expect(opening).rejects.toMatchObject({ facts: { path: expect.stringContaining(named) as unknown } });
    // What only the engine itself finds out, it finds while it recovers.
    if (title !== 'the tables are gone') expect(await fingerprint(cluster)).toBe(before);
  });

  it('also one from before the file that says there was data here', async () => {
    const dataDir = await copyUsed();
    await rm(join(dataDir, 'database-state'));
    await rm(join(dataDir, 'postgres'), { recursive: true });
    await writeFile(join(dataDir, 'token-encryption-key'), 'x');

    await expect(openDatabase({ dataDir, onError })).rejects.toMatchObject({ code: 'data_dir_damaged' });
  });
});

describe('nothing is made anew over what was kept', () => {
  const open = (dataDir: string) => openDatabase({ dataDir, onError });

  it('when a power cut has emptied the file that says so', async () => {
    const dataDir = await copyUsed();
    await truncate(join(dataDir, 'database-state'));
    await rm(join(dataDir, 'postgres'), { recursive: true });

    await expect(open(dataDir)).rejects.toMatchObject({ code: 'data_dir_damaged', facts: { what: 'empty' } });
  });

  it('when that file is one of the first start, but a key was made since', { timeout: 60_000 }, async () => {
    const dataDir = await copyUsed();
    await writeFile(join(dataDir, 'database-state'), 'making\n');
    await writeFile(join(dataDir, 'token-encryption-key'), 'x');

    const database = await open(dataDir);

    expect(await database.prisma.lease.count()).toBe(1);
    await database.stop();
  });

  it('when another PostgreSQL has made it', async () => {
    const dataDir = await copyUsed();
    const path = join(dataDir, 'postgres');
    await writeFile(join(path, 'PG_VERSION'), '15\n');
    const before = await fingerprint(path);

    const opening = open(dataDir);

    const facts = { path, version: '15', own: '18' };
    await expect(opening).rejects.toMatchObject({ code: 'data_dir_other_version', facts });
    expect(await fingerprint(path)).toBe(before);
  });

  it('when it lies on another disk, behind a link, or a server has left its mark there', {
    timeout: 60_000,
  }, async () => {
    const dataDir = await copyUsed();
    const elsewhere = join(home, 'elsewhere');
    await rename(join(dataDir, 'postgres'), elsewhere);
    await symlink(elsewhere, join(dataDir, 'postgres'));
    await writeFile(join(elsewhere, 'postmaster.pid'), '4711\n');

    const database = await open(dataDir);

    expect(await database.prisma.lease.count()).toBe(1);
    await database.stop();
  });

  it('when it is a link to itself', async () => {
    const dataDir = await copyUsed();
    const path = join(dataDir, 'postgres');
    await rm(path, { recursive: true });
    await symlink(path, path);

    await expect(open(dataDir)).rejects.toMatchObject({
      code: 'data_dir_unreadable',
      facts: { path, reason: 'ELOOP' },
    });
  });
});

describe('a file that the system does not give is named, and no damage', () => {
  it.each(['lock.7', 'postgres/base/5/1259', 'postgres/base/5/1249', 'postgres/global/1262'])('%s', async (name) => {
    const dataDir = await copyUsed();
    const path = join(dataDir, name);
    await rm(path, { force: true });
    await symlink(path, path);

    const opening = openDatabase({ dataDir, onError });

    await expect(opening).rejects.toMatchObject({ code: 'data_dir_unreadable', facts: { path, reason: 'ELOOP' } });
  });
});

/** As root nothing is withheld, so these are tried as nobody; an ordinary user tries them as they are. */
const NOBODY = 65_534;

async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

/** A copy that belongs to whoever tries it, all the way down. */
async function copyOwned(): Promise<string> {
  const dataDir = await copyUsed();
  await chmod(home, 0o755);
  if (process.getuid?.() !== 0) return dataDir;
  const names = await readdir(dataDir, { recursive: true });
  for (const name of ['', ...names]) await chown(join(dataDir, name), NOBODY, NOBODY);
  return dataDir;
}

describe('what an ordinary user may not read or write is named, with what to do, and nothing is changed', () => {
  it.each([
    ['', 0o500, 'data_dir_unusable'],
    ['', 0o000, 'data_dir_unusable'],
    ['postgres', 0o000, 'data_dir_unreadable'],
    ['postgres/PG_VERSION', 0o000, 'data_dir_unreadable'],
    ['postgres/global', 0o000, 'data_dir_unreadable'],
    ['postgres/global/pg_control', 0o000, 'data_dir_unreadable'],
    ['postgres/global/pg_control', 0o400, 'data_dir_unreadable'],
    ['postgres/base/5', 0o000, 'data_dir_unreadable'],
    ['postgres/base/5/1259', 0o000, 'data_dir_unreadable'],
    ['postgres/pg_wal', 0o000, 'data_dir_unreadable'],
    ['segment', 0o000, 'data_dir_unreadable'],
    ['segment', 0o400, 'data_dir_unreadable'],
    ['database-state', 0o000, 'data_dir_unreadable'],
    ['lock.1', 0o000, 'data_dir_unreadable'],
  ] as const)('%s with %o', { timeout: 60_000 }, async (name, mode, code) => {
    const dataDir = await copyOwned();
    const named = name === 'segment' ? await segment(join(dataDir, 'postgres')) : join(dataDir, name);
    const { mode: before } = await stat(named);
    await chmod(named, mode);

    const error = await asOrdinaryUser(() =>
      openDatabase({ dataDir, onError }).then(
        async (database) => database.stop(),
        (thrown: unknown) => thrown,
      ),
    );

    await chmod(named, before);
    expect(error).toMatchObject({ code, facts: { reason: 'EACCES' } });
    const said = sayToOperator(error);
    expect(said).toContain(name === '' ? dataDir : named);
    expect(said).toMatch(/the user that runs (?:Schedy|this) may not (?:read|write)/);
    expect(said).not.toContain('\n');
    const database = await openDatabase({ dataDir, onError });
    expect(await database.prisma.lease.count()).toBe(1);
    await database.stop();
  });

  it('a directory that cannot be made', async () => {
    await chmod(home, 0o755);
    const dataDir = join(home, 'not', 'mine');
    const error = await asOrdinaryUser(() => openDatabase({ dataDir, onError }).catch((thrown: unknown) => thrown));
    if (process.getuid?.() === 0) {
      expect(error).toMatchObject({ code: 'data_dir_unusable', facts: { dataDir, reason: 'EACCES' } });
    }
  });
});

it.each([
  ['PostgreSQL', { code: '53100' }],
  ['the engine', { errno: 51, name: 'ErrnoError' }],
  ['the system', Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write' })],
])('a disk that is full while the database is opened is told as that, said by %s', async (_by, thrown) => {
  const dataDir = await copyUsed();

  const error = await explainOpening(dataDir, thrown, true);

  expect(error).toMatchObject({ code: 'data_dir_unusable', facts: { dataDir, reason: 'ENOSPC' } });
  expect(sayToOperator(error)).toContain('the disk is full');
});

it.each([
  ['nowhere', 'ENOENT', 'is its disk mounted?'],
  ['to itself', 'ELOOP', 'leads to itself'],
])('a data directory that is a link %s is told', async (where, reason, words) => {
  const dataDir = join(home, `link ${where}`);
  await symlink(where === 'nowhere' ? join(home, 'not-there', 'either') : dataDir, dataDir);

  const error: unknown = await openDatabase({ dataDir, onError }).catch((thrown: unknown) => thrown);

  expect(error).toMatchObject({ code: 'data_dir_unusable', facts: { dataDir, reason } });
  expect(sayToOperator(error)).toContain(words);
});

it('a first start that was ended while it unpacked the database is begun anew', { timeout: 60_000 }, async () => {
  const dataDir = join(home, 'interrupted');
  await mkdir(join(dataDir, 'postgres', 'base'), { recursive: true });
  await writeFile(join(dataDir, 'database-state'), 'making\n');

  const database = await openDatabase({ dataDir, onError });

  expect(await database.prisma.lease.count()).toBe(0);
  await database.stop();
});

it('an older directory is taken as it is, and closed to other users', { timeout: 60_000 }, async () => {
  const dataDir = await copyUsed();
  await rm(join(dataDir, 'database-state'));
  await chmod(dataDir, 0o755);

  const database = await openDatabase({ dataDir, onError });

  expect(await database.prisma.lease.count()).toBe(1);
  await database.stop();
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  expect(await readFile(join(dataDir, 'database-state'), 'utf8')).toMatch(/^made\n/);
});

it('a data directory that is a file is told', async () => {
  const dataDir = join(home, 'file');
  await writeFile(dataDir, 'x');
  const failure = { code: 'data_dir_unusable', facts: { dataDir, reason: 'EEXIST' } };
  await expect(openDatabase({ dataDir, onError })).rejects.toMatchObject(failure);
  const below = { code: 'data_dir_unusable', facts: { reason: 'ENOTDIR' } };
  await expect(openDatabase({ dataDir: join(dataDir, 'below'), onError })).rejects.toMatchObject(below);
});

it('a server that does not answer is told by its address, without the password', async () => {
  const url = 'postgresql://me:hush-hush@127.0.0.1:9/schedy';
  const error: unknown = await openDatabase({ url, dataDir: home, onError }).catch((reason: unknown) => reason);
  const facts = { host: '127.0.0.1', port: 9, reason: 'ECONNREFUSED' };
  expect(error).toMatchObject({ code: 'database_unreachable', facts });
  expect(JSON.stringify(error)).not.toContain('hush-hush');
});
