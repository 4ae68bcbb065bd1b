import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  ContextMenuCommandBuilder,
  Events,
  type Interaction,
  LabelBuilder,
  ModalBuilder,
  type ModalSubmitInteraction,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { DiscordOptions } from '../../../sandbox/discord/index.ts';
import { createHeard } from './heard.ts';
import { codeOf } from './refusal.ts';
import { startClient, startWithMia } from './start.ts';

const commands = [
  new SlashCommandBuilder()
    .setName('schedy')
    .setDescription('Post videos to TikTok')
    .addSubcommand((help) => help.setName('help').setDescription('Help'))
    .addSubcommand((move) =>
      move
        .setName('move')
        .setDescription('Move a post')
        .addStringOption((post) => post.setName('post').setDescription('Which').setRequired(true).setAutocomplete(true))
        .addStringOption((when) => when.setName('when').setDescription('When')),
    ),
  new ContextMenuCommandBuilder().setName('Post to TikTok').setType(3),
];

/** Whatever the app does with an interaction; its failures fail the test. */
type Answering = (interaction: Interaction) => Promise<unknown>;

async function start(answering: Answering, options: DiscordOptions = { rateLimits: false }) {
  const started = await startWithMia(options);
  const heard = createHeard<Interaction>();
  const client = await startClient(started.discord, (starting) =>
    starting.on(Events.InteractionCreate, (interaction) => {
      void answering(interaction).then(() => heard.add(interaction));
    }),
  );
  await client.application.commands.set(commands);
  const { discord } = started;
  const help = () => discord.as('mia').command('/schedy help', {}, 'videos');
  return { ...started, client, heard, mia: discord.as('mia'), help };
}

const button = new ButtonBuilder().setCustomId('cancel:k7qm').setLabel('Cancel').setStyle(ButtonStyle.Danger);
const link = new ButtonBuilder()
  .setLabel('Connect TikTok')
  .setURL('https://schedy.example/')
  .setStyle(ButtonStyle.Link);
const times = new StringSelectMenuBuilder()
  .setCustomId('when')
  .setPlaceholder('When?')
  .addOptions(['07:00', '19:00'].map((time) => ({ label: time, value: time })));
const rows = [
  new ActionRowBuilder<ButtonBuilder>().addComponents(button, link),
  new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(times),
];

const form = new ModalBuilder()
  .setCustomId('edit:k7qm')
  .setTitle('Edit post')
  .addLabelComponents(
    new LabelBuilder()
      .setLabel('Caption')
      .setTextInputComponent((text) => text.setCustomId('caption').setStyle(2).setMaxLength(20).setValue('Ramen drop')),
    new LabelBuilder().setLabel('Video').setFileUploadComponent((file) => file.setCustomId('video').setRequired(false)),
    new LabelBuilder().setLabel('Who can watch').setStringSelectMenuComponent((select) =>
      select.setCustomId('privacy').addOptions([
        { label: 'Everyone', value: 'public', default: true },
        { label: 'Only me', value: 'private' },
      ]),
    ),
  );

const isCommand = (interaction: Interaction): interaction is ChatInputCommandInteraction =>
  interaction.isChatInputCommand();

