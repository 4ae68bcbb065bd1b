import { z } from 'zod';
import { askRunning, withDatabase } from '../ask-running-process.ts';
import { type Config, ConfigError, ensureKeys, loadConfig } from '../config.ts';
import type { Database } from '../core/database/index.ts';
import { createCore, type ForgetAnswer, type ForgetRequest, silentAlarm, systemClock } from '../core/index.ts';
import { countSealed, createCipher } from '../core/sealing/index.ts';
import { createTikTok } from '../core/tiktok/index.ts';
import { createLog } from '../log.ts';
import { readOptions } from './options.ts';

/** `npm run forget -- …`: deletes a workspace or a person; says what there is, and needs `--yes` to do it. */
export async function forget(args: readonly string[]): Promise<void> {
  const { workspace, member, yes: isSure } = readOptions('forget', args, options).values;
  if (workspace !== undefined && member !== undefined) {
    throw new ConfigError(['forget takes either --workspace or --member, not both: nothing was deleted']);
  }
  const answer = await ask(loadConfig(), { workspace, member, isSure });
  process.stdout.write(`${say(answer).join('\n')}\n`);
  if (answer.kind === 'unknown') process.exitCode = 1;
}

const options = {
  workspace: { type: 'string' },
  member: { type: 'string' },
  yes: { type: 'boolean', default: false },
} as const;

function say(answer: ForgetAnswer): string[] {
  switch (answer.kind) {
    case 'list':
      if (answer.workspaces.length === 0) return ['Nothing is kept of any workspace.'];
      return answer.workspaces.map(
        ({ id, platform, externalId, name, members, posts }) =>
          `${id}  ${platform} ${externalId}  ${name}: ${members} members, ${posts} posts`,
      );
    case 'unknown':
      return ['Nothing is kept under that name. Without options this command lists the workspaces.'];
    default: {
      const { places, posts, planned, videos, accounts } = answer.holdings;
      const what = `${posts} posts (${planned} of them planned), ${videos} videos, accounts: ${accounts.join(', ') || 'none'}`;
      if (answer.kind === 'found') return [`${places.join(', ')}: ${what}.`, 'Add --yes to delete it all.'];
      return [
        `${places.join(', ')}: ${what}.`,
        'What was planned is cancelled and the accounts are revoked. The rows and files are gone now, or in a few minutes where Schedy runs and still has threads to tell.',
      ];
    }
  }
}

const ask = (config: Config, request: ForgetRequest): Promise<ForgetAnswer> =>
  withDatabase(config, {
    work: (database) => forgetIn(database, config, request),
    elsewhere: (inUse) => askRunning(config.dataDir, { path: 'forget', shape: answer, inUse, body: request }),
  });

async function forgetIn(database: Database, config: Config, request: ForgetRequest): Promise<ForgetAnswer> {
  const keys = config.encryptionKeys ?? (await ensureKeys(config.dataDir, () => countSealed(database.prisma, null)));
  const core = await createCore({
    database,
    clock: systemClock,
    log: createLog(config.log),
    // Whoever works finds in the database what there is to do.
    alarm: silentAlarm,
    tiktok: createTikTok({ ...config.tiktok, clock: systemClock }),
    cipher: createCipher(keys),
    options: { ...config, ...config.tiktok },
  });
  const answer = await core.forgetForOperator(request);
  // On a server others may be at work, who tell the threads first; here nobody is.
  if (answer.kind === 'begun') await core.erasure.erase({ isFinal: database.kind === 'embedded' });
  return answer;
}

const holdings = z.object({
  places: z.array(z.string()),
  posts: z.number(),
  planned: z.number(),
  onTheWay: z.number(),
  videos: z.number(),
  accounts: z.array(z.string()),
  othersPlanned: z.number(),
});
const workspace = z.object({
  id: z.string(),
  platform: z.enum(['slack', 'discord']),
  externalId: z.string(),
  name: z.string(),
  members: z.number(),
  posts: z.number(),
});
const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('list'), workspaces: z.array(workspace) }),
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.enum(['found', 'begun']), holdings }),
]);
