// Writes the Prisma client from prisma/schema.prisma. `prisma generate` never runs the schema engine,
// yet insists on finding (or downloading) its binary: any existing file satisfies it.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const prisma = require.resolve('prisma/build/index.js');
const env = {
  ...process.env,
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
};
try {
  execFileSync(process.execPath, [prisma, 'generate', '--no-hints'], { env, stdio: 'pipe' });
} catch (error) {
  process.stderr.write(String(error.stdout ?? '') + String(error.stderr ?? ''));
  process.exit(1);
}
