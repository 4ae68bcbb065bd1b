/** `npm run chaos` is worth something only if it finds what it is there to find. */
import { expect, it } from 'vitest';
import { makeCopy, type Planted, plant, runScript } from './copy.ts';

/** The publish id is stored only when TikTok has the first chunk: nothing remembers an upload before. */
const idStoredLate: readonly Planted[] = [
  {
    file: 'src/core/posts',
    before: '  readonly fromByte: number;\n',
    after: '  readonly fromByte: number;\n  readonly keepId?: () => Promise<void>;\n',
  },
  {
    file: 'src/core/posts',
    before: '    await forgetFailures(deps, claim);',
    after: '    await upload.keepId?.();',
  },
  {
    file: 'src/core/posts',
    before: '  await renewClaim(deps, claim, {\n    publishId,',
    after: '  const keepId = () => renewClaim(deps, claim, {\n    publishId,',
  },
  {
    file: 'src/core/posts',
    before: '  return { uploadUrl, fromByte: 0, isWhole };',
    after: '  return { uploadUrl, fromByte: 0, isWhole, keepId };',
  },
];

/** Whichever alarm rings takes the post, also one that rings too early: here all of them do, at half their time. */
const claimUnguarded: readonly Planted[] = [
  {
    file: 'src/jobs/alarm.ts',
    before: "set({ name: 'publish-post', payload, id, delayMs: msUntil(wakeAt) });",
    after: "set({ name: 'publish-post', payload, id, delayMs: msUntil(wakeAt) / 2 });",
  },
  {
    file: 'src/core/posts',
    before: '      scheduleVersion,\n      wakeAt: { lte: now },\n      awaitingApproval: false,\n',
    after: '      awaitingApproval: false,\n',
  },
];

// With the first seed the answers to the third, the fourth and the ninth chunk are lost on their way: whichever posts go
// first, one of them is the last chunk of a video that has no other.
it.for([
  { bug: 'a publish id that is stored too late', planted: idStoredLate, counted: 'duplicates', seed: '2767' },
  { bug: 'a claim without its guard', planted: claimUnguarded, counted: 'too early', seed: '25' },
])('chaos counts what comes of $bug', { timeout: 900_000 }, async ({ planted, counted, seed }, { onTestFinished }) => {
  const copy = await makeCopy(onTestFinished);
  for (const one of planted) await plant(copy, one);

  const run = ['--embedded', '--posts', '12', '--kills', '0', '--seed', seed, '--minutes', '8'];
  const { status, output } = await runScript(copy, 'chaos', ...run);

  expect(output).toMatch(new RegExp(`✗ WRONG ${counted}: [1-9]`));
  expect(status).toBe(1);
});
