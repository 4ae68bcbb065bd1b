/**
 * The front desk that both platforms share. A platform brings in what people wrote and pressed, in
 * these shapes, and draws the messages that come back.
 */
import type { PostView, Sender, Told, VideoSource } from '../../core/index.ts';
import type { ActionName } from './buttons/actions.ts';
import type { Suggested, Suggestion } from './commands/suggest.ts';
import type { FormName } from './forms/forms.ts';
import type { Wishes } from './receive/options.ts';
import type { Message } from './view/message.ts';

export interface InboundFile {
  /** The platform's id of the file. */
  readonly id: string;
  readonly name: string;
  readonly looksLike: 'video' | 'picture' | 'other';
  /** How the platform finds the bytes again: JSON without secrets. */
  readonly reference: Readonly<Record<string, string | number | null>>;
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
  /** Unescaped; without the mention of the bot. */
  readonly text: string;
  /** In place of words, where a command or a form was filled in. */
  readonly wishes?: Wishes | undefined;
  readonly files: readonly InboundFile[];
  readonly sentAt: Date;
  /** Away so long that the person must be asked before anything is posted at once. */
  readonly isStale: boolean;
  readonly isLastTry: boolean;
  /** What stands at the top of the thread; absent where the platform does not show it. */
  readonly lookAbove?: (() => Promise<Above | null>) | undefined;
  /** Finds the bytes of a file; throws a Failure `media_…` when they cannot be had. */
  readonly openVideo: (reference: InboundFile['reference']) => Promise<VideoSource>;
}

export interface Desk {
  /** A message with or without a video: does what it asks for, or nothing when it is not for Schedy. */
  receive(message: InboundMessage): Promise<void>;
  /** `/schedy …`; the answer is for the asker alone. */
  command(request: {
    sender: Sender;
    text: string;
    /** What the platform lets this person upload here, where it tells. */
    uploadLimitBytes?: number | undefined;
  }): Promise<Message>;
  /** What may be meant by what is being typed, the likeliest first; at most 25. */
  suggest(request: { sender: Sender; what: Suggested; typed: string }): Promise<Suggestion[]>;
  /** A form that was filled in; the answer is for whoever did. */
  submit(form: { sender: Sender; name: FormName; values: Readonly<Record<string, string>> }): Promise<Message>;
  /** The ordinary message that stands for a video that came with a command or a form. */
  announce(video: { member: string; fileName: string }): Message;
  /** A pressed button; the answer is for the presser alone, null when the card itself shows it. */
  press(press: { sender: Sender; action: ActionName; value: string }): Promise<Message | null>;
  /** Whether a plain message, judged by its words and files, may be meant for Schedy. */
  concerns(message: Pick<InboundMessage, 'text' | 'place' | 'inThread'> & { hasFiles: boolean }): boolean;
  card(post: PostView): Message;
  reply(told: Told): Message;
  /** A word for the post's state that each platform has a reaction for. */
  mark(post: PostView): Mark;
}

export type Mark = 'reading' | 'asking' | 'scheduled' | 'sending' | 'published' | 'failed' | 'stopped';
