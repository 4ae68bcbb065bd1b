/** Schedy's HTTP face, as a function from Request to Response. */
import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { type Log, throttleLog, withIds } from '../core/index.ts';
import {
  createHealthRoutes,
  createOperatorRoutes,
  createProfileRoutes,
  createWebhookRoutes,
  type KeptWebhooks,
  type ListedProfiles,
  type MetricsDoor,
  type OperatorDoor,
  type Readiness,
} from './api-routes.ts';
import { type ConnectProfiles, createConnectRoutes } from './connect-routes.ts';
import type { WebConfig } from './layout.ts';
import { icon, pageHeaders, showPage, siteOf } from './layout.ts';
import { homePage, privacyPage, termsPage } from './legal-pages.ts';
import { answerErrors, answerNotFound } from './on-error.ts';
import { createQueueRoutes, type ReadQueues } from './queue-page.ts';
import { createSlackInstallRoutes, type SlackInstall } from './slack-install.ts';

import { createUploadRoutes, type UploadRoutesDeps } from './upload-routes.ts';

export type { Readiness } from './api-routes.ts';
export type { WebConfig } from './layout.ts';
export { inviteToDiscord } from './legal-pages.ts';
export { type Served, serveWeb } from './serve.ts';
export type { SlackInstall } from './slack-install.ts';

/** What a process without pages serves. */
export interface HealthDeps {
  readonly readiness: Readiness;
  readonly metrics?: MetricsDoor | undefined;
  readonly log: Log;
  /** Present in the process that talks with Slack, where further workspaces can be added. */
  readonly slackInstall?: SlackInstall | null | undefined;
}

/** What the pages, the profile API and the webhooks reach. */
export interface WebDeps extends HealthDeps {
  readonly profiles: ConnectProfiles & ListedProfiles;
  readonly webhooks: KeptWebhooks;
  /** Absent: there is no upload page. */
  readonly uploads?: Pick<UploadRoutesDeps, 'uploads' | 'explain'> | undefined;
  /** Absent: the queues cannot be looked at. */
  readonly queues?: ReadQueues | undefined;
  /** Absent: the operator's commands open the database themselves. */
  readonly operator?: OperatorDoor | undefined;
  readonly config: WebConfig;
}

/** Everything that people, TikTok and operators ask for over HTTP. */
export function createWeb({ profiles, webhooks, uploads, queues, operator, config, ...health }: WebDeps): Hono {
  return createDoors(health, config)
    .route('/', createConnectRoutes(profiles, config))
    .route('/', createProfileRoutes(profiles, config.apiKey))
    .route('/', createWebhookRoutes(webhooks))
    .route(
      '/',
      uploads ? createUploadRoutes({ ...uploads, config, log: health.log }) : new Hono<{ Bindings: HttpBindings }>(),
    )
    .route('/', queues ? createQueueRoutes(queues, config.apiKey) : new Hono())
    .route('/', operator ? createOperatorRoutes(operator) : new Hono())
    .get('/icon.svg', (c) =>
      c.body(icon, 200, { 'Content-Type': 'image/svg+xml; charset=utf-8', 'Cache-Control': 'max-age=86400' }),
    )
    .get('/', (c) => showPage(c, homePage(config)))
    .get('/privacy', (c) => showPage(c, privacyPage(config)))
    .get('/terms', (c) => showPage(c, termsPage(config)));
}

/** For processes whose roles do not include `web`: /healthz, /readyz and /metrics, and where Slack's chat is, its installation. */
export const createHealthWeb = (deps: HealthDeps): Hono => createDoors(deps);

/** What every process answers; `config` where it shows pages. */
function createDoors({ readiness, metrics, log, slackInstall }: HealthDeps, config?: WebConfig): Hono {
  const install = slackInstall ? createSlackInstallRoutes(slackInstall) : new Hono<{ Bindings: HttpBindings }>();
  return createFrame(log, config).route('/', createHealthRoutes(readiness, metrics)).route('/', install);
}

function createFrame(log: Log, config?: WebConfig): Hono {
  const app = new Hono();
  const site = config && siteOf(config);
  // Keys that are guessed, links that are of somebody else or over, webhooks that nobody has signed.
  const turnedAway = throttleLog((unsaid, facts: object) =>
    log.warn({ ...facts, ...(unsaid > 0 && { unsaid }) }, 'a request without the right to it'),
  );
  app.use(pageHeaders);
  app.use(async (c, next) => {
    if (site) c.set('site', site);
    await withIds({ requestId: randomUUID() }, async () => {
      await next();
      // Not the query: it carries tickets, codes and states.
      const facts = { method: c.req.method, path: c.req.path, status: c.res.status };
      log.debug(facts, 'answered');
      if ([401, 403, 410].includes(facts.status)) turnedAway(facts);
    });
  });
  app.notFound(answerNotFound);
  app.onError(answerErrors(log));
  return app;
}