describe('a command', () => {
  it('is answered to one person alone', async () => {
    const { discord, help, heard } = await start(async (interaction) => {
      if (isCommand(interaction)) await interaction.reply({ content: 'Help', flags: 'Ephemeral' });
    });

    expect(await help()).toMatchObject({ ok: true, answer: { kind: 'message' } });
    await heard.until(1);
    expect(discord.messages('videos')).toEqual([]);
    expect(discord.transcript('videos')).toBe('Schedy (only mia) Help');
    expect(discord.deliveries.at(-1)).toMatchObject({ kind: 'interaction', ok: true });
  });

  it('is lost when nobody answers within three seconds', async () => {
    const late = createHeard<[number, unknown]>();
    const { help } = await start(
      async (interaction) => {
        if (!isCommand(interaction)) return;
        await failing;
        late.add(await codeOf(interaction.reply('too late')));
      },
      { answerTimeoutMs: 30 },
    );
    let fail = (): void => undefined;
    const failing = new Promise<void>((resolve) => {
      fail = resolve;
    });

    expect(await help()).toEqual({ ok: false, error: 'The application did not respond' });
    fail();
    expect(await late.until(1)).toEqual([[404, 10062]]);
  });

  it('cannot be answered twice', async () => {
    const codes = createHeard<[number, unknown]>();
    const { help, client } = await start(async (interaction) => {
      if (!isCommand(interaction)) return;
      await interaction.reply('one');
      const { id, token } = interaction;
      const body = { type: 4, data: { content: 'two' } };
      const path = `/interactions/${id}/${token}/callback` as const;
      codes.add(await codeOf(client.rest.post(path, { body, auth: false })));
    });

    await help();
    expect(await codes.until(1)).toEqual([[400, 40060]]);
  });

  it('can be followed up for fifteen minutes and not longer', async () => {
    let now = new Date('2026-11-25T12:00:00Z');
    const { discord, help, heard } = await start(
      async (interaction) => {
        if (!isCommand(interaction)) return;
        await interaction.deferReply();
        await interaction.editReply('one');
        const second = await interaction.followUp({ content: 'two', flags: 'Ephemeral' });
        await interaction.editReply({ message: second, content: 'deux' });
        await interaction.deleteReply();
      },
      { now: () => now, rateLimits: false },
    );

    await help();
    const [interaction] = await heard.until(1);
    if (!interaction || !isCommand(interaction)) throw new Error('No command was heard.');
    expect(discord.messages('videos')).toEqual([]);
    expect(discord.ephemerals('mia').map((one) => discord.render(one))).toEqual(['deux']);

    now = new Date('2026-11-25T12:15:01Z');
    expect(await codeOf(interaction.followUp('three'))).toEqual([401, 50027]);
    expect(await codeOf(interaction.editReply('three'))).toEqual([401, 50027]);
  });

  it('has no webhook before its first answer, and its answer is no channel message', async () => {
    const codes = createHeard<[number, unknown]>();
    const { discord, help, client, videos } = await start(async (interaction) => {
      if (!isCommand(interaction)) return;
      codes.add(await codeOf(interaction.webhook.send('early')));
      await interaction.reply({ content: 'mine', flags: 'Ephemeral' });
      const { id } = await interaction.fetchReply();
      const path = `/channels/${videos.id}/messages/${id}` as const;
      codes.add(await codeOf(client.rest.patch(path, { body: { content: 'x' } })));
    });

    await help();
    expect(await codes.until(2)).toEqual([
      [404, 10015],
      [404, 10008],
    ]);
    expect(discord.calls.at(-3)?.path).toMatch(/^\/interactions\/\d+\/\{token\}\/callback$/);
  });

  it('asks for its required options and refuses what does not exist', async () => {
    const { mia, discord } = await start(async () => undefined);

    await expect(mia.command('/schedy move', {}, 'videos')).rejects.toThrow('"post" is required');
    await expect(mia.command('/schedy', {}, 'videos')).rejects.toThrow('one of help, move');
    await expect(mia.command('/other', {}, 'videos')).rejects.toThrow('There is no /other');
    const options = { post: 'k7qm', colour: 'red' };
    await expect(mia.command('/schedy move', options, 'videos')).rejects.toThrow('colour');
    expect(discord.commands().map(({ name }) => name)).toEqual(['schedy', 'Post to TikTok']);
  });

  it('proposes values while somebody types', async () => {
    const { mia } = await start(async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const typed = interaction.options.getFocused();
      await interaction.respond([{ name: `${typed}qm · New ramen`, value: 'k7qm' }]);
    });

    const typing = { command: '/schedy move', option: 'post', text: 'k7', channel: 'videos' };
    expect(await mia.autocomplete(typing)).toEqual([{ name: 'k7qm · New ramen', value: 'k7qm' }]);
  });

  it('in the menu of a message brings that message whole', async () => {
    const { mia, heard } = await start(async (interaction) => {
      if (interaction.isMessageContextMenuCommand()) await interaction.deferReply();
    });
    const files = [{ name: 'clip.mp4', bytes: new Uint8Array(3) }];
    const said = await mia.dropVideo({ channel: 'videos', text: 'look', files });

    await mia.messageCommand('Post to TikTok', { channel: 'videos', id: said.id });

    const [interaction] = await heard.until(1);
    if (!interaction?.isMessageContextMenuCommand()) throw new Error('No menu entry was heard.');
    expect(interaction.targetMessage.content).toBe('look');
    expect(interaction.targetMessage.attachments.size).toBe(1);
  });

  it('works in direct messages, where a guild’s own do not', async () => {
    const { mia, heard, client, discord } = await start(async (interaction) => {
      if (isCommand(interaction)) await interaction.reply('hello');
    });
    await mia.command('/schedy help');
    const [interaction] = await heard.until(1);
    expect(interaction).toMatchObject({ guildId: null, context: 1, user: { username: 'mia' } });

    await client.application.commands.set([]);
    await client.application.commands.set(commands, discord.guilds.home().id);
    await expect(mia.command('/schedy help')).rejects.toThrow('There is no /schedy');
    expect(await mia.command('/schedy help', {}, 'videos')).toMatchObject({ ok: true });
  });
});

