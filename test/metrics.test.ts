/** What Prometheus reads of a Schedy that has published a post, and what the dashboard and the alerts ask for. */
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Failure } from '../src/core/index.ts';
import type { TikTok } from '../src/core/tiktok/index.ts';
import { createMetrics } from '../src/metrics/index.ts';
import { openTestDatabase } from './database.ts';
import { recordLog } from './jobs/stage.ts';
import { openStage, type Stage } from './stories/stage.ts';

const token = 'a-token-for-prometheus';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ env: { METRICS_TOKEN: token } });
  await stage.connect();
});
afterAll(() => stage.close());

const read = (authorization?: string) =>
  fetch(`${stage.publicUrl}/metrics`, { headers: authorization ? { authorization } : {} });

it('a post that went out shows in every number that it concerns', async () => {
  const dropped = await stage.drop('post now Measured');
  await dropped.shows('goes out in a few seconds');
  await stage.passUndo();
  await stage.goesOut(dropped);

  const answer = await read(`Bearer ${token}`);
  const text = await answer.text();
  expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  expect(readSeries(text, 'schedy_posts{state="published"}')).toBe(1);
  expect(readSeries(text, 'schedy_post_lateness_seconds_count')).toBe(1);
  expect(readSeries(text, 'schedy_tiktok_calls_total{call="chunk",code="ok"}')).toBeGreaterThan(0);
  expect(readSeries(text, 'schedy_upload_bytes_total')).toBeGreaterThan(1000);
  expect(readSeries(text, 'schedy_upload_seconds_total')).toBeGreaterThan(0);
  expect(readSeries(text, 'schedy_acknowledgement_seconds_count{platform="slack",outcome="kept"}')).toBeGreaterThan(0);
  expect(readSeries(text, 'schedy_store_bytes')).toBeGreaterThan(1000);
  expect(readSeries(text, 'schedy_disk_free_bytes')).toBeGreaterThan(1000);
  expect(readSeries(text, 'schedy_ready{part="worker"}')).toBe(1);
  for (const queue of ['inbox', 'threads', 'posts', 'outcomes', 'webhooks', 'profiles']) {
    expect(readSeries(text, `schedy_queue_jobs{queue="${queue}",state="waiting"}`)).toBeGreaterThanOrEqual(0);
    expect(readSeries(text, `schedy_queue_oldest_seconds{queue="${queue}"}`)).toBeGreaterThanOrEqual(0);
  }
  expect(readSeries(text, 'schedy_event_loop_lag_seconds{quantile="0.99"}')).toBeGreaterThanOrEqual(0);
  expect(text).not.toMatch(/ramenhouse|mia|act\.|Measured/);
});

it('what TikTok refuses is counted by its code', async () => {
  stage.tiktok.accounts.revoke('ramenhouse');
  const [profile] = await stage.core().profiles.listAll();
  await stage.core().profiles.checkToken(profile?.id ?? '');
  const text = await (await read(`Bearer ${token}`)).text();
  expect(readSeries(text, 'schedy_tiktok_calls_total{call="refresh",code="invalid_grant"}')).toBe(1);
  expect(readSeries(text, 'schedy_refreshes_total{code="invalid_grant"}')).toBe(1);
});

it('nobody reads them without the token', async () => {
  expect((await read()).status).toBe(401);
  expect((await read('Bearer another')).status).toBe(401);
});

it('the dashboard, the alerts and the guide name what is measured, and the guide all of it', () => {
  const metrics = createMetrics(recordLog().log);
  metrics.stop();
  const measured = new Set(metrics.names());
  const dashboard = readFileSync('docs/monitoring/grafana-dashboard.json', 'utf8');
  const alerts = readFileSync('docs/monitoring/alerts.yml', 'utf8');
  expect(JSON.parse(dashboard)).toMatchObject({ panels: expect.any(Array) as unknown });
  expect(parse(alerts)).toMatchObject({ groups: [{ rules: expect.any(Array) as unknown }] });
  const guide = readFileSync('docs/operating.md', 'utf8');
  for (const text of [dashboard, alerts, guide]) {
    const named = [...text.matchAll(/\bschedy_[a-z_]+\b/g)].map(([name]) => name.replace(/_(bucket|sum|count)$/, ''));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !measured.has(name))).toEqual([]);
  }
  expect([...measured].filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
});

it('what failed is measured too: an event that was not kept, the time of a chunk that TikTok did not take', async () => {
  const metrics = createMetrics(recordLog().log);
  metrics.stop();
  const away = async (_given: unknown) => {
    await setTimeout(20);
    throw new Failure('database_away', { kind: 'retry' });
  };
  const event = { platform: 'slack', externalId: 'E1', body: {} } as const;
  await expect(metrics.measureInbox({ keep: away }).keep(event)).rejects.toThrow('database_away');
  const upload = { chunk: { sizeBytes: 1000 } } as Parameters<TikTok['uploadChunk']>[0];
  const tiktok = { uploadChunk: away } as Pick<TikTok, 'uploadChunk'> as TikTok;
  await expect(metrics.measureTikTok(tiktok).uploadChunk(upload)).rejects.toThrow('database_away');

  const text = await metrics.read();
  expect(readSeries(text, 'schedy_acknowledgement_seconds_count{platform="slack",outcome="failed"}')).toBe(1);
  expect(readSeries(text, 'schedy_acknowledgement_seconds_sum{platform="slack",outcome="failed"}')).toBeGreaterThan(
    0.01,
  );
  expect(readSeries(text, 'schedy_upload_seconds_total')).toBeGreaterThan(0.01);
  expect(readSeries(text, 'schedy_upload_bytes_total')).toBe(0);
});

it('what cannot be read leaves its numbers out, says so once, and is read again when it is there', async () => {
  const { log, lines } = recordLog();
  const metrics = createMetrics(log);
  let isAway = true;
  const depths = async () => {
    if (isAway) throw new Failure('queue_away', { kind: 'retry' }, { reason: 'ECONNREFUSED' });
    return [{ queue: 'posts', waiting: 1, active: 0, delayed: 0, oldestMs: 0 }] as const;
  };
  const { database, stop } = await openTestDatabase();
  const { prisma } = database;
  metrics.look({ prisma, depths, readiness: async () => ({ database: true }), dataDir: '.' });

  for (let reading = 0; reading < 3; reading += 1)
    expect(await metrics.read()).toContain('schedy_ready{part="database"} 1');
  const told = lines.filter(({ message }) => message === 'metric not read');
  expect(told).toMatchObject([
    { metric: 'schedy_queue_jobs', code: 'queue_away', reason: 'ECONNREFUSED' },
    { metric: 'schedy_queue_oldest_seconds', code: 'queue_away', reason: 'ECONNREFUSED' },
  ]);
  isAway = false;
  expect(await metrics.read()).toContain('schedy_queue_jobs{queue="posts",state="waiting"} 1');
  metrics.stop();
  await stop();
});

function readSeries(text: string, series: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return Number(line?.slice(series.length + 1) ?? Number.NaN);
}
