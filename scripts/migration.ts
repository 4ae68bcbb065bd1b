/**
 * `migration.ts check`: exits 1 when prisma/migrations and prisma/schema.prisma differ.
 * `migration.ts create NAME`: writes the next migration from the difference.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { findSchemaDrift } from './schema-engine.ts';

const [command, name] = process.argv.slice(2);
const prismaDir = `${process.cwd()}/prisma`;
const drift = await findSchemaDrift(prismaDir);

if (command === 'create' && name && drift) {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const directory = `${prismaDir}/migrations/${stamp}_${name}`;
  await mkdir(directory, { recursive: true });
  await writeFile(`${directory}/migration.sql`, `${drift}\n`);
  await writeFile(`${prismaDir}/migrations/migration_lock.toml`, 'provider = "postgresql"\n');
  console.log(`wrote prisma/migrations/${stamp}_${name}/migration.sql`);
} else if (drift) {
  console.error('migrations do not match prisma/schema.prisma; missing:\n');
  console.error(drift);
  process.exitCode = 1;
} else {
  console.log('migrations match prisma/schema.prisma');
}
