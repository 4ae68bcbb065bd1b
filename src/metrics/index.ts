/**
 * What Prometheus reads at /metrics. Core knows none of it: this room wraps what core is given (TikTok, the inbox), fills
 * its meter, and asks the database and the queue when somebody looks.
 */
import { Counter, Histogram, Registry } from 'prom-client';
import type { Inbox } from '../core/inbox/index.ts';
import { Failure, type Log, type Meter } from '../core/index.ts';
import type { TikTok } from '../core/tiktok/index.ts';
import { addGauges, type Looked } from './gauges.ts';

export interface Metrics {
  /** Core tells it how late posts begin. */
  readonly meter: Meter;
  /** The same client, whose calls are counted. */
  measureTikTok(tiktok: TikTok): TikTok;
  /** The same inbox; what it keeps stands before the acknowledgement. */
  measureInbox<T extends Pick<Inbox, 'keep'>>(inbox: T): T;
  /** Where to look at each reading; nothing is looked at before. */
  look(at: Looked): void;
  /** In Prometheus' text format. */
  read(): Promise<string>;
  /** The names of all that is measured. */
  names(): string[];
  stop(): void;
}

const seconds = (ms: number): number => ms / 1000;

export function createMetrics(log: Log): Metrics {
  const registers = [new Registry()];
  const lateness = new Histogram({
    name: 'schedy_post_lateness_seconds',
    help: 'From the time of a post until its first attempt began.',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3600],
    registers,
  });
  const acknowledgement = new Histogram({
    name: 'schedy_acknowledgement_seconds',
    help: 'How long an event of a chat took to be kept, or to fail at it, which is what its acknowledgement waits for.',
    labelNames: ['platform', 'outcome'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3],
    registers,
  });
  const gauges = addGauges(registers, log);
  return {
    meter: { postBegan: (lateMs) => lateness.observe(seconds(Math.max(0, lateMs))) },
    measureTikTok: createTikTokMeasure(registers),
    measureInbox: (inbox) => ({
      ...inbox,
      keep: async (event) => {
        const stop = acknowledgement.startTimer({ platform: event.platform });
        let outcome = 'failed';
        try {
          const kept = await inbox.keep(event);
          outcome = 'kept';
          return kept;
        } finally {
          // The slow ones are often those that fail: a database that is away.
          stop({ outcome });
        }
      },
    }),
    look: gauges.look,
    read: async () => (await Promise.all(registers.map((register) => register.metrics()))).join('\n'),
    names: () => registers.flatMap((register) => register.getMetricsAsArray().map(({ name }) => name)),
    stop: gauges.stop,
  };
}

const createTikTokCounters = (registers: Registry[]) => ({
  calls: new Counter({
    name: 'schedy_tiktok_calls_total',
    help: 'Calls to TikTok, and their outcome: ok, or the code of the refusal or failure.',
    labelNames: ['call', 'code'],
    registers,
  }),
  refreshes: new Counter({
    name: 'schedy_refreshes_total',
    help: 'Logins that were renewed, and their outcome.',
    labelNames: ['code'],
    registers,
  }),
  bytes: new Counter({
    name: 'schedy_upload_bytes_total',
    help: 'Bytes of videos that TikTok took.',
    registers,
  }),
  time: new Counter({
    name: 'schedy_upload_seconds_total',
    help: 'Seconds spent on uploading bytes of videos, also in vain.',
    registers,
  }),
});

/** A call that fails is counted by its code; what is no failure of TikTok's is `bug`. */
function createTikTokMeasure(registers: Registry[]): Metrics['measureTikTok'] {
  const { calls, refreshes, bytes, time } = createTikTokCounters(registers);
  const counted =
    <Args extends unknown[], Answer>(call: string, work: (...args: Args) => Promise<Answer>) =>
    async (...args: Args): Promise<Answer> => {
      let code = 'ok';
      try {
        return await work(...args);
      } catch (error) {
        code = error instanceof Failure ? error.code : 'bug';
        throw error;
      } finally {
        calls.inc({ call, code });
        if (call === 'refresh') refreshes.inc({ code });
      }
    };
  return (tiktok) => ({
    ...tiktok,
    exchangeCode: counted('exchange_code', tiktok.exchangeCode),
    refresh: counted('refresh', tiktok.refresh),
    revoke: counted('revoke', tiktok.revoke),
    userInfo: counted('user_info', tiktok.userInfo),
    creatorInfo: counted('creator_info', tiktok.creatorInfo),
    initDirectPost: counted('init_direct', tiktok.initDirectPost),
    initInboxUpload: counted('init_inbox', tiktok.initInboxUpload),
    fetchStatus: counted('status', tiktok.fetchStatus),
    uploadChunk: counted('chunk', async (upload) => {
      const began = performance.now();
      try {
        const answer = await tiktok.uploadChunk(upload);
        bytes.inc(upload.chunk.sizeBytes);
        return answer;
      } finally {
        time.inc(seconds(performance.now() - began));
      }
    }),
  });
}
