import { expect, it } from 'vitest';
import { tellWeekOfTeam } from './a-week.ts';

it('docs/a-week.md is what a team really meets; `npx vitest run test/house/a-week.test.ts -u` writes it anew', async () => {
  await expect(await tellWeekOfTeam()).toMatchFileSnapshot('../../docs/a-week.md');
});
