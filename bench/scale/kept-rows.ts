/** When each row of the inbox was committed: PostgreSQL itself tells, by a trigger that the bench adds to its database. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Pace, sendSteadily } from '../steadily.ts';

const tellKept = `
  CREATE FUNCTION tell_kept() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_notify('kept', NEW.external_id); RETURN NULL; END $$;
  CREATE TRIGGER tell_kept AFTER INSERT ON inbox_event FOR EACH ROW EXECUTE FUNCTION tell_kept();
  LISTEN kept`;

/** As Schedy keeps a message, but done already, so that nobody works on it. */
const insert = `
  INSERT INTO inbox_event (id, platform, external_id, body, received_at, done_at)
  VALUES ($1::uuid, 'discord', $2, '{}', now(), now())`;

/** On the clock of the stand-in's deliveries. */
const nowMs = (): number => performance.timeOrigin + performance.now();

export interface KeptRows {
  /** When the rows of these events were committed; rejects when one has none `patienceMs` after the call. */
  untilKept(keys: readonly string[], patienceMs: number): Promise<ReadonlyMap<string, number>>;
  /** What the same insert takes by itself, from its statement until it is told, each in milliseconds. */
  insertSteadily(pace: Pace): Promise<number[]>;
  stop(): Promise<void>;
}

/** `url`: a database with the tables of Schedy. */
export async function watchKeptRows(url: string): Promise<KeptRows> {
  const client = new pg.Client({ connectionString: url });
  const pool = new pg.Pool({ connectionString: url });
  const keptAt = new Map<string, number>();
  client.on('notification', ({ payload = '' }) => keptAt.set(payload, nowMs()));
  await client.connect();
  await client.query(tellKept);

  const untilKept: KeptRows['untilKept'] = async (keys, patienceMs) => {
    const giveUpAt = nowMs() + patienceMs;
    for (;;) {
      const missing = keys.filter((key) => !keptAt.has(key)).length;
      if (missing === 0) return keptAt;
      if (nowMs() > giveUpAt) throw new Error(`${missing} of ${keys.length} messages were not kept.`);
      await pause(100);
    }
  };
  return {
    untilKept,
    insertSteadily: async (pace) => {
      const { answers } = await sendSteadily(pace, async () => {
        const begun = { key: `bare:${randomUUID()}`, at: nowMs() };
        await pool.query(insert, [randomUUID(), begun.key]);
        return begun;
      });
      const told = await untilKept(
        answers.map(({ key }) => key),
        60_000,
      );
      return answers.map(({ key, at }) => (told.get(key) ?? Number.NaN) - at);
    },
    stop: async () => {
      await pool.end();
      await client.end();
    },
  };
}
