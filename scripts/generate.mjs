// Writes the Prisma client from prisma/schema.prisma, by Prisma's own generator. `prisma generate`
// does the same, but the command line it comes with weighs 150 MB.
import { createRequire } from 'node:module';

// The two packages only work as CommonJS.
const require = createRequire(import.meta.url);
const { getGenerators, loadSchemaContext } = require('@prisma/internals');
const { PrismaClientTsGenerator } = require('@prisma/client-generator-ts');

const schemaContext = await loadSchemaContext({
  schemaPath: { cliProvidedPath: 'prisma/schema.prisma' },
  printLoadMessage: false,
});
const generator = { type: 'in-process', generator: new PrismaClientTsGenerator() };
const generators = await getGenerators({
  schemaContext,
  registry: { 'prisma-client': generator },
  printDownloadProgress: false,
});
for (const one of generators) {
  await one.generate();
  one.stop();
}
