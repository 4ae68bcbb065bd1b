/**
 * The two ports through which core reaches the world it does not know: the queue (an alarm clock)
 * and the chat. `main` fills them.
 */
import type { Facts } from './errors.ts';
import type { NoticeBody } from './notices/kinds.ts';
import type { PostView } from './posts/view.ts';

export type { PostView };

export interface Log {
  debug(facts: Facts, message: string): void;
  info(facts: Facts, message: string): void;
  warn(facts: Facts, message: string): void;
  error(facts: Facts, message: string): void;
}

/**
 * Wakes the program at an instant. Set after commit only; whatever it forgets, the sweep finds, so
 * a call that fails is logged and forgotten. `again` tells a repeated alarm from the one it repeats.
 */
export interface Alarm {
  publishPost(post: { id: string; scheduleVersion: number; wakeAt: Date }, again?: string): void;
  pollOutcome(postId: string, at: Date): void;
  /** `at`: when what was put off is to be tried again; at once when absent. */
  drainThread(threadId: string, at?: Date): void;
  takeMessage(inboxEventId: string): void;
  takeWebhook(inboxEventId: string): void;
  refreshToken(profileId: string): void;
}

/** Where in chat something is said. `root` is empty for a member's direct messages. */
export interface Place {
  readonly platform: 'slack' | 'discord';
  readonly workspace: string;
  readonly channel: string;
  readonly root: string;
}

export interface NoticeToSend {
  readonly id: string;
  readonly mention: string | null;
  readonly body: NoticeBody;
  /** The post it is about, as it stands now. */
  readonly post: PostView | null;
}

/**
 * Says things in chat. Throws a Failure: `chat_unreachable` (retry), `chat_busy` (wait),
 * `chat_place_gone` (kicked, archived, deleted: say it to the author directly). `before` is awaited when only the
 * platform's call is left; it throws when somebody else says it by now, and then nothing is said.
 */
export interface Messenger {
  showCard(
    place: Place,
    post: PostView,
    message: string | null,
    before?: () => Promise<void>,
  ): Promise<{ message: string }>;
  /** The card of a post that may have been sent before a crash. */
  findCard(place: Place, postId: string): Promise<string | null>;
  send(place: Place, notice: NoticeToSend, before?: () => Promise<void>): Promise<{ message: string }>;
  /** The message of a notice that may have been sent before a crash. */
  findNotice(place: Place, noticeId: string): Promise<string | null>;
  edit(place: Place, message: string, notice: NoticeToSend, before?: () => Promise<void>): Promise<void>;
  /** Replaces Schedy's reaction on the message that carried the video. */
  react(place: Place, message: string, post: PostView, earlier: string | null): Promise<string>;
}
