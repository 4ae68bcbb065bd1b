import { stat } from 'node:fs/promises';
import type { DownloadFault, FileRecord, Message } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { fileTypeOf } from './file-types.ts';

/** A file as somebody drops it. */
export interface DroppedFile {
  name: string;
  /** On disk; streamed, never held in memory. */
  path?: string;
  bytes?: Uint8Array;
  mimetype?: string;
  /** What Slack claims, when that shall differ from the truth. */
  sizeBytes?: number;
  mode?: 'hosted' | 'external';
  /** Where an external file really lies. */
  externalUrl?: string;
  altText?: string;
  /** Given while it was being uploaded. */
  id?: string;
  title?: string;
  download?: DownloadFault;
  /** How many downloads go wrong before they work. Default: all of them. */
  downloadFaults?: number;
  /** How long a `slow` download takes in all. */
  slowMs?: number;
}

/** Asked before the message exists, because messages take their place in the order they begin. */
export async function sizeOf(dropped: DroppedFile): Promise<number> {
  if (dropped.sizeBytes !== undefined) return dropped.sizeBytes;
  if (dropped.path !== undefined) return (await stat(dropped.path)).size;
  return dropped.bytes?.length ?? 0;
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
  const content = dropped.path === undefined ? { bytes: dropped.bytes ?? new Uint8Array() } : { path: dropped.path };
  const file: FileRecord = {
    id: dropped.id ?? workspace.ids.mint('F'),
    name: dropped.name,
    title: dropped.title ?? titleOf(dropped.name),
    mimetype: dropped.mimetype ?? mimetype,
    filetype,
    sizeBytes: dropped.sizeBytes,
    content,
    mode: dropped.mode ?? 'hosted',
    ...(dropped.altText === undefined ? {} : { altText: dropped.altText }),
    ...(dropped.externalUrl === undefined ? {} : { externalUrl: dropped.externalUrl }),
    channel,
    ts,
    user,
    ...(threadTs === undefined ? {} : { threadTs }),
    userTeam: workspace.users.get(user).teamId,
    createdAt: workspace.settings.now(),
    download: dropped.download ?? 'ok',
    faultsLeft: dropped.downloadFaults ?? Number.POSITIVE_INFINITY,
    slowMs: dropped.slowMs ?? 2000,
    stub: dropped.stub,
    deleted: false,
  };
  workspace.files.set(file.id, file);
  return file;
}
