import { type ChatInputCommandInteraction, Events, type Message, SlashCommandBuilder } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createHeard } from './heard.ts';
import { startClient, startWithMia } from './start.ts';

const file = { name: 'new-ramen.mp4', bytes: new Uint8Array([1, 2, 3, 4]) };

const schedy = new SlashCommandBuilder()
  .setName('schedy')
  .setDescription('Post videos to TikTok')
  .addSubcommand((post) =>
    post
      .setName('post')
      .setDescription('Post a video')
      .addAttachmentOption((video) => video.setName('video').setDescription('The video').setRequired(true))
      .addStringOption((when) => when.setName('when').setDescription('When')),
  );

async function answer(interaction: ChatInputCommandInteraction): Promise<void> {
  await interaction.deferReply({ flags: 'Ephemeral' });
  await interaction.editReply('kept');
  await interaction.followUp('posted for all to see');
}

describe('a conversation', () => {
  it('begins with a video that mentions the bot, and goes on in a thread', async () => {
    const { discord } = await startWithMia();
    const heard = createHeard<Message>();
    await startClient(discord, (client) => client.on(Events.MessageCreate, heard.add));

    const text = '@schedy post tomorrow 7pm New ramen drop';
    const said = await discord.as('mia').dropVideo({ channel: 'videos', text, files: [file] });
    const [message] = await heard.until(1);
    if (!message) throw new Error('Nothing was heard.');

    expect(message.id).toBe(said.id);
    expect(message.content).toMatch(/^<@\d+> post tomorrow 7pm New ramen drop$/);
    const attachment = message.attachments.first();
    expect(attachment).toMatchObject({ name: 'new-ramen.mp4', size: 4, contentType: 'video/mp4' });
    const download = await fetch(attachment?.url ?? '');
    expect(new Uint8Array(await download.arrayBuffer())).toEqual(file.bytes);

    const thread = await message.startThread({ name: 'new-ramen.mp4' });
    const card = await thread.send('reading your video');
    await card.edit('scheduled · <t:1764093600:F>');

    expect(thread.id).toBe(message.id);
    expect(discord.thread('videos', said.id).map((one) => discord.render(one))).toEqual([
      '[new-ramen.mp4]\n@schedy post tomorrow 7pm New ramen drop',
      'scheduled · Tuesday, November 25, 2025 at 7:00 PM',
    ]);
  });

  it('happens in direct messages, where no mention is needed', async () => {
    const { discord } = await startWithMia();
    const heard = createHeard<Message>();
    await startClient(discord, (client) =>
      client.on(Events.MessageCreate, (message) => {
        heard.add(message);
        if (!message.author.bot) void message.reply('What shall I do with it?');
      }),
    );

    const said = await discord.as('mia').dropVideo({ files: [file] });
    await heard.until(2);

    expect(heard.all[0]?.attachments.size).toBe(1);
    expect(discord.transcript('dm-mia')).toBe('mia      [new-ramen.mp4]\nSchedy   What shall I do with it?');
    expect(discord.thread('dm-mia', said.id)).toHaveLength(2);
  });

  it('takes a command with a file, an answer and a follow-up', async () => {
    const { discord } = await startWithMia();
    const asked: ChatInputCommandInteraction[] = [];
    const client = await startClient(discord, (starting) =>
      starting.on(Events.InteractionCreate, (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        asked.push(interaction);
        void answer(interaction);
      }),
    );
    await client.application.commands.set([schedy]);

    const options = { video: file, when: 'tomorrow 7pm' };
    const outcome = await discord.as('mia').command('/schedy post', options, 'videos');
    await discord.waitFor(() => discord.messages('videos').length === 1, { what: 'the follow-up' });

    expect(outcome).toMatchObject({ ok: true, answer: { kind: 'deferred-message' } });
    expect(asked[0]?.options.getSubcommand()).toBe('post');
    expect(asked[0]?.options.getString('when')).toBe('tomorrow 7pm');
    expect(asked[0]?.attachmentSizeLimit).toBe(10 * 1024 * 1024);
    const video = asked[0]?.options.getAttachment('video', true);
    expect(video).toMatchObject({ name: 'new-ramen.mp4', ephemeral: true });
    expect((await fetch(video?.url ?? '')).status).toBe(200);
    expect(discord.ephemerals('mia').map((one) => discord.render(one))).toEqual(['kept']);
    expect(discord.transcript('videos')).toBe('Schedy (only mia) kept\nSchedy   posted for all to see');
  });
});
