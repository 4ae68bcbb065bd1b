import { randomBytes } from 'node:crypto';

/** What any program needs of the machine. Nothing else of the developer's own settings gets through. */
const ordinary = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT'];

export interface EnvironmentOptions {
  /** From the cast: where Slack, TikTok and the program itself are. */
  cast: Record<string, string>;
  dataDir: string;
  databaseUrl?: string | undefined;
  redisUrl?: string | undefined;
}

/** The program's whole environment, with an encryption key of its own. */
export function createEnvironment(options: EnvironmentOptions): Record<string, string> {
  const { cast, dataDir, databaseUrl, redisUrl } = options;
  const kept = ordinary.flatMap((name): [string, string][] => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(kept),
    ...cast,
    DATA_DIR: dataDir,
    // All that it might ever say is searched for secrets; nobody sees it unless something fails.
    LOG_LEVEL: 'debug',
    LOG_FORMAT: 'json',
    TOKEN_ENCRYPTION_KEYS: randomBytes(32).toString('hex'),
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
  };
}
