/** What the workspace remembers. Our own spelling; the `wire-…` files turn it into Slack's. */

export type WireObject = Record<string, unknown>;

export interface Block extends WireObject {
  type: string;
  block_id?: string;
}

/** What was typed or chosen so far: block_id → action_id → value. */
export type StateValues = Record<string, Record<string, WireObject>>;

export interface User {
  id: string;
  name: string;
  realName: string;
  /** IANA name. */
  tz: string;
  locale: string;
  isAdmin: boolean;
  isOwner: boolean;
  isBot: boolean;
  deleted: boolean;
  guest: false | 'multi-channel' | 'single-channel';
  teamId: string;
}

export type ChannelKind = 'channel' | 'group' | 'im' | 'mpim';

export interface Channel {
  id: string;
  name: string;
  kind: ChannelKind;
  members: Set<string>;
  archived: boolean;
  /** Shared with another company by Slack Connect. */
  shared: boolean;
  createdAt: Date;
}

export interface Metadata {
  event_type: string;
  event_payload: WireObject;
}

export interface Reaction {
  name: string;
  users: string[];
}

export type DownloadFault =
  | 'ok'
  | 'login-page'
  | 'login-redirect'
  | 'redirect-own-host'
  | 'redirect-other-host'
  | 'truncated'
  | 'longer'
  | 'slow'
  | 'not-found';

export interface FileRecord {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  filetype: string;
  /** What Slack claims; the bytes may differ when a fault says so. */
  sizeBytes: number;
  content: { path: string } | { bytes: Uint8Array };
  mode: 'hosted' | 'external';
  externalUrl?: string;
  user: string;
  userTeam: string;
  channel: string;
  ts: string;
  threadTs?: string;
  createdAt: Date;
  download: DownloadFault;
  /** Downloads left that go wrong as `download` says. */
  faultsLeft: number;
  slowMs: number;
  /** Describes a picture for whoever does not see it. */
  altText?: string;
  /** Pushed as a Slack Connect stub: only files.info tells the rest. */
  stub: boolean;
  deleted: boolean;
}

/** A file that an app is uploading: it has an address, then its bytes, and is shared last. */
export interface UploadRecord {
  id: string;
  /** In its address, which nobody can guess. */
  ticket: string;
  name: string;
  lengthBytes: number;
  altText?: string;
  bytes?: Uint8Array;
}

export interface Message {
  channel: string;
  ts: string;
  threadTs?: string;
  user: string;
  fromBot: boolean;
  text: string;
  subtype?: string;
  blocks?: Block[];
  attachments?: WireObject[];
  files: FileRecord[];
  metadata?: Metadata;
  edited?: { user: string; ts: string };
  reactions: Reaction[];
  clientMsgId?: string;
  values?: StateValues;
}

export interface Ephemeral {
  channel: string;
  ts: string;
  threadTs?: string;
  /** The only person who sees it. */
  user: string;
  from: 'bot' | 'slackbot';
  text: string;
  blocks?: Block[];
  values?: StateValues;
}

export interface View {
  id: string;
  type: 'modal' | 'home';
  user: string;
  hash: string;
  rootViewId: string;
  previousViewId: string | null;
  open: boolean;
  /** The view as the app gave it, with the ids that Slack fills in. */
  content: WireObject & { blocks: Block[] };
  values: StateValues;
}
