import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockDirectory } from '../../../src/core/database/directory-lock.ts';
import { openDatabase } from '../../../src/core/database/index.ts';

const module = fileURLToPath(new URL('../../../src/core/database/directory-lock.ts', import.meta.url));

let dataDir: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'schedy-lock-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

/** Another process that takes the lock and keeps it; resolves with what became of it. */
async function lockElsewhere(): Promise<{ child: ChildProcess; said: string }> {
  const script = `
    import { lockDirectory } from ${JSON.stringify(module)};
    lockDirectory(${JSON.stringify(dataDir)}).then(
      () => { console.log('locked'); setInterval(() => {}, 1000); },
      (error) => console.log(error.code),
    );`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [said] = await once(child.stdout, 'data');
  return { child, said: String(said).trim() };
}

const lockFile = (number: number) => join(dataDir, `lock.${number}`);
const locks = async () => (await readdir(dataDir)).sort();

describe('a data directory', () => {
  test('is refused while another process has it, by name of that process', async () => {
    const { child, said } = await lockElsewhere();
    expect(said).toBe('locked');
    await expect(lockDirectory(dataDir)).rejects.toMatchObject({
      code: 'data_dir_in_use',
      facts: { pid: child.pid },
    });
    expect((await lockElsewhere()).said).toBe('data_dir_in_use');
  });

  test('is taken over from a process that was killed', async () => {
    const { child } = await lockElsewhere();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const unlock = await lockDirectory(dataDir);
    expect(await locks()).toEqual(['lock.2']);
    expect(await readFile(lockFile(2), 'utf8')).toMatch(new RegExp(`^${process.pid} `));
    await unlock();
  });

  test("is taken over when another process lives under the dead one's pid", async () => {
    await writeFile(lockFile(7), `${process.ppid} 1`);
    const unlock = await lockDirectory(dataDir);
    await unlock();
  });

  test.each(['', 'nonsense', '0 0', '-1 5'])('is taken over from a lock that says %j', async (text) => {
    await writeFile(lockFile(7), text);
    const unlock = await lockDirectory(dataDir);
    expect(await locks()).toEqual(['lock.8']);
    await unlock();
  });

  test('cannot be locked twice by one process', async () => {
    const unlock = await lockDirectory(dataDir);
    await expect(lockDirectory(dataDir)).rejects.toMatchObject({ code: 'data_dir_in_use' });
    await unlock();
    await (await lockDirectory(dataDir))();
  });

  test("is had by one of many that find a dead one's lock at once", async () => {
    await writeFile(lockFile(4), '999999999 1');
    const found = await Promise.allSettled(Array.from({ length: 12 }, () => lockDirectory(dataDir)));
    expect(found.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await locks()).toEqual(['lock.5']);
  });

  test('is had by one of many that find it unlocked at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const found = await Promise.allSettled(Array.from({ length: 12 }, () => lockDirectory(dataDir)));
      const had = found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      expect(had).toHaveLength(1);
      await had[0]?.();
    }
  });
});

test('an embedded database that cannot be opened leaves its directory free', async () => {
  await writeFile(join(dataDir, 'postgres'), 'not a directory');
  const onError = (error: Error) => {
    throw error;
  };
  await expect(openDatabase({ dataDir, onError })).rejects.toThrow();
  await (await lockDirectory(dataDir))();
});
