/**
 * The front desk that both platforms share. A platform brings in what people wrote and pressed, in
 * these shapes, and draws the messages that come back. The bots enter the desk here and nowhere else.
 */

import { MINUTE_MS } from '../../core/clock.ts';
import { type NoticeToSend, type PostView, type Sender, storable, throttleLog } from '../../core/index.ts';
import { type Press, press } from './buttons/index.ts';
import { calendarOf, digestOf } from './calendar/index.ts';
import {
  type CommandRequest,
  isNearlyCommand,
  runCommand,
  type Suggested,
  type Suggestion,
  showHome,
  suggest,
} from './commands/index.ts';
import type { DeskDeps } from './deps.ts';
import { redraw, resumeZoneNamed, type Submission, submit } from './forms/index.ts';
import { readPressedValue, readSentValue } from './read-value.ts';
import {
  announce,
  concerns,
  type DeletedMessage,
  deleted,
  type EditedMessage,
  edited,
  giveUp,
  type InboundMessage,
  receive,
  receiveEdited,
} from './receive/index.ts';
import {
  drawCard,
  drawReply,
  type Message,
  type OpenedForm,
  type StatusIcon,
  statusIconOf,
  writtenIn,
} from './view/index.ts';

export type { Press } from './buttons/index.ts';
export {
  acknowledgeFirst,
  answerInTime,
  apologyFor,
  type CommandOption,
  commands,
  type Responder,
} from './commands/index.ts';
export type { AskReadable, Reader } from './deps.ts';
export {
  type Above,
  type EditedMessage,
  fileKind,
  type InboundFile,
  type InboundMessage,
  unreadable,
  unreadableIn,
  wishes,
  withoutMarks,
} from './receive/index.ts';
export {
  type ActionName,
  actionNames,
  actions,
  type Button,
  type Confirmation,
  clip,
  consentLine,
  explain,
  explainOnPage,
  type FormField,
  type FormName,
  formNames,
  forms,
  inPlainWords,
  type Line,
  type LinkButton,
  type Message,
  messageShown,
  type OpenedForm,
  type Picture,
  type Piece,
  type PlainFormName,
  type StatusIcon,
  sayLimit,
  sizeLimit,
  uploadButton,
  writtenIn,
} from './view/index.ts';

/** The front desk: everything that is understood of people and answered to them, the same on both platforms. */
export interface Desk {
  /** A message with or without a video: does what it asks for, or nothing when it is not for Schedy. */
  receive(message: InboundMessage): Promise<void>;
  /** The same of a message that was edited before it came to that. */
  receiveEdited(message: EditedMessage): Promise<void>;
  /** Says of a message that nobody can work on it, and refuses the videos that it brought. */
  giveUp(message: InboundMessage): Promise<void>;
  /** A message that was received reads otherwise now. */
  edited(message: EditedMessage): Promise<void>;
  /** A message that may have brought a video is gone. */
  deleted(message: DeletedMessage): Promise<void>;
  /** Those of these messages that have brought a video. */
  sourcesAmong(messages: readonly string[], workspace?: string): Promise<string[]>;
  /** `/schedy …`; the answer is for the asker alone. */
  command(request: CommandRequest): Promise<Message>;
  /** What may be meant by what is being typed, the likeliest first; at most 25. */
  suggest(request: { sender: Sender; what: Suggested; typed: string }): Promise<Suggestion[]>;
  /** A form that was filled in; the answer is for whoever did. */
  submit(form: Submission): Promise<Message>;
  /** A form that somebody is filling in, drawn again after a choice that leads to others; null where it stays as it is. */
  redraw(form: Submission): Promise<OpenedForm | null>;
  /** The ordinary message that stands for a video that came with a command or a form. */
  announce(video: { member: string; fileName: string }): Message;
  /** A pressed button; the answer is for the presser alone, null when the card itself shows it. */
  press(press: Press): Promise<Message | null>;
  /** Whether a plain message, judged by its words and files, may be meant for Schedy. */
  concerns(message: Parameters<typeof concerns>[0]): boolean;
  /** A member's own page, as they may see it. */
  home(sender: Sender): Promise<Message>;
  /** The card as it stands in the thread for everybody. */
  card(post: PostView): Message;
  /** `videoAt`: the address of the message with the video, where the platform has one. */
  reply(told: NoticeToSend, videoAt?: string | null): Message;
  /** Of a notice that shows what is planned, which is read when it is said; null for every other. */
  calendar(told: NoticeToSend): Promise<Message | null>;
  /** The reaction on the message that brought the video. */
  statusIcon(post: PostView): StatusIcon;
  /** Reads what waited for its author's time zone and was left by a process that died. */
  resume(): Promise<void>;
}

