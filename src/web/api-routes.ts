/** What machines ask: profiles and their logins, the operator's commands, TikTok's webhooks, health. */
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { Failure } from '../core/errors.ts';
import type { ExportRequest, ForgetAnswer, ForgetRequest, Kept, ReviewFile, Webhooks } from '../core/index.ts';
import type { Profiles, ProfileView, TokenCheck } from '../core/profiles/index.ts';
import { refuse } from './on-error.ts';

const BASE = '/api/profiles';

export type ListedProfiles = Pick<Profiles, 'listAll' | 'checkToken'>;

export function createProfileRoutes(profiles: ListedProfiles, apiKey: string | undefined): Hono {
  return new Hono()
    .use(`${BASE}/*`, requireApiKey(apiKey))
    .get(BASE, async (c) => {
      c.header('Cache-Control', 'no-store');
      return c.json((await profiles.listAll()).map(describe));
    })
    .get(`${BASE}/:profileId/check-token`, async (c) => {
      const id = c.req.param('profileId');
      const check = isRowId(id) ? await profiles.checkToken(id) : null;
      if (!check) return refuse(c, 404, 'unknown_profile', 'There is no profile with this id.');
      c.header('Cache-Control', 'no-store');
      return c.json(describeCheck(check));
    });
}

const isRowId = (id: string): boolean => z.uuid().safeParse(id).success;

const describe = ({ id, handle, workspaceName: workspace, status }: ProfileView) => ({
  id,
  handle,
  workspace,
  status,
});

const describeCheck = ({ valid, status, expiresAt, refreshExpiresAt }: TokenCheck) => ({
  valid,
  status,
  expiresAt: expiresAt?.toISOString() ?? null,
  refreshExpiresAt: refreshExpiresAt?.toISOString() ?? null,
});

/** What the operator's commands ask of the running process. */
export interface OperatorDoor {
  /** Of this run alone; it lies in a file that only the operator can read. */
  readonly key: string;
  readonly reviewPack: () => Promise<readonly ReviewFile[]>;
  /** What `npm run doctor` cannot look at while this process has the database. */
  readonly doctor: () => Promise<readonly object[]>;
  /** Copies the database into a folder of this machine, which the command has made; answers what it wrote. */
  readonly backup: (folder: string) => Promise<object>;
  readonly forget: (request: ForgetRequest) => Promise<ForgetAnswer>;
  readonly exportKept: (request: ExportRequest) => Promise<Kept | null>;
}

const backupRequest = z.object({ folder: z.string().min(1) });

const exportRequest = z.object({ workspace: z.string().optional(), member: z.string().optional() });

const forgetRequest = z.object({
  workspace: z.string().optional(),
  member: z.string().optional(),
  isSure: z.boolean(),
});

/** What is no JSON is no request either. */
const bodyOf = ({ req }: Context): Promise<unknown> => req.json().catch(() => null);

export const createOperatorRoutes = ({ key, reviewPack, doctor, backup, forget, exportKept }: OperatorDoor): Hono =>
  new Hono()
    .use('/api/operator/*', requireApiKey(key))
    .get('/api/operator/review-pack', async (c) => {
      c.header('Cache-Control', 'no-store');
      return c.json({ files: await reviewPack() });
    })
    .get('/api/operator/doctor', async (c) => {
      c.header('Cache-Control', 'no-store');
      return c.json({ findings: await doctor() });
    })
    .post('/api/operator/backup', async (c) => {
      c.header('Cache-Control', 'no-store');
      const { data } = backupRequest.safeParse(await bodyOf(c));
      if (!data) return refuse(c, 400, 'bad_request', 'A backup needs the folder that it goes to.');
      try {
        return c.json(await backup(data.folder));
      } catch (error) {
        // Said by the command, in whose words an operator reads it.
        if (!(error instanceof Failure)) throw error;
        return c.json({ failure: { code: error.code, facts: error.facts } }, 500);
      }
    })
    .post('/api/operator/export', async (c) => {
      c.header('Cache-Control', 'no-store');
      const { data } = exportRequest.safeParse(await bodyOf(c));
      if (!data) return refuse(c, 400, 'bad_request', 'An export needs a workspace or a member.');
      return c.json({ kept: await exportKept(data) });
    })
    .post('/api/operator/forget', async (c) => {
      c.header('Cache-Control', 'no-store');
      const { data } = forgetRequest.safeParse(await bodyOf(c));
      if (!data) return refuse(c, 400, 'bad_request', 'That is no request to forget somebody.');
      return c.json(await forget(data));
    });

