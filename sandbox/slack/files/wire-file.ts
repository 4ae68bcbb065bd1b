import type { FileRecord, WireObject } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { prettyTypeOf } from './file-types.ts';

export const filesPath = '/files-pri/';

function urlsOf(workspace: Workspace, file: FileRecord): WireObject {
  const { url, team } = workspace.settings;
  const permalink = `${url}/files/${file.user}/${file.id}/${encodeURIComponent(file.name)}`;
  if (file.mode === 'external') return { url_private: file.externalUrl, permalink };
  const base = `${url}${filesPath}${team.id}-${file.id}`;
  const name = encodeURIComponent(file.name.toLowerCase());
  return {
    url_private: `${base}/${name}`,
    url_private_download: `${base}/download/${name}`,
    permalink,
    permalink_public: `${url}/files-pub/${team.id}-${file.id}`,
  };
}

function sharesOf(workspace: Workspace, file: FileRecord): WireObject {
  const channel = workspace.channels.get(file.channel);
  const share = {
    reply_users: [],
    reply_users_count: 0,
    reply_count: 0,
    ts: file.ts,
    ...(file.threadTs === undefined ? {} : { thread_ts: file.threadTs }),
    channel_name: channel.name,
    team_id: file.userTeam,
    share_user_id: file.user,
  };
  return { [channel.kind === 'channel' ? 'public' : 'private']: { [channel.id]: [share] } };
}

function originOf(workspace: Workspace, file: FileRecord): WireObject {
  const { kind, id } = workspace.channels.get(file.channel);
  return {
    shares: sharesOf(workspace, file),
    channels: kind === 'channel' ? [id] : [],
    groups: kind === 'group' || kind === 'mpim' ? [id] : [],
    ims: kind === 'im' ? [id] : [],
  };
}

/** The file object of messages and files.info. `shared` adds where it was posted. */
export function fileToWire(workspace: Workspace, file: FileRecord, shared = false): WireObject {
  const createdSeconds = Math.floor(file.createdAt.getTime() / 1000);
  return {
    id: file.id,
    created: createdSeconds,
    timestamp: createdSeconds,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.filetype,
    pretty_type: prettyTypeOf(file.filetype),
    user: file.user,
    user_team: file.userTeam,
    editable: false,
    size: file.mode === 'external' ? 0 : file.sizeBytes,
    mode: file.mode,
    is_external: file.mode === 'external',
    external_type: file.mode === 'external' ? 'gdrive' : '',
    ...(file.altText === undefined ? {} : { alt_txt: file.altText }),
    ...(file.externalUrl === undefined ? {} : { external_url: file.externalUrl }),
    is_public: workspace.channels.get(file.channel).kind === 'channel',
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    ...urlsOf(workspace, file),
    media_display_type: file.mimetype.startsWith('video/') ? 'video' : 'unknown',
    has_rich_preview: false,
    file_access: 'visible',
    ...(shared ? originOf(workspace, file) : {}),
  };
}

/** What a message carries: in Slack Connect channels only a stub that files.info has to fill, of a deleted file its place. */
export function messageFileToWire(workspace: Workspace, file: FileRecord): WireObject {
  if (file.deleted) return { id: file.id, mode: 'tombstone' };
  if (file.stub) return { id: file.id, mode: 'file_access', file_access: 'check_file_info' };
  return fileToWire(workspace, file);
}
