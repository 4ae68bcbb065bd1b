/**
 * The two ports through which core reaches the world it does not know: the queue (an alarm clock)
 * and the chat. `main` fills them.
 */
import type { Facts } from './errors.ts';
import type { NoticeBody } from './notices/kinds.ts';
import type { PlanView, PostView } from './posts/view.ts';

export type { PlanView, PostView };

/** The log: facts without secrets, then what happened in words that stay the same. */
export interface Log {
  /** For whoever looks for a fault. */
  debug(facts: Facts, message: string): void;
  /** What happened as it should. */
  info(facts: Facts, message: string): void;
  /** What may become a fault, or needed help that it got. */
  warn(facts: Facts, message: string): void;
  /** What needs a person. */
  error(facts: Facts, message: string): void;
}

/** Says nothing. */
export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Hears of what is measured; whoever watches Schedy fills it. */
export interface Meter {
  /** The first attempt of a post has begun, so long after its time. */
  postBegan(lateMs: number): void;
}

/**
 * Wakes the program at an instant. Set after commit only; whatever it forgets, the sweep finds, so
 * a call that fails is logged and forgotten. `again` tells a repeated alarm from the one it repeats.
 */
export interface Alarm {
  /** Publishes the post at `wakeAt`, if its schedule version still is this one. */
  publishPost(post: { id: string; scheduleVersion: number; wakeAt: Date }, again?: string): void;
  /** Asks TikTok at `at` what became of the post. */
  pollOutcome(postId: string, at: Date): void;
  /** `at`: when what was put off is to be tried again; at once when absent. */
  drainThread(threadId: string, at?: Date): void;
  /** Works on what came in from a chat; `at` as for a thread. */
  takeMessage(inboxEventId: string, at?: Date): void;
  /** Works on a webhook of TikTok's; `at` as for a thread. */
  takeWebhook(inboxEventId: string, at?: Date): void;
  /** Renews the login of a profile if that is due. */
  refreshToken(profileId: string): void;
}

/** Wakes nobody: whoever works finds in the database what there is to do. */
export const silentAlarm: Alarm = {
  publishPost: () => undefined,
  pollOutcome: () => undefined,
  drainThread: () => undefined,
  takeMessage: () => undefined,
  takeWebhook: () => undefined,
  refreshToken: () => undefined,
};

/** Where in chat something is said. `root` is empty for a member's direct messages. */
export interface Place {
  readonly platform: 'slack' | 'discord';
  readonly workspace: string;
  readonly channel: string;
  readonly root: string;
}

/** One notice, as the messenger draws and sends it; `mention` is the member's id on the platform. */
export interface NoticeToSend {
  readonly id: string;
  readonly mention: string | null;
  readonly body: NoticeBody;
  /** The post it is about, as it stands now. */
  readonly post: PostView | null;
  /** The plan that it shows, as it stands now. */
  readonly plan?: PlanView | null;
}

/**
 * Says things in chat. Throws a Failure: `chat_unreachable` (retry), `chat_busy` (wait),
 * `chat_place_gone` (kicked, archived, deleted: say it to the author directly). `before` is awaited when only the
 * platform's call is left; it throws when somebody else says it by now, and then nothing is said.
 */
export interface Messenger {
  /** Draws a post's card: into `message` where there is one, else as a new message; answers where it stands now. */
  showCard(
    place: Place,
    post: PostView,
    message: string | null,
    before?: () => Promise<void>,
  ): Promise<{ message: string }>;
  /** The card of a post that may have been sent before a crash. */
  findCard(place: Place, postId: string): Promise<string | null>;
  /** Sends a notice once; `findNotice` tells after a crash whether it was sent. */
  send(place: Place, notice: NoticeToSend, before?: () => Promise<void>): Promise<{ message: string }>;
  /** The message of a notice that may have been sent before a crash. */
  findNotice(place: Place, noticeId: string): Promise<string | null>;
  /** Puts a notice into a message that stands already. */
  edit(place: Place, message: string, notice: NoticeToSend, before?: () => Promise<void>): Promise<void>;
  /** Replaces Schedy's reaction on the message that carried the video. */
  react(place: Place, message: string, post: PostView, earlier: string | null): Promise<string>;
}
