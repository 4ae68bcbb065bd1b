/** The arguments of a command; ends the process where help is asked for, or where they cannot be read. */
export function readOrExplain<T>(readArguments: (args: readonly string[]) => T, usage: string): T {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return readArguments(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(1);
  }
}
