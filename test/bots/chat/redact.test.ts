import { expect, it } from 'vitest';
import { describeError, redact } from '../../../src/bots/chat/redact.ts';
import { createBoltLogger } from '../../../src/bots/slack/api.ts';
import { recordLog } from '../record-log.ts';

it('takes tokens and the paths of addresses out of what is logged', () => {
  expect(redact('Bearer xoxb-1000-2000-abc and xapp-1-A0-3-def, xoxe.xoxb-1-abc')).toBe(
    'Bearer [token] and [token], [token]',
  );
  expect(redact('POST https://hooks.slack.com/actions/T1/2/secret failed (wss://a.b/link?t=1)')).toBe(
    'POST https://hooks.slack.com/… failed (wss://a.b/…)',
  );
  expect(describeError(new TypeError('Failed to parse URL from http://a:1/b'))).toBe(
    'TypeError: Failed to parse URL from http://a:1/…',
  );
});

it('drops what the vendor says in confidence and every object', () => {
  const { log, lines } = recordLog();
  const logger = createBoltLogger(log);

  logger.debug('http request body: {"token":"xoxb-1"}');
  logger.warn('http request failed', { token: 'xoxb-2' });
  logger.error(new Error('No answer from https://slack.com/api/x?token=xoxb-3'));

  expect(lines.map(({ level }) => level)).toEqual(['warn', 'error']);
  expect(JSON.stringify(lines)).not.toMatch(/xox|\/api\//);
});
