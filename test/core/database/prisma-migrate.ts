/** Prisma's own `migrate deploy`: its schema engine, as WebAssembly, on an embedded database. */
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { PrismaPGlite } from 'pglite-prisma-adapter';

const filters = { externalTables: [], externalEnums: [] };

/** The names that Prisma applies, and what it then thinks of the database. */
export async function deployWithPrisma(database: PGlite, directory: string) {
  await engineLoaded;
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(database));
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
  try {
    const migrationsList = await listMigrations(directory);
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

async function listMigrations(baseDir: string) {
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const read = async (path: string) => {
    const value = await readFile(`${baseDir}/${path}/migration.sql`, 'utf8');
    const content = { tag: 'ok' as const, value };
    return { path, migrationFile: { path: 'migration.sql', content } };
  };
  return {
    baseDir,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    migrationDirectories: await Promise.all(names.sort().map(read)),
  };
}

/** Its bindings are one module: a second engine behind them would find the first one's memory. */
const engineLoaded = loadEngine();

async function loadEngine(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const wasm = await readFile(entry.replace(/schema_engine\.js$/, 'schema_engine_bg.wasm'));
  const module = await WebAssembly.compile(wasm);
  const { exports } = await WebAssembly.instantiate(module, {
    './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
  });
  bindings.__wbg_set_wasm(exports);
  (exports.__wbindgen_start as () => void)();
}
