/** What is kept of a run that found damage, for whoever looks for the reason: every process' log, and the posts' rows. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Drop } from './drops.ts';
import type { Stage } from './stage.ts';

/** The folder. On the embedded database the log is all there is. */
export async function keepEvidence({ fleet, servers }: Stage, drops: readonly Drop[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'schedy-chaos-evidence-'));
  await writeFile(join(folder, 'processes.log'), fleet.output());
  if (servers) {
    const captions = drops.map(({ caption }) => caption);
    const lives = await readLives(servers.postgres.url, captions);
    await writeFile(join(folder, 'posts.json'), `${JSON.stringify(lives, null, 2)}\n`);
  }
  return folder;
}

async function readLives(url: string, captions: readonly string[]): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT to_jsonb(p) AS post,
              (SELECT jsonb_agg(to_jsonb(a) - 'upload_url' ORDER BY a.id) FROM attempt a WHERE a.post_id = p.id) AS attempts,
              (SELECT jsonb_agg(to_jsonb(h) ORDER BY h.at) FROM history h WHERE h.post_id = p.id) AS history
       FROM post p WHERE p.caption = ANY($1)`,
      [captions],
    );
    return rows;
  } finally {
    await client.end();
  }
}
