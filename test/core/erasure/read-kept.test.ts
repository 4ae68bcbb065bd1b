/** What is handed to somebody who asks for their data: all of it, nothing of others, no token. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportForOperator } from '../../../src/core/index.ts';
import { minutes, openStage, type Stage } from '../posts/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());

describe.each(['slack', 'discord'] as const)('on %s', (platform) => {
  it('a member is given their own, a workspace everything of its own', async () => {
    const { prisma } = stage;
    const { mia, handle, profileId } = await stage.newTeam();
    const other = await stage.newTeam();
    for (const { workspaceId: id } of [mia, other.mia]) {
      await prisma.workspace.update({ where: { id }, data: { platform } });
    }
    const leo = await stage.newPerson(mia.workspaceId);
    const out = await stage.drop(mia, { caption: 'Gone out #mine' });
    await stage.pass(2 * minutes);
    await stage.drop(leo, { when: { kind: 'unsaid' }, caption: 'Draft #of-leo' });
    await stage.drop(other.mia, { when: { kind: 'unsaid' }, caption: 'Draft #elsewhere' });
    await prisma.history.updateMany({ where: { postId: out, move: 'schedule' }, data: { actor: leo.id } });
    const { openId, accessToken, refreshToken } = await prisma.profile.findUniqueOrThrow({ where: { id: profileId } });

    const mine = await exportForOperator(prisma, { member: `${platform}:${mia.externalId}` });
    expect(mine).toMatchObject({
      members: [{ externalId: mia.externalId }],
      accounts: [{ handle, openId }],
      posts: [{ caption: 'Gone out #mine', state: 'published', consents: [{}], attempts: [{}], video: {} }],
      videos: [{}],
    });
    const text = JSON.stringify(mine);
    for (const others of ['#of-leo', '#elsewhere', leo.id, leo.externalId, other.mia.externalId]) {
      expect(text).not.toContain(others);
    }
    expect(text).toContain('somebody else');
    const { externalId } = await prisma.workspace.findUniqueOrThrow({ where: { id: mia.workspaceId } });
    const all = JSON.stringify(await exportForOperator(prisma, { workspace: externalId }));
    for (const part of ['#mine', '#of-leo', leo.externalId, handle]) expect(all).toContain(part);
    for (const others of ['#elsewhere', other.mia.externalId, other.handle]) expect(all).not.toContain(others);
    for (const token of [accessToken, refreshToken]) {
      expect(token).toBeTruthy();
      expect(text + all).not.toContain(token);
    }
    expect(await exportForOperator(prisma, { member: `${platform}:U0NOBODY` })).toBeNull();
    expect(await exportForOperator(prisma, { workspace: 'T0NOBODY' })).toBeNull();
  });
});
