import { expect, it } from 'vitest';
import { createBoltLogger } from '../../../src/bots/slack/api.ts';
import { throttleWarnings } from '../../../src/bots/slack/receivers.ts';
import { recordLog } from '../record-log.ts';

it('a flood of unsigned requests writes a line a minute, which counts the others', () => {
  const { log, lines } = recordLog();
  let nowMs = 0;
  const logger = throttleWarnings(createBoltLogger(log), () => nowMs);

  for (let request = 0; request < 1_000; request += 1) logger.warn('Failed to verify');
  expect(lines).toHaveLength(1);

  nowMs = 60_000;
  logger.warn('Failed to verify');
  expect(lines).toHaveLength(2);
  expect(JSON.stringify(lines[1])).toContain('999 more');

  logger.error('a bug is always said');
  expect(lines).toHaveLength(3);
});
