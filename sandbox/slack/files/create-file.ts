import { type DroppedFile as Dropped, keptAs } from '../../dropped-file.ts';
import type { DownloadFault, FileRecord, Message } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { fileTypeOf } from './file-types.ts';

export interface DroppedFile extends Dropped<DownloadFault> {
  mode?: 'hosted' | 'external';
  /** Where an external file really lies. */
  externalUrl?: string;
  altText?: string;
  /** Given while it was being uploaded. */
  id?: string;
  title?: string;
}

const titleOf = (name: string): string => name.replace(/\.[^.]+$/, '');

type FileShare = Pick<Message, 'channel' | 'ts' | 'threadTs' | 'user'>;

export function createFile(
  workspace: Workspace,
  share: FileShare,
  dropped: DroppedFile & { sizeBytes: number; stub: boolean },
): FileRecord {
  const { mimetype, filetype } = fileTypeOf(dropped.name);
  const { channel, ts, user, threadTs } = share;
  const file: FileRecord = {
    id: dropped.id ?? workspace.ids.mint('F'),
    name: dropped.name,
    title: dropped.title ?? titleOf(dropped.name),
    mimetype: dropped.mimetype ?? mimetype,
    filetype,
    sizeBytes: dropped.sizeBytes,
    mode: dropped.mode ?? 'hosted',
    ...(dropped.altText === undefined ? {} : { altText: dropped.altText }),
    ...(dropped.externalUrl === undefined ? {} : { externalUrl: dropped.externalUrl }),
    channel,
    ts,
    user,
    ...(threadTs === undefined ? {} : { threadTs }),
    userTeam: workspace.users.get(user).teamId,
    createdAt: workspace.settings.now(),
    ...keptAs(dropped),
    stub: dropped.stub,
    deleted: false,
  };
  workspace.files.set(file.id, file);
  return file;
}
