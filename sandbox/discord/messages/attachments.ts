import type { Upload } from '../rest/endpoint.ts';
import { refuse, refuseField } from '../rest/refusals.ts';
import type { Attachment, Message } from '../state/records.ts';
import type { State } from '../state/state.ts';
import type { MessageBody } from './body.ts';

type Described = NonNullable<MessageBody['attachments']>;

/** Of a bot's uploads one file may take as much as anybody's, or what the guild's boosts give. */
function requireSize({ users, guilds }: State, guildId: string | undefined, upload: Upload): void {
  const boosted = guilds.find(guildId ?? '')?.attachmentLimitBytes ?? 0;
  const limit = Math.max(users.bot.attachmentLimitBytes, boosted);
  if (upload.bytes.length > limit) refuse('tooLarge');
}

/** `attachments[].id` is the number in `files[n]` for new files and a snowflake for old ones. */
const fieldOf = ({ id }: Described[number]): string => `files[${id}]`;

interface Uploading {
  channelId: string;
  guildId: string | undefined;
  uploads: readonly Upload[];
  described: Described | null | undefined;
  ephemeral: boolean;
}

/** The files that came with a body, as attachments. */
export function takeUploads(state: State, uploading: Uploading): Attachment[] {
  const { uploads, described, channelId, guildId, ephemeral } = uploading;
  if (uploads.length > 10) {
    refuseField(['attachments'], 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.');
  }
  return uploads.map((upload) => {
    requireSize(state, guildId, upload);
    const words = (described ?? []).find((one) => fieldOf(one) === upload.field);
    const attachment: Attachment = {
      id: state.ids.mint(),
      name: words?.filename ?? upload.name,
      ...(words?.description ? { description: words.description } : {}),
      mimetype: upload.mimetype === '' ? 'application/octet-stream' : upload.mimetype,
      sizeBytes: upload.bytes.length,
      content: { bytes: upload.bytes },
      channelId,
      ephemeral,
      userId: state.users.bot.id,
      download: 'ok',
      faultsLeft: 0,
      slowMs: 0,
      deleted: false,
    };
    state.attachments.set(attachment.id, attachment);
    return attachment;
  });
}

/** After an edit: what is listed stays, what is not listed goes; without a list all stay. */
export function keptAttachments(message: Message, described: MessageBody['attachments']): Attachment[] {
  if (!described) return message.attachments;
  const listed = new Set(described.map(({ id }) => String(id)));
  return message.attachments.filter(({ id }) => listed.has(id));
}
