// Makes a fresh clone ready: the right Node, the locked dependencies, the generated client. Does
// nothing when all of it is there, so that every command may begin with it.
import { execFileSync, execSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Schedy needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

const changedAt = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

if (changedAt('node_modules/.package-lock.json') < changedAt('package-lock.json')) {
  console.error('Installing what is missing (npm ci) …');
  execSync('npm ci --no-audit --no-fund --loglevel=error', { stdio: ['ignore', 2, 2] });
}

const client = 'src/core/database/generated/client.ts';
if (changedAt(client) < changedAt('prisma/schema.prisma')) {
  console.error('Generating the database client …');
  execFileSync(process.execPath, ['scripts/generate.mjs'], { stdio: ['ignore', 2, 2] });
}