const PATH = '/api/webhooks/tiktok';
/** A webhook has some hundred bytes; whoever sends more is not TikTok. */
const MAX_BYTES = 64 * 1024;

export type KeptWebhooks = Pick<Webhooks, 'keep'>;

/** TikTok wants 200 at once, whatever the webhook is about; its work is done from the inbox. */
export const createWebhookRoutes = (webhooks: KeptWebhooks): Hono =>
  new Hono().post(
    PATH,
    bodyLimit({
      maxSize: MAX_BYTES,
      onError: (c) => refuse(c, 413, 'too_large', 'This is larger than any webhook.'),
    }),
    async (c) => {
      const body = new Uint8Array(await c.req.arrayBuffer());
      switch (await webhooks.keep(c.req.header('TikTok-Signature'), body)) {
        case 'forged':
          return refuse(c, 401, 'bad_signature', 'TikTok-Signature does not fit this body.');
        case 'not_json':
          return refuse(c, 400, 'not_json', 'The body is not JSON.');
        case 'kept':
          return c.json({});
      }
    },
  );

/**
 * What must work before this process can do its part, by name. Beside the two there are `clock` (it agrees with
 * the database's; where not, no work is taken) and `worker` (jobs, and the sweep, have really run lately).
 */
export type Readiness = () => Promise<{
  readonly database: boolean;
  readonly queue: boolean;
  readonly [part: string]: boolean;
}>;

/** What Prometheus asks for. */
export interface MetricsDoor {
  /** Absent: there is no such route. */
  readonly token: string | undefined;
  /** In Prometheus' text format. */
  readonly read: () => Promise<string>;
}

const metricsRoute = ({ token, read }: MetricsDoor): Hono =>
  new Hono().use('/metrics', requireApiKey(token, 'METRICS_TOKEN is not set.')).get('/metrics', async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.text(await read(), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
  });

/** Alive says that this process answers; ready also that what it needs does. */
export function createHealthRoutes(readiness: Readiness, metrics?: MetricsDoor): Hono {
  return new Hono()
    .route('/', metrics ? metricsRoute(metrics) : new Hono())
    .get('/healthz', (c) => {
      c.header('Cache-Control', 'no-store');
      return c.json({ status: 'ok' });
    })
    .get('/readyz', async (c) => {
      const parts = await readiness();
      const isReady = Object.values(parts).every(Boolean);
      c.header('Cache-Control', 'no-store');
      return c.json({ status: isReady ? 'ok' : 'not_ready', ...parts }, isReady ? 200 : 503);
    });
}

/** Lets through who knows the key. Without a key in the configuration there is nothing here at all. */
export function requireApiKey(apiKey: string | undefined, off = 'The profile API is switched off.'): MiddlewareHandler {
  if (!apiKey) return async (c) => refuse(c, 404, 'not_found', off);
  const isKey = bearerAuth({ token: apiKey });
  return async (c, next) => {
    try {
      return await isKey(c, next);
    } catch (error) {
      // Whatever is wrong with the header, the answer is the same and in the shape of this API.
      if (!(error instanceof HTTPException)) throw error;
      c.header('WWW-Authenticate', 'Bearer');
      return refuse(c, 401, 'unauthorized', 'Send the API key as a bearer token.');
    }
  };
}