/** Everything the desk does, on one platform and one core. */
export function createDesk(deps: DeskDeps): Desk {
  const talking = { ...deps, command: (asked: CommandRequest) => runCommand(deps, asked), isNearlyCommand };
  const { platform } = deps;
  const isInPace = createPace();
  const tooFast = throttleLog((unsaid, { memberId }: Sender) =>
    deps.log.warn({ memberId, unsaid }, 'somebody acts too fast and was told to wait'),
  );
  const mayAct = (sender: Sender): boolean => {
    if (isInPace(sender)) return true;
    tooFast(sender);
    return false;
  };
  const heard = ({ workspaceId, externalId: member }: Sender, channel?: string, thread?: string) =>
    deps.core.notices.heardFrom({ workspaceId, member, channel, thread });
  const isAtHand = createPace(MOST_SUGGESTED);
  return {
    receive: async (message) => {
      await heard(message.sender, message.channel, message.root);
      await receive(talking, readable(message));
    },
    receiveEdited: (message) => receiveEdited(talking, readable(message)),
    giveUp: (message) => giveUp(deps, readable(message)),
    edited: (message) => edited(talking, readable(message)),
    deleted: (message) => deleted(deps, message),
    sourcesAmong: (messages, workspace) => deps.core.posts.sourcesAmong({ platform, messages, workspace }),
    command: async (request) =>
      mayAct(request.sender) ? runCommand(deps, { ...request, text: storable(request.text) }) : TOO_FAST,
    suggest: async ({ sender, what, typed }) => (isAtHand(sender) ? suggest(deps, sender, what, storable(typed)) : []),
    press: async (pressed) => {
      const { sender, action, value, channel, thread } = pressed;
      if (!mayAct(sender)) return TOO_FAST;
      await heard(sender, channel, thread);
      return press(deps, { ...pressed, value: readPressedValue(action, storable(value)) });
    },
    submit: async (form) => (mayAct(form.sender) ? submit(deps, filledIn(form)) : heldBack(form)),
    redraw: async (form) => (isAtHand(form.sender) ? redraw(deps, filledIn(form)) : null),
    announce,
    concerns,
    home: (sender) => showHome(deps, sender),
    card: (post) => drawCard(post, platform),
    reply: (told, videoAt = null) => drawReply(told, platform, videoAt),
    calendar: async (told) => (await calendarOf(deps, told)) ?? digestOf(deps, told),
    statusIcon: statusIconOf,
    resume: () => resumeZoneNamed(deps),
  };
}

/** What people write and what they call a file comes from outside: whatever of it cannot be kept is taken out here. */
const readable = <Read extends InboundMessage>(message: Read): Read => ({
  ...message,
  text: storable(message.text),
  files: message.files.map((file) => ({ ...file, name: storable(file.name) })),
  ...(message.wishes && { wishes: { ...message.wishes, caption: storable(message.wishes.caption) } }),
});

const filledIn = (form: Submission): Submission => ({
  ...form,
  ...(form.value !== undefined && { value: readSentValue(form.name, storable(form.value)) }),
  values: Object.fromEntries(Object.entries(form.values).map(([name, value]) => [name, storable(value)])),
});

const MOST_A_MINUTE = 40;
/** Suggestions come with every letter that is typed, and a form is drawn again with every choice. */
const MOST_SUGGESTED = 240;

const TOO_FAST_SENTENCE = 'That was a lot in one minute, so I left this one out. Wait a moment, then try again.';

export const TOO_FAST: Message = { lines: [[TOO_FAST_SENTENCE]] };

/** A form that was sent too fast: it stays open where it can, else what was written is there to copy. */
function heldBack({ values }: Submission): Message {
  const [first] = Object.keys(values);
  const copy = writtenIn(values);
  return {
    ...TOO_FAST,
    isSaid: true,
    ...(copy !== '' && { copy }),
    ...(first !== undefined && { errors: { [first]: TOO_FAST_SENTENCE } }),
  };
}

/**
 * How often one member may press, type a command or send a form: each costs work that everybody waits for. False for a
 * member who has done as much in this minute as anybody may; counts in real time, in this process.
 */
export function createPace(
  most = MOST_A_MINUTE,
  nowMs: () => number = () => performance.now(),
): (sender: Sender) => boolean {
  let counts = new Map<string, number>();
  let since = nowMs();
  return ({ memberId }) => {
    if (nowMs() - since >= MINUTE_MS) {
      since = nowMs();
      counts = new Map();
    }
    const count = (counts.get(memberId) ?? 0) + 1;
    counts.set(memberId, count);
    return count <= most;
  };
}
