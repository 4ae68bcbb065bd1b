import { expect, test } from 'vitest';
import { Failure, type Log } from '../src/core/index.ts';
import { createLog, type LogOptions } from '../src/log.ts';

function record(options: Partial<LogOptions> = {}) {
  const written: string[] = [];
  const destination = { write: (line: string) => void written.push(line) };
  const log = createLog({ level: 'debug', format: 'json', ...options }, destination);
  return { log, written, lines: () => written.map((line) => JSON.parse(line)) };
}

test('a line has its level, its instant, the facts and the words', () => {
  const { log, lines } = record();
  const port: Log = log;
  port.warn({ post: 'k7qm', tries: 2, late: false, zone: null }, 'a job failed');
  expect(lines()).toEqual([
    {
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      post: 'k7qm',
      tries: 2,
      late: false,
      zone: null,
      msg: 'a job failed',
    },
  ]);
});

test.each([
  ['debug', 4],
  ['warn', 2],
  ['silent', 0],
] as const)('at %s, %i of four lines are written', (level, count) => {
  const { log, written } = record({ level });
  for (const write of [log.debug, log.info, log.warn, log.error]) write({}, 'words');
  expect(written).toHaveLength(count);
});

test('a terminal gets words first and no JSON around them', () => {
  const { log, written } = record({ format: 'pretty' });
  log.info({ post: 'k7qm' }, 'published');
  expect(written.join('')).toMatch(/^\[\d\d:\d\d:\d\d\] INFO: published.*"?post"?:\s*"k7qm"/s);
});

/** What a vendor's secrets look like; none of these opens anything. */
const planted = {
  bot: 'xoxb-1000-2000-PLANTEDplanted',
  app: 'xapp-1-A0SCHEDY01-3000-PLANTEDplanted',
  rotated: 'xoxe.xoxb-1-PLANTEDplanted',
  access: 'act.PLANTEDplanted1234567890!4567.e1',
  refresh: 'rft.PLANTEDplanted1234567890!4567.e1',
  bearer: 'Bearer PLANTEDplanted',
  upload: 'https://open-upload.tiktokapis.com/video/?upload_id=1&upload_token=PLANTED',
  uploadElsewhere: 'http://127.0.0.1:4000/upload?upload_token=PLANTED',
  response: 'https://hooks.slack.com/commands/T0RAMEN01/123/PLANTED',
  responseElsewhere: 'http://127.0.0.1:4000/response/actions/T0RAMEN01/PLANTED',
  ticket: 'http://localhost:3001/api/social/tiktok/connect?ticket=PLANTED',
  database: 'postgresql://schedy:PLANTED@db:5432/schedy',
  databaseWithSigns: 'postgresql://schedy:PL/AN@TED#PLANTED?@db:5432/schedy',
  redis: 'rediss://default:PLANTED@redis:6379/0',
  basic: 'Authorization: Basic abcPLANTEDplanted==',
  followUp: 'https://discord.com/api/v10/webhooks/1180000000000000001/aPLANTEDplanted/messages/@original',
  interaction: 'https://discord.com/api/v10/interactions/1180000000000000001/aPLANTEDplanted/callback',
  site: 'https://user:PLANTED@example.com/path',
  form: 'grant_type=refresh_token&refresh_token=PLANTED&client_secret=PLANTED',
  json: '{"access_token":"PLANTED","upload_url":"PLANTED"}',
  nestedJson: '"{\\"refresh_token\\":\\"PLANTED\\"}"',
};

test.each(Object.entries(planted))('%s is not written, wherever it stands', (_name, secret) => {
  const { log, written } = record();
  const error = new Failure('x', { kind: 'retry' }, { said: secret }, { cause: new Error(secret) });
  error.message = `It said ${secret}.`;
  log.error({ error, list: [{ deep: { deeper: secret } }], text: `(${secret})` }, `saw ${secret}`);
  expect(written.join('')).toContain('saw');
  expect(written.join('')).not.toMatch(/planted/i);
});

test.each([
  'token',
  'accessToken',
  'refresh_token',
  'SLACK_BOT_TOKEN',
  'Authorization',
  'uploadUrl',
  'responseUrl',
  'clientSecret',
  'signing-secret',
  'set-cookie',
  'codeVerifier',
  'password',
])('the value of %s is not written at any depth', (key) => {
  const { log, written } = record();
  log.info({ [key]: 'planted', inside: [{ [key]: { value: 'planted' } }] }, 'words');
  expect(written.join('')).not.toContain('planted');
});

test('what a reader needs stays', () => {
  const { log, lines } = record();
  const facts = {
    endpoint: '/v2/post/publish/video/init/',
    url: 'https://open.tiktokapis.com/v2/user/info/',
    publishId: 'v_pub_file~v2-1.7512345678901234567',
    logId: '20261124120000ABCDEF0123456789',
    hasToken: true,
    tokenVersion: 3,
    refreshToken: null,
    text: 'Contact. Action.',
  };
  log.info(facts, 'a contact.with.dots and 14:05');
  expect(lines()[0]).toMatchObject({ ...facts, msg: 'a contact.with.dots and 14:05' });
});

test('an error keeps its code, facts and cause, and nothing that a library hung on it', () => {
  const { log, lines } = record();
  const cause = Object.assign(new TypeError('socket hang up'), {
    code: 'ECONNRESET',
    config: { headers: { 'x-api': 'planted' } },
  });
  const facts = { endpoint: '/v2/x/' };
  log.warn({ error: new Failure('tiktok_unreachable', { kind: 'retry' }, facts, { cause }) }, 'w');
  const { error } = lines()[0];
  expect(error).toMatchObject({
    name: 'Failure',
    code: 'tiktok_unreachable',
    facts,
    remedy: { kind: 'retry' },
    cause: { name: 'TypeError', message: 'socket hang up', code: 'ECONNRESET' },
  });
  expect(error.stack).toContain('log.test.ts');
  expect(JSON.stringify(error)).not.toContain('planted');
});

test('circles, bytes and big numbers do not stop a line', () => {
  const { log, lines } = record();
  const circle: Record<string, unknown> = { bytes: Buffer.alloc(32), size: 2n ** 60n };
  circle.self = circle;
  log.info(circle, 'words');
  expect(lines()[0]).toMatchObject({ bytes: '[32 bytes]', size: '1152921504606846976' });
});
