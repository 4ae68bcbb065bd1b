import { expect, it } from 'vitest';
import { unreadableIn } from '../../../src/bots/desk/index.ts';
import { useDatabase } from '../use-database.ts';
import { allSettled, type Stage, type StageOptions, startStage, video } from './stage.ts';

const database = useDatabase();

interface Written {
  readonly text: string;
  readonly elements?: readonly object[];
}

async function openStage(slackOptions: StageOptions['slack'] = {}) {
  const stage = await startStage({ database: database(), slack: slackOptions });
  const { slack } = stage;
  slack.users.add({ id: 'U0BOB0001', name: 'bob' });
  slack.channels.add({ id: 'C0KITCHEN', name: 'kitchen', kind: 'channel', members: ['mia'] });
  slack.channels.add({ id: 'C0SECRET1', name: 'secret', kind: 'group', members: ['mia'] });
  slack.userGroups.add({ id: 'S0KITCHEN', handle: 'kitchen-team' });
  return stage;
}

/** What the desk is given of a message that Slack wrote so. */
async function read(stage: Stage, { text, elements }: Written): Promise<string> {
  const section = { type: 'rich_text_section', elements };
  const blocks = elements ? { blocks: [{ type: 'rich_text', block_id: 'b', elements: [section] }] } : {};
  await stage.slack.as('mia').dropVideo({ channel: 'food', files: [video], composed: { text, ...blocks } });
  await allSettled(stage.slack);
  await stage.takeKept();
  return stage.received.splice(0)[0]?.text ?? 'nothing';
}

const typed = (text: string) => ({ type: 'text', text });

it.each([
  {
    text: 'post now Thanks to <!subteam^S0KITCHEN|@kitchen-team> for the broth',
    elements: [typed('post now Thanks to '), { type: 'usergroup', usergroup_id: 'S0KITCHEN' }, typed(' for the broth')],
    seen: 'post now Thanks to @kitchen-team for the broth',
  },
  {
    text: 'post now With <@U0BOB0001> in the kitchen',
    elements: [typed('post now With '), { type: 'user', user_id: 'U0BOB0001' }, typed(' in the kitchen')],
    seen: 'post now With @bob in the kitchen',
  },
  {
    text: 'post now Ask in <#C0KITCHEN> for more',
    elements: [typed('post now Ask in '), { type: 'channel', channel_id: 'C0KITCHEN' }, typed(' for more')],
    seen: 'post now Ask in #kitchen for more',
  },
  {
    text: 'post tomorrow 7pm Thanks <!subteam^S0KITCHEN> and <@U0BOB0001|bob> and <#C0KITCHEN|>',
    seen: 'post tomorrow 7pm Thanks @kitchen-team and @bob and #kitchen',
  },
])('$text is read as people saw it', async ({ seen, ...written }) => {
  expect(await read(await openStage(), written)).toBe(seen);
});

it.each([
  ['a custom emoji', ':our-logo:', [typed('post now '), { type: 'emoji', name: 'our-logo' }]],
  ['a private channel', '#a-channel', [typed('post now '), { type: 'channel', channel_id: 'C0SECRET1' }]],
  ['somebody unknown', '@somebody', [typed('post now '), { type: 'user', user_id: 'U0NOBODY1' }]],
  ['what is new on Slack', 'a token', [typed('post now '), { type: 'hologram', hologram_id: 'H1' }]],
])('%s is marked, so that its author is asked', async (_what, label, elements) => {
  const text = await read(await openStage(), { text: 'post now', elements });

  expect(unreadableIn(text)).toEqual([label]);
  expect(text).not.toMatch(/[A-Z]0/);
});

it('a shortcode in a message without blocks is marked', async () => {
  expect(unreadableIn(await read(await openStage(), { text: 'post now Drop :ramen: at 10:30:45' }))).toEqual([
    ':ramen:',
  ]);
});

it('names are asked for where the installation does not allow them', async () => {
  const scopes = ['chat:write', 'commands', 'files:read', 'im:write', 'reactions:write', 'users:read'];
  const heard = ['app_mentions:read', 'channels:history', 'groups:history', 'im:history', 'mpim:history'];
  const stage = await openStage({ scopes: [...scopes, ...heard] });

  const text = await read(stage, { text: 'post now <!subteam^S0KITCHEN> <#C0KITCHEN>' });

  expect(unreadableIn(text)).toEqual(['@a-group', '#a-channel']);
});
