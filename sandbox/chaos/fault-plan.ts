/** What goes wrong on the way to TikTok, Slack and Discord: planned for every call that may come, from the seed. */
import type { FaultAction, Faults } from '../faults.ts';
import type { Random } from './random.ts';
import type { VirtualUsers } from './virtual-users.ts';

type Draw = (random: Random) => FaultAction;

interface FaultRule {
  method?: string;
  path: string | RegExp;
  /** Of a hundred calls so many go wrong. */
  percent: number;
  draws: readonly [Draw, ...Draw[]];
}

const html = { 'content-type': 'text/html' };
const json = { 'content-type': 'application/json' };
const gateway = '<html><h1>502 Bad Gateway</h1></html>';

const refusal = (code: string): string =>
  JSON.stringify({ data: {}, error: { code, message: 'See the guidelines.', log_id: '2026' } });

const answered =
  (status: number, body = '', headers: Record<string, string> = {}): Draw =>
  () => ({ kind: 'answer', status, body, headers });

/** The deed is done and the word of it is lost, cut short, false, or very late. */
const lostAnswers: readonly [Draw, ...Draw[]] = [
  () => ({ kind: 'reset', when: 'after' }),
  (random) => ({ kind: 'cut-answer', afterBytes: random.between(0, 120) }),
  () => ({ kind: 'answer-after', status: 200, body: '{"data":{"publish_id":"v_pub_file~v2-1' }),
  () => ({ kind: 'answer-after', status: 502, body: gateway, headers: html }),
  () => ({ kind: 'answer-after', status: 200, body: '{}' }),
  (random) => ({ kind: 'delay', delayMs: random.between(500, 4000) }),
  (random) => ({ kind: 'slow-body', delayMs: random.between(500, 4000) }),
  () => ({ kind: 'delay', delayMs: 17_000 }),
];

const undone: readonly [Draw, ...Draw[]] = [
  () => ({ kind: 'reset', when: 'before' }),
  answered(500, refusal('internal_error')),
  answered(502, gateway, html),
  answered(503),
  answered(429, refusal('rate_limit_exceeded')),
];

const chunkFaults: readonly [Draw, ...Draw[]] = [
  (random) => ({ kind: 'reset-body', afterBytes: random.between(0, 400_000) }),
  () => ({ kind: 'reset', when: 'before' }),
  () => ({ kind: 'reset', when: 'after' }),
  () => ({ kind: 'cut-answer', afterBytes: 0 }),
  answered(500),
  answered(503),
  answered(416),
  () => ({ kind: 'answer-after', status: 500 }),
  () => ({ kind: 'answer-after', status: 206 }),
  (random) => ({ kind: 'delay', delayMs: random.between(500, 5000) }),
];

/** These leave nobody sure of anything. */
const puzzling: readonly [Draw, ...Draw[]] = [() => ({ kind: 'answer-after', status: 403 }), answered(404)];

const tiktokRules: readonly FaultRule[] = [
  { path: '/upload', percent: 10, draws: chunkFaults },
  { path: '/upload', percent: 0.7, draws: puzzling },
  { path: '/v2/post/publish/video/init/', percent: 6, draws: [...lostAnswers, ...undone] },
  { path: '/v2/post/publish/status/fetch/', percent: 8, draws: [...lostAnswers, ...undone] },
  { path: '/v2/post/publish/creator_info/query/', percent: 4, draws: [...lostAnswers, ...undone] },
  { path: '/v2/oauth/token/', percent: 5, draws: undone },
  { path: '/v2/oauth/token/', percent: 1, draws: [() => ({ kind: 'reset', when: 'after' })] },
];

const slackFaults: readonly [Draw, ...Draw[]] = [
  () => ({ kind: 'reset', when: 'after' }),
  () => ({ kind: 'reset', when: 'before' }),
  answered(500),
  (random) => ({ kind: 'delay', delayMs: random.between(100, 2000) }),
  answered(429, '', { 'retry-after': '2' }),
];

const slackRules: readonly FaultRule[] = [
  { path: '/api/chat.postMessage', percent: 5, draws: slackFaults },
  { path: '/api/chat.update', percent: 3, draws: slackFaults },
];

const slowDown = JSON.stringify({ message: 'You are being rate limited.', retry_after: 2, global: false });

const discordFaults: readonly [Draw, ...Draw[]] = [
  () => ({ kind: 'reset', when: 'after' }),
  () => ({ kind: 'reset', when: 'before' }),
  answered(502, gateway, html),
  (random) => ({ kind: 'delay', delayMs: random.between(100, 2000) }),
  answered(429, slowDown, { 'retry-after': '2', 'content-type': 'application/json' }),
];

const discordRules: readonly FaultRule[] = [
  { method: 'POST', path: /\/channels\/\d+\/messages$/, percent: 5, draws: discordFaults },
  { method: 'PATCH', path: /\/channels\/\d+\/messages\/\d+$/, percent: 3, draws: discordFaults },
];

/** Called too often: told for how long in seconds, as a date, and not told at all, as gateways do. */
const limited = (body: string): readonly [Draw, ...Draw[]] => [
  (random) => ({ kind: 'answer', status: 429, body, headers: { ...json, 'retry-after': `${random.between(1, 3)}` } }),
  answered(429, body, { ...json, 'retry-after': 'Wed, 25 Nov 2026 18:00:00 GMT' }),
  answered(429, gateway, html),
];

// Any call may be too many. Left out are log-ins, without which nothing starts, and what must be answered within 3 s.
const tiktokLimits = { path: /^\/(?:v2\/(?:post|user|oauth)|upload)/, draws: limited(refusal('rate_limit_exceeded')) };
const slackLimits = { path: /^\/api\/(?!auth\.|apps\.|views\.)/, draws: limited('{"ok":false,"error":"ratelimited"}') };
const discordLimits = { path: /\/(?:channels|users|guilds|attachments)\//, draws: limited(slowDown) };
const limitedPercent = 2;

/** From now on, until the faults are reset. */
export function planFaults(
  { slack, discord, tiktok }: Pick<VirtualUsers, 'slack' | 'discord' | 'tiktok'>,
  random: Random,
  calls: number,
): void {
  for (const rule of tiktokRules) plan(tiktok.faults, rule, random, calls);
  for (const rule of slackRules) plan(slack.faults, rule, random, calls);
  for (const rule of discordRules) plan(discord.faults, rule, random, calls);
  const limits = random.named('limits');
  plan(tiktok.faults, { ...tiktokLimits, percent: limitedPercent }, limits, calls);
  plan(slack.faults, { ...slackLimits, percent: limitedPercent }, limits, calls);
  plan(discord.faults, { ...discordLimits, percent: limitedPercent }, limits, calls);
}

function plan(faults: Faults, { percent, draws, ...where }: FaultRule, random: Random, calls: number) {
  for (let nth = 1; nth <= calls; nth += 1) {
    if (random.chance(percent / 100)) faults.plan({ ...where, nth, action: random.pick(draws)(random) });
  }
}
