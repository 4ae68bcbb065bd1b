/** What an operator can run: a table of commands, their help, and one way in which they fail. */
import { writeAsText, writeWarnings } from '../node-warnings.ts';
import { sayToOperator } from '../operator-words.ts';

interface Command {
  /** How an operator calls it. */
  readonly usage: string;
  readonly says: string;
  readonly run: (args: readonly string[]) => Promise<void>;
}

const environment =
  'It reads the environment, and the file .env in the working directory for what the environment leaves open; .env.example lists every variable.';

const commands: Record<string, Command> = {
  start: {
    usage: 'npm start',
    says: `Starts Schedy with the roles of ROLES, until Ctrl-C or SIGTERM. ${environment}`,
    run: async () => (await import('./start.ts')).start(),
  },
  setup: {
    usage: 'npm run setup',
    says: 'Asks on a terminal for what Schedy needs, creates the Slack app, tries each token as it is entered, prints what to switch on and to paste at Discord and TikTok, writes .env (never over one without asking) and ends with the doctor. It can be run again.',
    run: async (args) => (await import('./setup.ts')).setup(args),
  },
  doctor: {
    usage: 'npm run doctor -- [--json]',
    says: `Examines the configuration and every part that Schedy needs: database, keys, queue, videos, clock, Slack, Discord, TikTok, public address. Says of each what is wrong and how to mend it, and ends with 1 if anything is. It changes nothing, also beside a Schedy that runs. ${environment}`,
    run: async (args) => (await import('./doctor.ts')).doctor(args),
  },
  backup: {
    usage: 'npm run backup -- [FOLDER] [--keys FILE]',
    says: `Writes the database, as it is at one instant, and the videos into FOLDER (backup-TIME when none is named), which must be empty or new, beside a Schedy that runs or without one. The encryption keys are not in it; --keys writes them to a file of their own. ${environment}`,
    run: async (args) => (await import('./backup.ts')).backup(args),
  },
  restore: {
    usage: 'npm run restore -- FOLDER [--keys FILE]',
    says: `Verifies a backup and puts it back where nothing is yet: into a DATA_DIR that is new, or an empty database on a server, and an empty place for videos. It never writes over anything. ${environment}`,
    run: async (args) => (await import('./restore.ts')).restore(args),
  },
  move: {
    usage: 'npm run move -- [--to DATABASE_URL] [--media MEDIA_URL]',
    says: `Moves the embedded database to an empty PostgreSQL server, the videos to another place (s3://bucket/prefix), or both, while Schedy is stopped. Rows and videos are counted and compared; where they came from stays as it is. It can be repeated after it was interrupted, and writes over nothing. ${environment}`,
    run: async (args) => (await import('./move.ts')).move(args),
  },
  'rotate-keys': {
    usage: 'npm run rotate-keys',
    says: `Seals everything with the first of TOKEN_ENCRYPTION_KEYS, after which the others can be removed. Where the key lies in DATA_DIR it makes a new one and removes the earlier; Schedy must not run then. ${environment}`,
    run: async (args) => (await import('./rotate-keys.ts')).rotateKeys(args),
  },
  'discord:register': {
    usage: 'npm run discord:register',
    says: `Tells Discord the commands of Schedy, once, however often it is run; a start does so too. ${environment}`,
    run: registerOnDiscord,
  },
  'review-pack': {
    usage: 'npm run review-pack -- [FOLDER]',
    says: `Writes what TikTok's reviewers ask for into FOLDER (review-pack-DATE when none is named), which must be empty or new. It asks the Schedy that runs, or opens the data itself. ${environment}`,
    run: async (args) => (await import('./review-pack.ts')).writeReviewPack(args),
  },
  export: {
    usage: 'npm run export -- (--workspace ID | --member PLATFORM:ID) FOLDER',
    says: `Writes all that is kept of a workspace or of a person into FOLDER, which must be empty or new: data.json, and the videos that are still kept. Nothing of others is in it, and no token. It asks the Schedy that runs, or opens the data itself. ${environment}`,
    run: async (args) => (await import('./export.ts')).exportKept(args),
  },
  forget: {
    usage: 'npm run forget -- [--workspace ID | --member PLATFORM:ID] [--yes]',
    says: `Deletes all that is kept of a workspace (by the id that it lists, or Slack's or Discord's own) or of a person (such as slack:U012AB3CD or discord:80351110224678912): posts, videos, names, settings, accounts, whose logins are revoked at TikTok. Without options it lists the workspaces, without --yes it says what there is and deletes nothing. It asks the Schedy that runs, or opens the data itself. ${environment}`,
    run: async (args) => (await import('./forget.ts')).forget(args),
  },
};

/** What only this command needs is loaded by it alone. */
async function registerOnDiscord(args: readonly string[]): Promise<void> {
  (await import('./options.ts')).readOptions('discord:register', args, {});
  const { ConfigError, loadConfig } = await import('../config.ts');
  const { createApi, registerCommands } = await import('../bots/discord/index.ts');
  const { discord } = loadConfig();
  if (!discord) throw new ConfigError(['DISCORD_TOKEN is not set']);
  const registration = await registerCommands(createApi(discord), discord);
  const where = discord.guildId ? `in the server ${discord.guildId}` : 'everywhere';
  process.stdout.write(`The commands of Schedy are ${registration} ${where}.\n`);
}

const helpWords: ReadonlySet<string> = new Set(['--help', '-h', 'help']);

/** Runs the command that the first argument names, or starts Schedy; a failure is said and ends with 1. */
export async function runCommand([first, ...rest]: readonly string[]): Promise<void> {
  const isCommand = first !== undefined && Object.hasOwn(commands, first);
  const command = isCommand ? commands[first] : commands.start;
  const args = isCommand || first === undefined ? rest : [first, ...rest];
  if (!command) return;
  if (args.some((arg) => helpWords.has(arg))) {
    // `help review-pack` asks the same as `review-pack --help`.
    const named = isCommand ? command : args.flatMap((arg) => (Object.hasOwn(commands, arg) ? commands[arg] : []))[0];
    process.stdout.write(named ? describe(named) : Object.values(commands).map(describe).join('\n'));
    return;
  }
  if (!isCommand && first !== undefined) {
    process.stderr.write(`There is no command ${first}. Known: ${Object.keys(commands).join(', ')}, --help.\n`);
    process.exitCode = 1;
    return;
  }
  // A start says how it writes once it has read its configuration.
  if (command !== commands.start) writeWarnings(writeAsText);
  try {
    await command.run(args);
  } catch (error) {
    writeWarnings(writeAsText);
    process.stderr.write(`${sayToOperator(error)}\n`);
    process.exit(1);
  }
}

const describe = ({ usage, says }: Command): string => `${usage}\n  ${says}\n`;
