import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { actionNames, commands, formNames } from '../../src/bots/desk/index.ts';
import { describeCommands } from '../../src/bots/discord/commands.ts';
import { registered as discord } from '../../src/bots/discord/index.ts';
import { invitedPermissions, permissionNames } from '../../src/bots/discord/permissions.ts';
import { registered as slack } from '../../src/bots/slack/index.ts';
import { inviteToDiscord } from '../../src/web/index.ts';

interface Offer {
  readonly words: readonly string[];
  readonly menu: readonly string[];
  readonly actions: readonly string[];
  readonly forms: readonly string[];
}

/** What only one of them has, and why. */
const differences: Readonly<Record<string, { only: 'slack' | 'discord'; because: string }>> = {
  'action set_zone': {
    only: 'discord',
    because: 'Slack tells where people are, Discord does not',
  },
  'form time_zone': {
    only: 'discord',
    because: 'Slack tells where people are, Discord does not',
  },
  'form post': {
    only: 'discord',
    because: "files in Slack's forms end at 10 MB, which few videos stay under",
  },
};

const listed = ({ words, menu, actions, forms }: Offer): string[] => [
  ...words.map((name) => `command ${name}`),
  ...menu.map((name) => `menu ${name}`),
  ...actions.map((name) => `action ${name}`),
  ...forms.map((name) => `form ${name}`),
];

describe('what both bots offer, side by side', () => {
  const onSlack = listed(slack);
  const onDiscord = listed(discord);

  it('is the same but for the differences that have a reason', () => {
    const found = [
      ...onSlack.filter((one) => !onDiscord.includes(one)).map((one) => [one, 'slack']),
      ...onDiscord.filter((one) => !onSlack.includes(one)).map((one) => [one, 'discord']),
    ];
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(Object.entries(differences).map(([name, { only }]) => [name, only])),
    );
  });

  it('is all that the desk describes', () => {
    const described = [
      ...commands.map(({ name }) => `command ${name}`),
      ...actionNames.map((name) => `action ${name}`),
      ...formNames.map((name) => `form ${name}`),
    ];
    const offered = new Set([...onSlack, ...onDiscord]);
    expect(described.filter((one) => !offered.has(one))).toEqual([]);
  });

  it('has a reason for every difference', () => {
    for (const { because } of Object.values(differences)) expect(because).toMatch(/\w+ \w+/);
  });
});

const declared = z.array(z.object({ type: z.number(), name: z.string(), options: z.array(z.unknown()).optional() }));
const subcommand = z.object({
  name: z.string().regex(/^[a-z]{1,32}$/),
  description: z.string().min(1).max(100),
  options: z.array(z.object({ name: z.string(), description: z.string().min(1).max(100) })),
});

it('Discord is told every command of the desk, with its options', () => {
  const [slash, menu] = declared.parse(describeCommands(false));
  const told = z.array(subcommand).parse(slash?.options);

  expect(menu?.name).toBe('Post to TikTok');
  expect(told.map(({ name, options }) => [name, ...options.map((one) => one.name)])).toEqual(
    commands.map(({ name, options = [] }) => [name, ...options.map((one) => one.name)]),
  );
});

it('the README invites the bot with the permissions it needs, and says why for each', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const [, behind = ''] = readme.split('### Discord permissions');
  const [section = ''] = behind.split(/^## /m);
  const rows = [...section.matchAll(/^\| ([A-Z][\w ]+) \| (\w+ \w+.*) \|$/gm)];

  expect(invitedPermissions).toBe(311385246784n);
  expect(section).toContain(`&permissions=${invitedPermissions}`);
  expect(inviteToDiscord('YOUR_APPLICATION_ID')).toMatch(new RegExp(`&permissions=${invitedPermissions}$`));
  expect(rows.map(([, name]) => name)).toEqual(permissionNames);
});
