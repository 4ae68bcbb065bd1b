/**
 * What a story sees and does of a chat: the same for both platforms, so that one script is played on
 * either and only the driver differs.
 */
import type { WaitFor } from '../change-log.ts';

export interface Place {
  readonly channel: string;
  readonly id: string;
}

/** A message of the app's, as somebody in Berlin reads it. */
export interface Said extends Place {
  readonly text: string;
  /** The one message about a post that always shows its state. */
  readonly isCard: boolean;
  readonly isDirect: boolean;
  readonly inThread: boolean;
  /** What is written on its buttons, and before an address that no button may lead to. */
  readonly labels: readonly string[];
  /** The same for a reader elsewhere. */
  readIn(timeZone: string): string;
}

export interface DroppedVideo {
  readonly name: string;
  readonly path?: string;
  readonly bytes?: Uint8Array;
  /** Slack shows a login page in its place, Discord knows it no more. */
  readonly isWithheld?: boolean;
}

export interface Saying {
  readonly text: string;
  readonly files?: readonly DroppedVideo[];
  /** In private with the app and not in the channel. */
  readonly isDirect?: boolean | undefined;
  /** In another channel than that of the story. */
  readonly channel?: string | undefined;
  /** Said to the others in the channel, not to the app. */
  readonly isAside?: boolean | undefined;
}

export interface Clicked {
  /** What the person gets to see when it did not work. */
  readonly error?: string | undefined;
  readonly url?: string | undefined;
}

type Listener = (said: Said) => void | Promise<void>;

export interface Chat {
  readonly platform: 'slack' | 'discord';
  /** How people call it. */
  readonly name: string;
  readonly url: string;
  readonly env: Record<string, string>;
  say(who: string, saying: Saying): Promise<Place>;
  /** In the thread under a message, or as a reply to the app's card there. */
  reply(who: string, root: Place, text: string): Promise<void>;
  /** Their own message; the files stay. */
  edit(who: string, place: Place, text: string): Promise<void>;
  remove(who: string, place: Place): Promise<void>;
  /** `/schedy`, and these words. Throws what the person gets to see. */
  command(who: string, words: string): Promise<void>;
  click(who: string, place: Place, label: string): Promise<Clicked>;
  /** The form in front of somebody, as they read it. */
  form(who: string): string | null;
  /**
   * Fills it in, by the names of its fields, and sends it; answers what stands beside its fields where it stays open.
   * Throws what the person gets to see.
   */
  send(who: string, values: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, string>>>;
  /** All that the app has said under a message. */
  under(root: Place): Said[];
  /** Private answers to one person. */
  ephemerals(who: string): Said[];
  /** What the app has written to them in direct messages. */
  directs(who: string): Said[];
  /** What the app has said in the channel itself, outside of threads. */
  inChannel(): Said[];
  reactions(root: Place): string[];
  /** An instant as a card shows it to somebody in Berlin. */
  moment(at: string): string;
  /** Of every card that was ever shown. */
  postIds(): string[];
  transcript(): string;
  /**
   * Calls that a strict service turned down, each in a line. That messages, `takenBack` by the people who wrote them, are
   * no longer there can only be found out by a call.
   */
  refusals(takenBack?: readonly string[]): string[];
  /** How many calls there were in all. */
  calls(): number;
  /** The listeners are awaited before the app reads the answer. Each returns its own end. */
  onSaid(listener: Listener): () => void;
  onEdited(listener: Listener): () => void;
  onPrivate(listener: Listener): () => void;
  /** Once a message with a video is safe with the app and nothing else is done yet. */
  onTaken(listener: () => void | Promise<void>): () => void;
  readonly waitFor: WaitFor;
  /** The app listens, and people can talk to it. */
  isReady(): boolean;
  close(): Promise<void>;
}
