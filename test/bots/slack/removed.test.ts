/** The app is removed from its workspace: Slack tells it in two events, and is asked whether it is so. */
import { expect, it } from 'vitest';
import { useDatabase } from '../use-database.ts';
import { startStage } from './stage.ts';

const database = useDatabase();

it.each(['socket', 'http'] as const)('an uninstall over %s is noticed', { timeout: 60_000 }, async (mode) => {
  const stage = await startStage({ database: database(), mode });
  expect(stage.left.splice(0)).toEqual([`back in ${stage.team}`]);
  stage.slack.uninstall();
  await expect.poll(() => stage.kept.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
  await stage.takeKept();
  expect(new Set(stage.left)).toEqual(new Set([stage.team]));
});
