/** Prisma's own `migrate deploy`: its schema engine, as WebAssembly, on an embedded database. */
import type { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { engineLoaded, readMigrations } from '../../../scripts/schema-engine.ts';

const filters = { externalTables: [], externalEnums: [] };

/** The names that Prisma applies, and what it then thinks of the database. */
export async function deployWithPrisma(database: PGlite, directory: string) {
  await engineLoaded;
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(database));
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
  try {
    const migrationsList = await readMigrations(directory);
    const applied = await engine.applyMigrations({ migrationsList, filters });
    const diagnosis = await engine.diagnoseMigrationHistory({
      migrationsList,
      filters,
      optInToShadowDatabase: false,
    });
    return { applied: applied.appliedMigrationNames, diagnosis };
  } finally {
    engine.free();
  }
}
