/**
 * What no button, form or suggestion of ours carries, as a forged click can: no id, a word, 10,000 characters, the id of
 * something else. Each gets a quiet clear no; none is a bug that somebody has to look into.
 */
import { beforeEach, expect, test } from 'vitest';
import { actionNames, commands, formNames, type Message } from '../../../src/bots/desk/index.ts';
import type { Sender } from '../../../src/core/index.ts';
import { hours } from '../../core/posts/stage.ts';
import { useDesk } from './stage.ts';

const at = useDesk({ platform: 'discord' });
let ids: Readonly<Record<'post' | 'waiting' | 'profile' | 'member', string>>;
let isOpen = false;

beforeEach(async () => {
  if (isOpen) return;
  isOpen = true;
  const { stage, team } = at;
  const when = { kind: 'at', at: new Date(stage.clock.now().getTime() + 5 * hours), note: null } as const;
  const post = await stage.drop(team.mia, { when });
  await stage.prisma.workspace.update({ where: { id: team.workspaceId }, data: { approvals: true } });
  const waiting = await stage.drop(team.mia, { when });
  ids = { post, waiting, profile: team.profileId, member: team.mia.id };
});

/** An admin of another workspace, who has pressed nothing yet: whoever presses too much is not listened to for a while. */
let elsewhere = '';
const stranger = async (): Promise<Sender> => {
  elsewhere ||= (await at.stage.newTeam()).workspaceId;
  return at.senderOf(await at.stage.newPerson(elsewhere, true), { isAdmin: true });
};
const fields = [
  'caption',
  'date',
  'time',
  'when',
  'audience',
  'interactions',
  'profile',
  'way',
  'hour',
  'zone',
  'link',
];
const nines = '9'.repeat(10_000);
const alone = ['', '|', "'; drop", 'x'.repeat(10_000), nines, '-1', '\0', '\ud83c', '0'];
const behind = ['1', '99999999999', 'word', nines, '2026-13-45T99:99'];
/** At most 30, so that one person can press them all within a minute. */
const values = (): string[] => [
  ...alone,
  ...Object.values(ids),
  `${ids.post}x`,
  ` ${ids.post}`,
  ids.post.slice(1),
  ...behind.map((rest) => `${ids.post}|${rest}`),
  `${ids.waiting}|word`,
  `${ids.profile}|direct`,
  `${ids.member}|1`,
];

/** What was tried and ended as a bug, or in no words where the card shows nothing either. */
async function badly(tried: string, trying: () => Promise<Message | null | unknown>): Promise<string[]> {
  try {
    await trying();
    return [];
  } catch (error) {
    return [`${tried.slice(0, 80)}: ${String(error).replaceAll(/\s+/g, ' ').slice(-160)}`];
  }
}

test.each(actionNames)('the button %s answers', async (action) => {
  const failed: string[] = [];
  const sender = await stranger();
  for (const value of values()) {
    failed.push(...(await badly(`${action} ${value}`, () => at.desk.press({ sender, action, value }))));
  }
  expect(failed).toEqual([]);
});

test.each(formNames)('the form %s answers, sent and drawn again', async (name) => {
  const failed: string[] = [];
  const sender = await stranger();
  for (const [serial, value] of values().entries()) {
    const typed = Object.fromEntries(fields.map((field) => [field, serial % 2 ? 'word' : '9'.repeat(3000)]));
    const sent = name === 'approval' ? `rejected|${value}` : value;
    const form = { sender, name, value: sent, values: { ...typed, reason: 'Because' } };
    failed.push(...(await badly(`${name} ${sent}`, () => at.desk.submit(form))));
    failed.push(...(await badly(`${name} ${sent}, drawn`, () => at.desk.redraw(form))));
  }
  expect(failed).toEqual([]);
});

test.each(commands.map(({ name }) => name))('/schedy %s answers', async (name) => {
  const failed: string[] = [];
  const sender = await stranger();
  for (const typed of [...alone, ids.post]) {
    const text = `${name} ${typed}`;
    failed.push(...(await badly(`/schedy ${text}`, () => at.desk.command({ sender, text }))));
  }
  expect(failed).toEqual([]);
});

const suggested = [
  ...(['posts', 'waiting posts', 'failed posts', 'all posts', 'profiles', 'times', 'zones'] as const),
  ...(['weeks', 'rhythms', 'settings'] as const),
] as const;

test.each(suggested)('what is suggested of %s answers', async (what) => {
  const failed: string[] = [];
  const sender = await stranger();
  for (const typed of [...alone, ids.post]) {
    failed.push(...(await badly(`${what} for ${typed}`, () => at.desk.suggest({ sender, what, typed }))));
  }
  expect(failed).toEqual([]);
});
