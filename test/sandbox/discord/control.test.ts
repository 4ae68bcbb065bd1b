import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ButtonBuilder, ButtonStyle, Events, type Interaction, SlashCommandBuilder } from 'discord.js';
import { expect, it, onTestFinished } from 'vitest';
import { askControl } from '../ask-control.ts';
import { startClient, startDiscord } from './start.ts';

async function startControlled() {
  const discord = await startDiscord();
  const ask = askControl(discord);
  await ask('POST', 'users', { name: 'mia', isAdmin: true });
  await ask('POST', 'channels', { name: 'videos' });
  return { discord, ask };
}

const go = new ButtonBuilder().setCustomId('go').setLabel('Go').setStyle(ButtonStyle.Primary);

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isButton()) await interaction.deferUpdate();
  if (!interaction.isChatInputCommand()) return;
  const video = interaction.options.getAttachment('video', true);
  const components = [{ type: 1, components: [go.toJSON()] }];
  await interaction.reply({ content: `you gave ${video.name}`, components });
}

it('lets another process talk, run commands with files and press buttons', async () => {
  const { discord, ask } = await startControlled();
  const client = await startClient(discord, (starting) =>
    starting.on(Events.InteractionCreate, (interaction) => void answer(interaction)),
  );
  const command = new SlashCommandBuilder()
    .setName('post')
    .setDescription('Post a video')
    .addAttachmentOption((video) => video.setName('video').setDescription('The video'));
  await client.application.commands.set([command]);

  const said = await ask('POST', 'say', { user: 'mia', channel: 'videos', text: 'hello' });
  const form = new FormData();
  const fields = { user: 'mia', channel: 'videos', command: '/post', fileOption: 'video' };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new File(['video'], 'clip.mp4'));
  const run = await ask('POST', 'command', form);
  const place = { user: 'mia', channel: 'videos', id: run.answer.message.id };
  const click = await ask('POST', 'click', { ...place, button: 'Go' });
  const messages = await ask('GET', 'messages?channel=videos');
  const commands = await ask('GET', 'commands');

  expect(said.answer).toMatchObject({ content: 'hello', rendered: 'hello' });
  expect(run.answer).toMatchObject({ ok: true, kind: 'message' });
  expect(click.answer).toMatchObject({ ok: true, kind: 'deferred-update' });
  expect(messages.answer).toMatchObject([{}, { rendered: 'you gave clip.mp4\n→ Go' }]);
  expect(commands.answer).toMatchObject([{ name: 'post' }]);
});

it('takes dropped files by path and as multipart', async () => {
  const { ask } = await startControlled();
  const folder = await mkdtemp(join(tmpdir(), 'discord-control-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'clip.mp4');
  await writeFile(path, 'video');
  const form = new FormData();
  for (const [name, value] of [
    ['user', 'mia'],
    ['channel', 'videos'],
  ] as const) {
    form.append(name, value);
  }
  form.append('files', new File(['a longer video'], 'other.mov'));

  const dropped = { user: 'mia', channel: 'videos', files: [{ name: 'clip.mp4', path }] };
  const byPath = await ask('POST', 'drop', dropped);
  const byForm = await ask('POST', 'drop', form);

  expect(byPath.answer.attachments).toMatchObject([{ name: 'clip.mp4', sizeBytes: 5, mimetype: 'video/mp4' }]);
  expect(byForm.answer.attachments).toMatchObject([{ name: 'other.mov', sizeBytes: 14 }]);
});

it('says what is wrong with a request, plans faults and forgets everything', async () => {
  const { discord, ask } = await startControlled();

  expect(await ask('POST', 'say', { user: 'leo', text: 'x' })).toMatchObject({
    status: 400,
    answer: { error: 'Nobody on this Discord is called "leo".' },
  });
  expect(await ask('GET', 'nothing')).toMatchObject({ status: 404 });
  const action = { kind: 'answer', status: 502 };
  await ask('POST', 'faults', { pattern: '/gateway', action });
  expect((await fetch(`${discord.url}/api/v10/gateway`)).status).toBe(502);
  expect((await fetch(`${discord.url}/api/v10/gateway`)).status).toBe(200);
  await ask('POST', 'reset');
  expect((await ask('GET', 'users')).answer).toMatchObject([{ name: 'schedy' }]);
  expect((await ask('GET', 'calls')).answer).toEqual([]);
});
