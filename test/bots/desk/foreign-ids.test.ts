/**
 * Ids of another workspace, in every button, form, command and suggestion: nothing happens there, and nothing of it is
 * told, also to an admin. The lists are those that the platforms register, so that a new one is tried by itself.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { actionNames, commands, type Desk, formNames, type Message } from '../../../src/bots/desk/index.ts';
import type { Sender } from '../../../src/core/index.ts';
import { hours, type Team } from '../../core/posts/stage.ts';
import { plainText } from './plain-text.ts';
import { useDesk, video } from './stage.ts';

describe.each(['slack', 'discord'] as const)('on %s', (platform) => {
  const at = useDesk({ platform });
  let there: Team;
  let ids: Readonly<Record<'scheduled' | 'waiting' | 'draft' | 'plan' | 'slot' | 'profile', string>>;
  let codes: string[];

  const later = (ms: number) =>
    ({ kind: 'at', at: new Date(at.stage.clock.now().getTime() + ms), note: null }) as const;
  /** An admin here who has pressed nothing yet: whoever presses too much is not listened to for a while. */
  const somebody = async (): Promise<Sender> =>
    at.senderOf(await at.stage.newPerson(at.team.workspaceId, true), { isAdmin: true });

  beforeEach(async () => {
    const { stage, desk } = at;
    there = await stage.newTeam();
    const { workspaceId, profileId, mia } = there;
    const mias = at.senderOf(mia);
    const scheduled = await stage.drop(mia, { when: later(5 * hours), caption: 'Secret ramen' });
    const message = at.said(mias, 'post 2 a day at 10:00 and 18:00 from tomorrow\na: Secret one\nb: Secret two', {
      files: [video('F1'), video('F2')],
    });
    await desk.receive(message);
    await desk.command({ sender: mias, text: 'slots add fridays 18:00' });
    await stage.prisma.workspace.update({ where: { id: workspaceId }, data: { approvals: true } });
    const waiting = await stage.drop(mia, { when: later(6 * hours), caption: 'Secret wait' });
    await stage.prisma.profile.update({ where: { id: profileId }, data: { askEveryTime: true } });
    const draft = await stage.drop(mia, { when: later(7 * hours), caption: 'Secret draft' });
    const plan = await stage.prisma.plan.findFirstOrThrow({ where: { workspaceId } });
    const slot = await stage.prisma.slot.findFirstOrThrow({ where: { workspaceId } });
    ids = { scheduled, waiting, draft, plan: plan.id, slot: slot.id, profile: profileId };
    codes = (await stage.prisma.post.findMany({ where: { workspaceId } })).map(({ code }) => code);
    await stage.ring();
  });

  /** All that is kept of the other workspace. */
  const kept = async () => {
    const { prisma } = at.stage;
    const where = { workspaceId: there.workspaceId };
    return {
      workspace: await prisma.workspace.findUnique({ where: { id: there.workspaceId } }),
      posts: await prisma.post.findMany({ where, orderBy: { id: 'asc' } }),
      plans: await prisma.plan.findMany({ where }),
      slots: await prisma.slot.findMany({ where }),
      profiles: await prisma.profile.findMany({ where }),
      tickets: await prisma.ticket.count({ where: { OR: [where, { profile: where }] } }),
      changes: await prisma.changeLog.count({ where }),
      approvals: await prisma.approval.count({ where: { post: where } }),
      history: await prisma.history.count({ where: { post: where } }),
      notices: await prisma.notice.count({ where: { thread: where } }),
    };
  };
  const tells = (message: Message | null | Awaited<ReturnType<Desk['suggest']>>): string[] => {
    const shown = JSON.stringify(message ?? null);
    const text = message && !Array.isArray(message) ? plainText(message as Message) : '';
    return ['Secret', there.handle].filter((secret) => shown.includes(secret) || text.includes(secret));
  };
  /** Told of the other workspace, by what was tried. */
  const leaks: string[] = [];
  const look = (tried: string, answer: Parameters<typeof tells>[0]): void => {
    if (tells(answer).length > 0) leaks.push(tried);
  };

  test('no button does or tells anything', async () => {
    const before = await kept();
    for (const action of actionNames) {
      const sender = await somebody();
      for (const [kind, id] of Object.entries(ids)) {
        for (const value of [
          id,
          `${id}|1`,
          `${id}|${ids.profile}`,
          `${id}|SELF_ONLY`,
          `${id}|${before.posts[0]?.dueAt?.getTime()}`,
        ]) {
          look(`${action} on a ${kind}`, await at.desk.press({ sender, action, value }));
        }
      }
    }
    expect(leaks).toEqual([]);
    expect(await kept()).toEqual(before);
  }, 240_000);

  test('nor does one that is pressed here by who is not, or no longer, allowed to', async () => {
    const before = await kept();
    const values = ['', '|1', `|${ids.profile}`, '|SELF_ONLY', `|${new Date().toISOString()}`];
    for (const action of actionNames) {
      for (const rights of [{}, { isGuest: true, guestsPost: true }]) {
        const sender = at.senderOf(await at.stage.newPerson(there.workspaceId), rights);
        for (const id of Object.values(ids)) {
          for (const more of values) await at.desk.press({ sender, action, value: `${id}${more}` });
        }
      }
    }
    const after = await kept();
    // Every member may renew a login and press Connect, which gives them a link of their own.
    expect({ ...after, tickets: before.tickets }).toEqual(before);
  }, 240_000);

  test('no form does or tells anything', async () => {
    const before = await kept();
    const values = {
      caption: 'Not theirs',
      date: '2026-12-01',
      time: '10:00',
      when: '2026-12-01 10:00',
      audience: 'SELF_ONLY',
      interactions: 'comments',
      reason: 'Because',
      link: '',
      profile: ids.profile,
      way: 'by_hand',
      hour: '09:00',
    };
    for (const name of formNames) {
      const sender = await somebody();
      for (const [kind, id] of Object.entries(ids)) {
        for (const value of [id, `${id}|1`, `changes_asked|${id}|1`, `rejected|${id}|1`]) {
          look(`${name} about a ${kind}`, await at.desk.submit({ sender, name, value, values }));
          look(
            `${name} about a ${kind}, drawn again`,
            (await at.desk.redraw({ sender, name, value, values })) as never,
          );
        }
      }
    }
    expect(leaks).toEqual([]);
    expect(await kept()).toEqual(before);
  }, 240_000);

  test('no command and no suggestion does or tells anything', async () => {
    const before = await kept();
    for (const { name } of commands) {
      const sender = await somebody();
      const more = ['', ' fri 9am', ' because'].flatMap((rest) => codes.map((code) => `${code}${rest}`));
      for (const said of ['', `on @${there.handle}`, ids.scheduled, ids.profile, ...more]) {
        const answer = await at.desk.command({ sender, text: `${name} ${said}`.trim() });
        // Whatever somebody writes may be said back to them.
        if (!said.includes(there.handle)) look(`/schedy ${name} ${said}`, answer);
      }
    }
    const suggested = ['posts', 'waiting posts', 'failed posts', 'all posts', 'profiles'] as const;
    const sender = await somebody();
    for (const what of suggested) {
      for (const typed of ['', 'Secret', there.handle.slice(0, 3), ...codes]) {
        look(`${what} for ${typed}`, await at.desk.suggest({ sender, what, typed }));
      }
    }
    expect(leaks).toEqual([]);
    expect(await kept()).toEqual(before);
  }, 240_000);
});
