/**
 * Prisma's schema engine as WebAssembly: the same engine as behind `prisma migrate`, without the
 * binary that Prisma would download. It compares `prisma/migrations` with `prisma/schema.prisma`,
 * replaying the migrations in an in-memory PostgreSQL.
 */
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { PrismaPGlite } from 'pglite-prisma-adapter';

const EMPTY_MIGRATION = '-- This is an empty migration.';

/** SQL that leads from the migrations in `prismaDir` to its schema.prisma; empty when they agree. */
export async function findSchemaDrift(prismaDir: string): Promise<string> {
  await engineLoaded;
  const database = await PGlite.create('memory://');
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(database));
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...(await readMigrations(`${prismaDir}/migrations`)) },
      to: { tag: 'schemaDatamodel', files: [await readSchema(prismaDir)] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const script = stdout?.trim() ?? '';
    return script === EMPTY_MIGRATION ? '' : script;
  } finally {
    engine.free();
    await database.close();
  }
}

/** Its bindings are one module: a second engine behind them would find the first one's memory. */
export const engineLoaded = loadEngine();

async function loadEngine(): Promise<void> {
  const resolve = createRequire(import.meta.url).resolve;
  const entry = resolve('@prisma/schema-engine-wasm');
  const wasm = await readFile(entry.replace(/schema_engine\.js$/, 'schema_engine_bg.wasm'));
  // The engine's own entry imports the .wasm file as a module, which Node 20 cannot do.
  const module = await WebAssembly.compile(wasm);
  const { exports } = await WebAssembly.instantiate(module, {
    './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
  });
  bindings.__wbg_set_wasm(exports);
  (exports.__wbindgen_start as () => void)();
}

/** The migrations of a folder, as the engine takes them. */
export async function readMigrations(baseDir: string) {
  const entries = await readdir(baseDir, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = names.sort().map(async (path) => ({
    path,
    migrationFile: {
      path: 'migration.sql',
      content: {
        tag: 'ok' as const,
        value: await readFile(`${baseDir}/${path}/migration.sql`, 'utf8'),
      },
    },
  }));
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(migrationDirectories),
  };
}

async function readSchema(prismaDir: string) {
  const path = `${prismaDir}/schema.prisma`;
  return { path, content: await readFile(path, 'utf8') };
}
