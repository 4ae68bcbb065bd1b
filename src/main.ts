/**
 * `node dist/main.js [command]`: the only way into the built program. Nothing is loaded before the
 * version of Node is known to be one that can load it.
 */
export {};

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Schedy needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}

const { keepWarnings } = await import('./node-warnings.ts');
keepWarnings();
const { runCommand } = await import('./commands/index.ts');
await runCommand(process.argv.slice(2));
