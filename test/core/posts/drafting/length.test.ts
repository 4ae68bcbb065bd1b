/** Two limits for the length of a video: the operator's before anything is asked, TikTok's for the account. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawReply } from '../../../../src/bots/desk/view/index.ts';
import { plainText } from '../../../bots/desk/plain-text.ts';
import { hours, openStage, type Stage, type Team } from '../stage.ts';

let stage: Stage;
let team: Team;
beforeAll(async () => {
  stage = await openStage({ maxVideoSeconds: 1800 });
  team = await stage.newTeam();
});
afterAll(() => stage.stop());

async function told(): Promise<{ state: string; reply: string }> {
  const when = { kind: 'at', at: new Date(stage.clock.now().getTime() + hours), note: null } as const;
  const postId = await stage.drop(team.mia, { video: 'eleven-minutes.mp4', when });
  await stage.ring();
  const { state, thread } = await stage.read(postId);
  const replies = stage.chat.replies(thread.channel, thread.root).map((one) => plainText(drawReply(one, 'slack')));
  return { state, reply: replies.at(-1) ?? '' };
}

test('longer than ten minutes is taken where the operator says so, as far as TikTok takes it from the account', async () => {
  expect(await told()).toMatchObject({ state: 'scheduled' });
  stage.standIn.accounts.change(team.handle, { maxVideoSeconds: 300 });
  stage.clock.pass(hours);
  const { state, reply } = await told();
  expect(state).toBe('failed');
  expect(reply).toContain(`11:00 long; TikTok takes 3 s to 5:00 from @${team.handle}.`);
  expect(reply).not.toContain('MAX_VIDEO_MINUTES');
});
