/** Everything that takes part: the virtual users, the servers, the processes, and what may leak. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEnvironment } from '../demo/environment.ts';
import { findFreePort } from '../demo/free-port.ts';
import { type IssuedSecrets, watchSecrets } from '../demo/secrets.ts';
import { createFullDisk, type FullDisk } from '../full-disk.ts';
import type { ChaosArguments } from './arguments.ts';
import { createFleet, type Fleet } from './fleet.ts';
import type { Random } from './random.ts';
import { closeServers, openServers, type Servers } from './servers.ts';
import { createVirtualUsers, type VirtualUsers } from './virtual-users.ts';

export interface Stage {
  users: VirtualUsers;
  fleet: Fleet;
  servers: Servers | undefined;
  secrets: IssuedSecrets;
  directory: string;
  /** Of the videos that the program keeps. */
  disk: FullDisk;
  close(): Promise<void>;
}

/** TikTok lets an account post 15 videos a day, and an upload that is begun anew counts again. */
const postsPerProfile = 8;

export async function createStage(wanted: ChaosArguments, random: Random): Promise<Stage> {
  const { isEmbedded, isRolling: isParted, posts, workers } = wanted;
  const directory = await mkdtemp(join(tmpdir(), 'schedy-chaos-'));
  const servers = isEmbedded ? undefined : await openServers(directory);
  const secrets = watchSecrets();
  // Half of the posts come from each platform.
  const profilesOfEach = Math.ceil(posts / 2 / postsPerProfile);
  const users = await createVirtualUsers(profilesOfEach, await findFreePort(), isParted ? 'socket' : 'http');
  const mediaDir = join(directory, 'media');
  const disk = createFullDisk(directory, mediaDir);
  const env = {
    ...createEnvironment({
      cast: users.env,
      dataDir: join(directory, 'data'),
      databaseUrl: servers?.postgres.url,
      redisUrl: servers?.redis.url,
    }),
    MEDIA_URL: `file:${mediaDir}`,
    ...disk.env,
  };
  secrets.addEnvironment(env);
  const { publicUrl } = users;
  const itsWorkers = isEmbedded ? 0 : workers;
  const fleet = await createFleet({ env, publicUrl, directory, workers: itsWorkers, isParted, random });
  return {
    users,
    fleet,
    servers,
    secrets,
    directory,
    disk,
    async close() {
      await fleet.stop();
      secrets.stop();
      await users.close();
      if (servers) await closeServers(servers);
      await rm(directory, { recursive: true, force: true });
    },
  };
}
