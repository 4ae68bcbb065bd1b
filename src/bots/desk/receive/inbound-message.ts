import type { Sender, VideoSource } from '../../../core/index.ts';
import type { Wishes } from './options.ts';

export interface InboundFile {
  /** The platform's id of the file. */
  readonly id: string;
  readonly name: string;
  readonly looksLike: 'video' | 'picture' | 'other';
  /** How the platform finds the bytes again: JSON without secrets. */
  readonly reference: Readonly<Record<string, string | number | null>>;
  /** A signed link that came with it, where no message keeps the file: used for the fetch and kept nowhere else. */
  readonly link?: string | undefined;
}

/** A message as it stands above a thread. */
export type Above = Pick<InboundMessage, 'message' | 'files'>;

/** A message that a person wrote, as it comes out of the inbox. */
export interface InboundMessage {
  readonly sender: Sender;
  readonly channel: string;
  /** The platform's id of this message. */
  readonly message: string;
  /** The message under which the thread is; `message` itself unless it was written in a thread. */
  readonly root: string;
  readonly inThread: boolean;
  readonly place: 'channel' | 'mention' | 'direct';
  /** Not everybody of the workspace can read it there. */
  readonly isPrivate: boolean;
  /** Unescaped; without the mention of the bot. */
  readonly text: string;
  /** In place of words, where a command or a form was filled in. */
  readonly wishes?: Wishes | undefined;
  readonly files: readonly InboundFile[];
  readonly sentAt: Date;
  /** Away so long that the person must be asked before anything is posted at once. */
  readonly isStale: boolean;
  readonly isLastTry: boolean;
  /** Said while Schedy heard nothing, and read later. */
  readonly isReadBack?: boolean | undefined;
  /** What brings a message that stands there already, such as the choice in its menu: a cancelled post is begun anew. */
  readonly broughtBy?: string | undefined;
  /** What stands at the top of the thread; absent where the platform does not show it. */
  readonly lookAbove?: (() => Promise<Above | null>) | undefined;
  /** Finds the bytes of a file; throws a Failure `media_…` when they cannot be had. */
  readonly openVideo: (file: Pick<InboundFile, 'reference' | 'link'>) => Promise<VideoSource>;
}
