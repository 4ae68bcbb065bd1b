/** A database with as many posts as are wanted, of workspaces with a thousand each. */
import pg from 'pg';

/** Of each workspace: a thousand posts, of which these are planned. */
export const POSTS_OF_EACH = 1000;
const PLANNED_OF_EACH = 30;

/** Rows as core writes them, in bulk: posts that went out, and planned ones of the next month. Answers how many bytes the database has then. */
export async function fillDatabase(url: string, posts: number): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const workspaces = Math.max(1, Math.round(posts / POSTS_OF_EACH));
    for (const statement of statements(workspaces, posts)) await client.query(statement);
    const { rows } = await client.query<{ bytes: string }>('SELECT pg_database_size(current_database()) AS bytes');
    return Number(rows[0]?.bytes);
  } finally {
    await client.end();
  }
}

const statements = (workspaces: number, posts: number): string[] => [
  `INSERT INTO workspace (id, platform, external_id, name, created_at)
   SELECT gen_random_uuid(), 'slack', 'T' || n, 'Workspace ' || n, now() FROM generate_series(1, ${workspaces}) n`,
  `INSERT INTO member (id, workspace_id, external_id, display_name, time_zone, is_admin, seen_at)
   SELECT gen_random_uuid(), id, 'U' || external_id, 'mia', 'Europe/Berlin', true, now() FROM workspace`,
  `INSERT INTO profile (id, workspace_id, owner_id, open_id, handle, nickname, mode, scopes, connected_at,
     access_expires_at, refresh_expires_at, tokens_stored_at)
   SELECT gen_random_uuid(), w.id, m.id, 'open-' || w.external_id, 'house', 'House', 'direct', '{}', now(),
     now() + interval '1 day', now() + interval '300 days', now()
   FROM workspace w JOIN member m ON m.workspace_id = w.id`,
  `CREATE UNLOGGED TABLE seed AS
   SELECT n, gen_random_uuid() AS post, gen_random_uuid() AS thread, gen_random_uuid() AS media,
     n / ${workspaces} < ${PLANNED_OF_EACH} AS planned, w.id AS workspace, m.id AS author, p.id AS profile
   FROM generate_series(0, ${posts - 1}) n
   JOIN (SELECT *, row_number() OVER () - 1 AS place FROM workspace) w ON w.place = n % ${workspaces}
   JOIN member m ON m.workspace_id = w.id JOIN profile p ON p.workspace_id = w.id`,
  `INSERT INTO thread (id, workspace_id, channel, root, created_at)
   SELECT thread, workspace, 'C1', n::text, now() FROM seed`,
  `INSERT INTO media (id, workspace_id, state, file_name, source, size_bytes, sha256, container, duration_ms, created_at)
   SELECT media, workspace, (CASE WHEN planned THEN 'ready' ELSE 'removed' END)::media_state, 'clip.mp4', '{}',
     100000, md5(n::text), 'mp4', 4000, now() FROM seed`,
  `INSERT INTO post (id, code, workspace_id, author_id, profile_id, thread_id, media_id, source_key, source_message,
     state, due_at, wake_at, time_zone, caption, asked, privacy_level, disable_comment, disable_duet, disable_stitch,
     cover_timestamp_ms, brand_content, brand_organic, ai_generated, created_at, changed_at, schedule_version)
   SELECT post, 'c' || n, workspace, author, profile, thread, media, 'C1:' || n, n::text,
     (CASE WHEN planned THEN 'scheduled' ELSE 'published' END)::post_state,
     now() + (CASE WHEN planned THEN 1 ELSE -1 END) * (1 + n % 40000) * interval '1 minute',
     CASE WHEN planned THEN now() + (1 + n % 40000) * interval '1 minute' END,
     'Europe/Berlin', 'Ramen ' || n, '{"profile":null,"account":null,"settings":{},"way":null,"repeatMeantOn":null,"said":null,"chosenBy":null}',
     'SELF_ONLY', false, false, false, 0, false, false, false, now(), now() - (n % 40000) * interval '1 minute', 1
   FROM seed`,
  `INSERT INTO attempt (id, post_id, profile_id, number, claim_token, claimed_until, publish_id, outcome, started_at,
     init_at, ended_at)
   SELECT gen_random_uuid(), post, profile, 1, 'x', now() - interval '1 day', 'p' || n, 'published',
     now() - interval '1 day', now() - interval '1 day', now() - interval '1 day' FROM seed WHERE NOT planned`,
  `INSERT INTO history (id, post_id, at, move, "from", "to", actor)
   SELECT gen_random_uuid(), post, now(), move, 'scheduled', 'publishing', 'alarm'
   FROM seed, unnest(ARRAY['schedule', 'claim']) move`,
  `INSERT INTO inbox_event (id, platform, external_id, body, received_at, done_at)
   SELECT gen_random_uuid(), 'slack', 'T:C1:' || n, '{}', now() - interval '1 hour', now() FROM seed`,
  'DROP TABLE seed',
  'ANALYZE',
];
