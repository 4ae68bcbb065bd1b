import { type DroppedFile as Dropped, keptAs, sizeOf } from '../../dropped-file.ts';
import type { Attachment, Channel, DownloadFault, User } from '../state/records.ts';
import type { State } from '../state/state.ts';
import { sizeLimit } from '../wire/interaction.ts';

export type DroppedFile = Dropped<DownloadFault>;

const mimetypes: Record<string, string> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
};

/** What Discord concludes from a name alone. */
function mimetypeOf(name: string): string {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return mimetypes[extension] ?? 'application/octet-stream';
}

const mebibytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;

// Discord replaces what does not go into a link.
const cleaned = (name: string): string => name.replaceAll(/[^\w.-]+/g, '_');

/** Uploads what somebody drops. Throws what his client would say when a file is too big. */
export async function upload(
  state: State,
  { user, channel, ephemeral }: { user: User; channel: Channel; ephemeral: boolean },
  files: readonly DroppedFile[],
): Promise<Attachment[]> {
  if (files.length > 10) throw new Error('Discord takes ten files at a time.');
  const limit = sizeLimit(user, state.guilds.find(channel.guildId ?? ''));
  const sizes = await Promise.all(files.map(sizeOf));
  return files.map((file, index) => {
    const sizeBytes = sizes[index] ?? 0;
    if (sizeBytes > limit) {
      const why = `${mebibytes(sizeBytes)}, and ${user.name} may send ${mebibytes(limit)}`;
      throw new Error(`Your files are too powerful: ${file.name} has ${why}.`);
    }
    const attachment: Attachment = {
      id: state.ids.mint(),
      name: cleaned(file.name),
      sizeBytes,
      ephemeral,
      mimetype: file.mimetype ?? mimetypeOf(file.name),
      channelId: channel.id,
      userId: user.id,
      deleted: false,
      ...keptAs(file),
    };
    state.attachments.set(attachment.id, attachment);
    return attachment;
  });
}
