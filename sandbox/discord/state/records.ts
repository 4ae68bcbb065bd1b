/** What Discord remembers. Our own spelling; the files in `wire` turn it into Discord's. */

export type WireObject = Record<string, unknown>;

export const isObject = (value: unknown): value is WireObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface User {
  id: string;
  name: string;
  displayName: string;
  isBot: boolean;
  /** Of the person's own client; interactions carry it. */
  locale: string;
  /** Zone in which `render` shows times to this person. Discord tells no app. */
  timeZone: string;
  /** The largest file this account may send; a guild's boosts can raise it. */
  attachmentLimitBytes: number;
  acceptsDirectMessages: boolean;
}

export interface Role {
  id: string;
  /** Made by Discord for the bot; nobody else can have it. */
  botId?: string;
  name: string;
  permissions: bigint;
}

export interface Member {
  userId: string;
  nick: string | null;
  roleIds: string[];
  joinedAt: Date;
}

export interface Guild {
  id: string;
  name: string;
  ownerId: string;
  locale: string;
  roles: Map<string, Role>;
  members: Map<string, Member>;
  /** What the boosts of this guild allow everybody in it to send. */
  attachmentLimitBytes: number;
}

export interface Overwrite {
  id: string;
  kind: 'role' | 'member';
  allow: bigint;
  deny: bigint;
}

export interface ThreadState {
  archived: boolean;
  locked: boolean;
  /** Seen by its members, and by whoever may manage threads. */
  isPrivate?: boolean;
  autoArchiveMinutes: number;
  archiveChangedAt: Date;
  /** When something was last said or the thread woken. */
  activeAt: Date;
  createdAt: Date;
  memberIds: Set<string>;
  messageCount: number;
}

export type ChannelKind = 'text' | 'voice' | 'stage' | 'forum' | 'media' | 'direct' | 'thread';

export interface Channel {
  id: string;
  kind: ChannelKind;
  name: string;
  guildId?: string;
  /** The channel in which a thread hangs. */
  parentId?: string;
  ownerId?: string;
  /** Of a direct message: the person. */
  recipientId?: string;
  overwrites: Overwrite[];
  thread?: ThreadState;
}

export type DownloadFault = 'ok' | 'truncated' | 'longer' | 'slow' | 'not-found';

export interface Attachment {
  id: string;
  name: string;
  description?: string;
  mimetype: string;
  /** What Discord claims; the bytes may differ when a fault says so. */
  sizeBytes: number;
  content: { path: string } | { bytes: Uint8Array };
  channelId: string;
  /** From a command's option or a form: Discord drops these after a while. */
  ephemeral: boolean;
  userId: string;
  download: DownloadFault;
  /** Downloads left that go wrong as `download` says. */
  faultsLeft: number;
  slowMs: number;
  deleted: boolean;
}

export interface Reaction {
  emoji: string;
  userIds: string[];
}

export interface Component extends WireObject {
  type: number;
}

export interface MessageReference {
  channelId: string;
  messageId: string;
}

export interface Message {
  id: string;
  channelId: string;
  type: number;
  authorId: string;
  content: string;
  createdAt: Date;
  editedAt?: Date;
  mentionIds: string[];
  attachments: Attachment[];
  embeds: WireObject[];
  components: Component[];
  flags: number;
  nonce?: string | number;
  reference?: MessageReference;
  /** Of a forward: what it repeats. */
  snapshot?: { content: string; attachments: Attachment[]; mentionIds: string[] };
  reactions: Reaction[];
  /** The interaction whose answer this is. */
  interactionId?: string;
  /** Ephemeral: the only person who sees it. */
  onlyFor?: string;
}
