import { expect, it } from 'vitest';
import { tellWeekOfTeam } from './a-week.ts';

it('docs/a-week.md is what a team really meets; `npx vitest run test/house/a-week.test.ts -u` writes it anew', {
  timeout: 400_000,
}, async () => {
  await expect(await tellWeekOfTeam()).toMatchFileSnapshot('../../docs/a-week.md');
});
