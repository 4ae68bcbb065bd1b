/** docs/reliability.md says what comes of every fault of every call; here each row is played. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage, type Stage } from '../core/posts/stage.ts';
import { columns, type FaultTable, readFaultTable } from './fault-table.ts';
import { type CallName, faults } from './faults.ts';
import { playRow } from './scenes.ts';

/** Each chapter is a test file of its own, so that they are played beside each other. */
type Chapter = 'logging in' | 'publishing' | 'asking';

const chapterOf: Record<CallName, Chapter> = {
  'creator info': 'publishing',
  init: 'publishing',
  'inbox init': 'publishing',
  chunk: 'publishing',
  'status after the last byte': 'asking',
  'status before going on': 'asking',
  refresh: 'logging in',
  'code exchange': 'logging in',
  'user info': 'logging in',
  revoke: 'logging in',
};

export async function playCalls(chapter: Chapter): Promise<void> {
  const table: FaultTable = await readFaultTable();
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage({ timeouts: { apiMs: 400, chunkIdleMs: 400, chunkAnswerMs: 400 } });
  });
  afterAll(() => stage.stop());

  const calls = Object.entries(faults).filter(([name]) => chapterOf[name as CallName] === chapter);
  describe.each(calls)('%s', (name, itsFaults) => {
    test('has a row for each fault and no other, every cell filled', () => {
      const rows = table.get(name) ?? new Map();
      expect([...rows.keys()]).toEqual(Object.keys(itsFaults));
      for (const [fault, row] of rows) {
        expect(Object.keys(row), `a cell is missing at "${fault}"`).toEqual([...columns]);
      }
    });

    test.each(Object.entries(itsFaults))('%s', async (fault, action) => {
      const written = table.get(name)?.get(fault);
      expect(await playRow(stage, name as CallName, action)).toEqual(written);
    });
  });
}
