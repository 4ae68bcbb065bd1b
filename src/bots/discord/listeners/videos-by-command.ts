/** Videos that come with a command, a form or the menu of a message: kept first, then acknowledged. */
import type {
  Attachment,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import { answerInTime, apologyFor, fileKind, type Message, sizeLimit, uploadButton, wishes } from '../../desk/index.ts';
import { presentForm } from '../components/present-form.ts';
import type { Keepable, KeptFile } from '../events/inbox-rows.ts';
import { readText, readTyped } from '../events/read-message.ts';
import type { ListenerDeps } from './listener.ts';
import { askerOf, lackingAt, responderOfAnswer } from './listener.ts';

/** `/schedy post`; without a video the form that takes one. */
export async function bringByCommand(deps: ListenerDeps, interaction: ChatInputCommandInteraction): Promise<void> {
  const { options, attachmentSizeLimit } = interaction;
  const video = options.getAttachment('video');
  if (!video) {
    await interaction.showModal(presentForm('post', attachmentSizeLimit));
    return;
  }
  const text = (name: string) => options.getString(name) ?? '';
  await bring(deps, interaction, video, {
    when: text('when'),
    caption: readTyped(text('caption')),
    profile: text('profile') || null,
    privacy: text('privacy') || null,
  });
}

export async function bringByForm(deps: ListenerDeps, interaction: ModalSubmitInteraction): Promise<void> {
  const { fields } = interaction;
  const video = fields.getUploadedFiles('video', true).first();
  if (!video) return;
  await bring(deps, interaction, video, {
    when: fields.getTextInputValue('when'),
    caption: readTyped(fields.getTextInputValue('caption')),
    profile: fields.getTextInputValue('profile') || null,
    privacy: null,
  });
}

async function bring(
  deps: ListenerDeps,
  interaction: ChatInputCommandInteraction | ModalSubmitInteraction,
  video: Attachment,
  given: unknown,
): Promise<void> {
  const { id, guildId: guild, channelId: channel } = interaction;
  const person = askerOf(interaction);
  const sentAt = interaction.createdAt.toISOString();
  const wished = wishes.parse(given);
  const event: Keepable = {
    key: `interaction:${id}`,
    body: {
      kind: 'brought',
      id,
      guild,
      channel: channel ?? '',
      person,
      sentAt,
      file: fileOf(video),
      wishes: wished,
    },
  };
  const work = keepUnlessLacking(deps, interaction, event, onItsWay);
  const responder = responderOfAnswer(interaction, deps.ackWithinMs);
  // A form that has closed cannot be copied from.
  await answerInTime(
    work.then((answer) => (answer === onItsWay ? answer : { ...answer, copy: wished.caption })),
    responder,
    () => apologyFor({ caption: wished.caption }),
  );
}

/** "Post to TikTok" on somebody's message: as if it had been said to Schedy. */
export async function bringByMenu(
  deps: ListenerDeps,
  interaction: MessageContextMenuCommandInteraction,
): Promise<void> {
  const { targetMessage: target, guildId: guild, channelId: channel, client } = interaction;
  const forwarded = [...target.messageSnapshots.values()];
  const attachments = [target, ...forwarded].flatMap((one) => [...one.attachments.values()]);
  // Without the message-content intent the message itself shows no attachments: only this interaction has the link.
  const files = attachments.map(fileOf);
  const responder = responderOfAnswer(interaction, deps.ackWithinMs);
  if (!files.some(({ name, mimetype }) => fileKind(name, mimetype) === 'video')) {
    const lines = [['There is no video in that message.'], sizeLimit(interaction.attachmentSizeLimit)];
    return answerInTime(Promise.resolve({ lines, buttons: [uploadButton] }), responder);
  }
  const botRoleId = interaction.guild?.roles.botRoleFor(client.user)?.id ?? null;
  const mentions = [target, ...forwarded].flatMap((one) => [...one.mentions.users.values()]);
  const event: Keepable = {
    // Each choice counts: what was cancelled may be brought again.
    key: `interaction:${interaction.id}`,
    body: {
      kind: 'message',
      id: target.id,
      guild,
      channel,
      root: null,
      files,
      person: askerOf(interaction),
      place: guild === null ? 'direct' : 'mention',
      text: [target, ...forwarded]
        .map(({ content }) => readText(content ?? '', { botId: client.user.id, botRoleId }, mentions))
        .join('\n')
        .trim(),
      broughtBy: interaction.id,
      // The words are read as of this moment: whoever chooses the entry means from now on.
      sentAt: interaction.createdAt.toISOString(),
    },
  };
  await answerInTime(keepUnlessLacking(deps, interaction, event, underIt), responder);
}

async function keepUnlessLacking(
  { keeper }: ListenerDeps,
  interaction: Parameters<typeof lackingAt>[0],
  event: Keepable,
  done: Message,
): Promise<Message> {
  const lacking = lackingAt(interaction);
  if (lacking.length > 0) return lackingWords(lacking);
  await keeper.keep(event);
  return done;
}

const onItsWay: Message = {
  lines: [['I have it. Its message appears here in a moment, with its card under it.']],
};
const underIt: Message = {
  lines: [['I have it. What becomes of it stands under that message in a moment.']],
};

const lackingWords = (lacking: readonly string[]): Message => ({
  lines: [
    [
      `I cannot work in this channel: I lack ${lacking.join(', ')}. Nothing was posted. Somebody who manages the server can allow it in the settings of the channel; then try again.`,
    ],
  ],
});

const fileOf = ({ id, name, contentType, url }: Attachment): KeptFile => ({
  id,
  name,
  mimetype: contentType ?? '',
  url,
});
