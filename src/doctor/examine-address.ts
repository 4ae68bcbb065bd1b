/** Whether people, TikTok and Slack reach Schedy at its public address, and whether this machine's clock is the world's. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { MINUTE_MS } from '../core/clock.ts';
import type { Clock } from '../core/index.ts';
import { type Finding, fine, note, wrong } from './finding.ts';

const ANSWER_MS = 10_000;

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Null when nobody answers; `reason` is the system's word for it. */
async function ask(url: string, init: RequestInit = {}): Promise<Answer | { readonly reason: string }> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS), ...init });
    const text = await response.text();
    return { status: response.status, body: parse(text) };
  } catch (error) {
    const { cause, name } = error as { cause?: { code?: unknown }; name?: string };
    return { reason: String(cause?.code ?? name ?? 'unknown') };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's page: it is not Schedy that answers.
    return null;
  }
}

const healthy = z.object({ status: z.literal('ok') });
const refusal = z.object({ error: z.object({ code: z.literal('bad_signature') }) });

const isSchedy = (answer: Answer | { readonly reason: string }): boolean =>
  'status' in answer && answer.status === 200 && healthy.safeParse(answer.body).success;

/** How this machine reaches its own port. */
function localUrl({ host, port }: Pick<Config, 'host' | 'port'>): string {
  const name = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

export async function examineAddress(config: Config): Promise<Finding[]> {
  const { publicUrl } = config;
  const { protocol, hostname } = new URL(publicUrl);
  const isLocal = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  if (protocol !== 'https:' && !isLocal) {
    const says = `PUBLIC_URL is ${publicUrl}: over plain http anybody on the way can read logins.`;
    return [
      wrong(
        'address',
        'address_not_https',
        says,
        'Put a proxy with a certificate in front of it, and set PUBLIC_URL to https.',
      ),
    ];
  }
  const answer = await ask(`${publicUrl}/healthz`);
  if (!isSchedy(answer)) return [await explainSilence(config, answer)];
  const local = "Schedy answers, on this machine alone: TikTok's webhooks do not arrive, and outcomes are asked for.";
  const reached = isLocal
    ? note('address', 'address_local', local)
    : fine('address', `Schedy answers at ${publicUrl}.`);
  return [reached, ...(await examineWebhook(config)), ...(await examineSlackEvents(config))];
}

/** A Schedy that does not run answers nowhere, and that is no fault; a wrong name or certificate is one. */
async function explainSilence(config: Config, answer: Answer | { readonly reason: string }): Promise<Finding> {
  const { publicUrl } = config;
  const why = 'status' in answer ? `HTTP ${answer.status}` : answer.reason;
  const isRunning = isSchedy(await ask(`${localUrl(config)}/healthz`));
  const taken = isRunning ? null : await whyNotFree(config);
  if (taken !== null) {
    const { port } = config;
    const says = `Schedy does not run here, and could not start: port ${port} of this machine cannot be had (${taken}).`;
    const mend = `End the program that has it (ss -ltnp | grep :${port} names it), or set PORT to another one and lead the proxy there.`;
    return wrong('address', 'port_taken', says, mend);
  }
  // A proxy whose Schedy is away says so with one of these.
  const isRefused = 'status' in answer ? [502, 503, 504].includes(answer.status) : why === 'ECONNREFUSED';
  if (!isRunning && isRefused) {
    return note('address', 'not_running', `Schedy does not run here, so nothing answers at ${publicUrl} (${why}).`);
  }
  const says = `${publicUrl}/healthz is not answered by Schedy (${why})${isRunning ? `, though it runs on port ${config.port}` : ''}.`;
  const mend = `Let PUBLIC_URL, its name in DNS, its certificate and the proxy lead to port ${config.port} of this machine.`;
  return wrong('address', 'address_unanswered', says, mend);
}

/** What the system says where Schedy could not listen at its port; null where it could. */
async function whyNotFree({ host, port }: Pick<Config, 'host' | 'port'>): Promise<string | null> {
  const server = createServer();
  try {
    await once(server.listen(port, host), 'listening');
    return null;
  } catch (error) {
    return String((error as { code?: unknown }).code ?? 'unknown');
  } finally {
    server.close();
  }
}

/** Schedy refuses a webhook without TikTok's signature; a proxy in front of it would answer something else. */
async function examineWebhook({ publicUrl, tiktok, roles }: Config): Promise<Finding[]> {
  if (tiktok.clientKey === '' || !roles.includes('web')) return [];
  const path = '/api/webhooks/tiktok';
  const answer = await ask(`${publicUrl}${path}`, { method: 'POST', body: '{}' });
  if ('status' in answer && answer.status === 401 && refusal.safeParse(answer.body).success) {
    return [fine('webhook', `TikTok's webhooks are taken at ${publicUrl}${path}.`)];
  }
  const why = 'status' in answer ? `HTTP ${answer.status}` : answer.reason;
  const mend = 'Let the proxy hand POST requests to /api on as they are, to a process with the role web.';
  return [wrong('webhook', 'webhook_unanswered', `TikTok's webhooks would not arrive at ${path} (${why}).`, mend)];
}

async function examineSlackEvents({ publicUrl, slack }: Config): Promise<Finding[]> {
  if (!slack || slack.appToken) return [];
  const answer = await ask(`${publicUrl}/slack/events`, { method: 'POST', body: '{}' });
  const status = 'status' in answer ? answer.status : answer.reason;
  if (status === 401) return [fine('slack', `Slack's events are taken at ${publicUrl}/slack/events.`)];
  const mend = 'Let the proxy hand POST requests to /slack/ on as they are, to a process with the role bots.';
  return [
    wrong('slack', 'slack_events_unanswered', `Slack's events would not arrive at /slack/events (${status}).`, mend),
  ];
}

/** Slack refuses what was signed 5 minutes ago; TikTok's tokens and the times of posts are counted by this clock. */
const MOST_OFF_MS = MINUTE_MS;

/** By the date in an answer of whichever service is configured; a service that is away says nothing. */
export async function examineWorldClock({ slack, discord, tiktok }: Config, clock: Clock): Promise<Finding[]> {
  const service = slack
    ? (slack.apiUrl ?? 'https://slack.com/api/')
    : discord
      ? (discord.apiUrl ?? 'https://discord.com/api')
      : tiktok.apiUrl;
  const response = await fetch(new URL(service).origin, {
    redirect: 'manual',
    signal: AbortSignal.timeout(ANSWER_MS),
  }).catch(() => null);
  await response?.body?.cancel();
  const date = Date.parse(response?.headers.get('date') ?? '');
  const offMs = Math.abs(clock.now().getTime() - date);
  if (Number.isNaN(offMs) || offMs <= MOST_OFF_MS) return [];
  const says = `The clock of this machine is ${Math.round(offMs / 1000)} s away from that of ${new URL(service).hostname}.`;
  return [wrong('clock', 'clock_off', says, 'Let this machine set its clock by NTP (timedatectl set-ntp true).')];
}