describe('a button', () => {
  it('updates its message, or leads somewhere', async () => {
    const { mia, discord } = await start(async (interaction) => {
      if (isCommand(interaction)) await interaction.reply({ content: 'draft', components: rows });
      if (interaction.isButton()) await interaction.update({ content: 'cancelled', components: [] });
    });
    await mia.command('/schedy help', {}, 'videos');
    const place = { channel: 'videos', id: discord.messages('videos')[0]?.id ?? '' };
    expect(discord.transcript('videos')).toBe('Schedy   draft\n         → Cancel  → Connect TikTok\n         ▾ When?');

    const url = 'https://schedy.example/';
    expect(await mia.click(place, 'Connect TikTok')).toEqual({ ok: true, url });
    expect(await mia.click(place, 'Cancel')).toMatchObject({ answer: { kind: 'update' } });
    expect(discord.transcript('videos')).toBe('Schedy   cancelled');
    await expect(mia.click(place, 'Cancel')).rejects.toThrow('nothing to press');
  });

  it('and a select tell what was chosen, where, and by whom', async () => {
    const { mia, heard, discord, videos } = await start(async (interaction) => {
      if (isCommand(interaction)) await interaction.reply({ content: 'draft', components: rows });
      if (interaction.isStringSelectMenu()) await interaction.deferUpdate();
    });
    await mia.command('/schedy help', {}, 'videos');
    const place = { channel: 'videos', id: discord.messages('videos')[0]?.id ?? '' };

    await mia.choose(place, 'When?', '19:00');

    const [, chosen] = await heard.until(2);
    expect(chosen).toMatchObject({
      customId: 'when',
      values: ['19:00'],
      channelId: videos.id,
      user: { username: 'mia' },
      message: { id: place.id, content: 'draft' },
    });
    await expect(mia.choose(place, 'When?', '12:00')).rejects.toThrow('cannot be chosen');
  });

  it('is answered only in ways that fit it', async () => {
    const codes = createHeard<[number, unknown]>();
    const { help, client } = await start(async (interaction) => {
      if (!isCommand(interaction)) return;
      const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      for (const type of [6, 7, 8, 1]) {
        const body = { type, data: { content: 'x' } };
        codes.add(await codeOf(client.rest.post(path, { body, auth: false })));
      }
      await interaction.reply('fine');
    });

    await help();
    expect(await codes.until(4)).toEqual(Array(4).fill([400, 50035]));
  });
});

describe('a form', () => {
  async function startForm() {
    const submitted = createHeard<ModalSubmitInteraction>();
    const started = await start(async (interaction) => {
      if (isCommand(interaction)) await interaction.showModal(form);
      if (interaction.isModalSubmit()) {
        submitted.add(interaction);
        await interaction.reply({ content: 'kept', flags: 'Ephemeral' });
      }
    });
    await started.help();
    return { ...started, submitted };
  }

  it('is shown, filled in with files too, and sent', async () => {
    const { mia, discord, submitted } = await startForm();
    const modal = discord.modal('mia');
    expect(modal && discord.renderModal(modal)).toBe(
      'Edit post\nCaption: Ramen drop\nVideo: ▾ Upload\nWho can watch: ▾ Make a selection\n→ Submit',
    );

    const files = [{ name: 'clip.mp4', bytes: new Uint8Array(3) }];
    const values = { caption: 'New drop', Video: files, privacy: 'Only me' };
    const outcome = await mia.submit(values);

    expect(outcome).toMatchObject({ ok: true });
    expect(discord.modal('mia')).toBeUndefined();
    const [{ fields, customId } = {}] = await submitted.until(1);
    expect(customId).toBe('edit:k7qm');
    expect(fields?.getTextInputValue('caption')).toBe('New drop');
    expect(fields?.getStringSelectValues('privacy')).toEqual(['private']);
    expect(fields?.getUploadedFiles('video')?.first()).toMatchObject({ name: 'clip.mp4', size: 3 });
  });

  it('keeps what stood in it, and cannot be sent when Discord would not send it', async () => {
    const { mia, submitted, discord } = await startForm();

    await expect(mia.submit({ caption: 'x'.repeat(21) })).rejects.toThrow('longer than 20');
    await expect(mia.submit({ caption: '' })).rejects.toThrow('"Caption" is empty');
    await expect(mia.submit({ colour: 'red' })).rejects.toThrow('no field "colour"');
    await mia.submit();

    const [{ fields } = {}] = await submitted.until(1);
    expect(fields?.getTextInputValue('caption')).toBe('Ramen drop');
    expect(fields?.getStringSelectValues('privacy')).toEqual(['public']);
    await expect(mia.submit()).rejects.toThrow('no form open');
    expect(discord.ephemerals('mia')).toHaveLength(1);
  });

  it('cannot come after a defer', async () => {
    const codes = createHeard<[number, unknown]>();
    const { help, client } = await start(async (interaction) => {
      if (!isCommand(interaction)) return;
      await interaction.deferReply();
      const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      const body = { type: 9, data: form.toJSON() };
      codes.add(await codeOf(client.rest.post(path, { body, auth: false })));
    });

    await help();
    expect(await codes.until(1)).toEqual([[400, 40060]]);
  });
});
