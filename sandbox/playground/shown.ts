/** What the page draws. Blocks and components are the bot's own, as the platform got them. */

export interface ShownFile {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  readonly sizeBytes: number;
  readonly url: string;
}

export interface ShownMessage {
  readonly id: string;
  readonly who: string;
  readonly isBot: boolean;
  /** Only this person sees it. */
  readonly isPrivate: boolean;
  readonly isEdited: boolean;
  /** Somebody took it back; its thread stays. */
  readonly isDeleted?: boolean;
  readonly text: string;
  /** Block Kit, or Discord's components. */
  readonly blocks: readonly object[];
  readonly files: readonly ShownFile[];
  readonly reactions: readonly { readonly name: string; readonly count: number }[];
  /** Its thread. */
  readonly replies: readonly ShownMessage[];
  /** Where it stands, if not in the channel that shows it: a thread on Discord is a channel of its own. */
  readonly channel?: string;
}

export interface ShownChannel {
  readonly id: string;
  readonly name: string;
  readonly isDirect: boolean;
  readonly messages: readonly ShownMessage[];
}

export interface ChatWindow {
  /** The id of whoever looks. */
  readonly me: string;
  readonly channels: readonly ShownChannel[];
  /** What ids are called: people and channels. */
  readonly names: Readonly<Record<string, string>>;
  /** The form in front of this person. */
  readonly modal: object | null;
  /** Slack's Home tab. */
  readonly home: object | null;
}
