import { describe, expect, it } from 'vitest';
import { unreadableIn } from '../../../src/bots/desk/index.ts';
import { plainMarkdown } from '../../../src/bots/discord/events/plain-markdown.ts';
import { useDatabase } from '../use-database.ts';
import { patience, startStage } from './stage.ts';

const database = useDatabase();

async function openStage() {
  const ids = { role: '', botRole: '' };
  const stage = await startStage({
    database: database(),
    prepare: (discord) => {
      const guild = discord.guilds.home().id;
      ids.role = discord.guilds.addRole(guild, 'kitchen-team').id;
      ids.botRole = discord.guilds.botRole(guild)?.id ?? '';
      discord.users.add({ name: 'bob' });
      discord.channels.add({ name: 'kitchen' });
      discord.channels.add({ name: 'secret', members: ['mia'] });
    },
  });
  const { discord } = stage;
  /** What the desk is given of a message that was sent as these words. */
  const read = async (text: string): Promise<string> => {
    const { id } = await discord.as('mia').say({ channel: 'food', text });
    await expect.poll(() => stage.rowsOf(id), patience).toBe(1);
    await stage.takeKept();
    return stage.received.splice(0)[0]?.text ?? 'nothing';
  };
  const idOf = (name: string) => discord.channels.get(name).id;
  return { ...stage, read, ids, idOf, bob: discord.users.get('bob').id };
}

describe('a caption', () => {
  it('has the names that people saw in place of roles, channels, people and commands', async () => {
    const { read, ids, idOf, bob } = await openStage();

    const text = await read(
      `@schedy post now Ask <@&${ids.role}> in <#${idOf('kitchen')}> with <@${bob}> or </schedy post:1180000000000000888> <id:customize>`,
    );

    expect(text).toBe('post now Ask @kitchen-team in #kitchen with @bob or /schedy post Channels & Roles');
  });

  it('is marked where nobody can tell what its author saw', async () => {
    const { read, idOf } = await openStage();

    const text = await read(
      `@schedy post now <:broth:1180000000000000999> <@&1180000000000000777> <#${idOf('secret')}> <t:1798822800:F>`,
    );

    expect(unreadableIn(text)).toEqual([':broth:', '@a-role', '#a-channel', 'a time']);
    expect(text).not.toMatch(/\d/);
  });

  it('names the pages of a server, and marks what is not known yet', async () => {
    const { read } = await openStage();

    const text = await read(
      '@schedy post now <id:browse> <id:linked-roles> <id:linked-roles:1180000000000000666> <sound:0:1180000000000000555> <@$1180000000000000444> <b:x:1180000000000000333>',
    );

    expect(text).toMatch(/^post now Browse Channels Linked Roles Linked Roles /);
    expect(unreadableIn(text)).toEqual(['a token']);
    expect(text).not.toMatch(/[<>\d]/);
  });

  it('keeps what only looks like that', async () => {
    const { read } = await openStage();
    const words = 'post now I <3 you <https://x.example/1180000000000000666> 5<6 <call 12345>';

    expect(await read(`@schedy ${words}`)).toBe(words.replace(/<(https[^>]*)>/, '$1'));
  });

  it('has no Markdown left', async () => {
    const { read } = await openStage();

    expect(await read('@schedy post now **New** ramen ||drop||\n> *tonight*')).toBe('post now New ramen drop\ntonight');
  });
});

it.each([
  ['***both*** _one_ __two__ ~~three~~ ||four||', 'both one two three four'],
  ['*a **b***', 'a b'],
  ['my_cool_video.mp4 2 * 3 * 4', 'my_cool_video.mp4 2 * 3 * 4'],
  ['# Head\n-# small\n- item\n#cooking', 'Head\nsmall\n• item\n#cooking'],
  ['`a_b_ **c**` ``d`e``', 'a_b_ **c** d`e'],
  ['```js\nlet a = 1\n```', 'let a = 1'],
  ['[the dish](https://en.wikipedia.org/wiki/Ramen_(dish)) (really)', 'the dish (really)'],
  ['[**bold** and _slanted_](<https://x.example/a(b)c>)!', 'bold and slanted!'],
  ['[no link](www.x.example) [nor](https://x.example/(open', '[no link](www.x.example) [nor](https://x.example/(open'],
  ['> a\n> b\n\n>>> c\nd', 'a\nb\n\nc\nd'],
  ['**over\ntwo lines** ||a ~~b~~ __c__||', 'over\ntwo lines a b c'],
  ['R&amp;B &lt;3 :ramen: 12:30:45', 'R&amp;B &lt;3 :ramen: 12:30:45'],
  ['```\n**a**\n  _b_\n``` `<@1>`', '**a**\n  _b_ <@1>'],
  ['[our *menu*](https://x.example/a_b_c) <https://y.example/_d_>', 'our menu https://y.example/_d_'],
  ['\\*no\\* ¯\\_(ツ)_/¯ **open', '*no* ¯\\_(ツ)_/¯ **open'],
  ['https://x.example/a_b_c', 'https://x.example/a_b_c'],
  ['**** ||||', '**** ||||'],
])('%j is seen as %j', (typed, seen) => {
  expect(plainMarkdown(typed)).toBe(seen);
});
