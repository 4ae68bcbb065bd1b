/** A message as a platform brings it in: its shape, whether it may be for Schedy, and what of it cannot be read. */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { MINUTE_MS } from '../../../core/clock.ts';
import type { Facts, PostView, Problem, Sender, VideoSource } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import { type Message, strong } from '../view/index.ts';

/** A file of a message, as the platform tells of it. */
export interface InboundFile {
  /** The platform's id of the file. */
  readonly id: string;
  readonly name: string;
  readonly looksLike: 'video' | 'picture' | 'other';
  /** How the platform finds the bytes again: JSON without secrets. */
  readonly reference: Readonly<Record<string, string | number | null>>;
  /** A signed link that came with it, where no message keeps the file: used for the fetch and kept nowhere else. */
  readonly link?: string | undefined;
  /** The upload through the page that it came by: then its bytes are here already. */
  readonly upload?: string | undefined;
}

/** A message that stands above another one, and the thread in which a post of its video is told of. */
export type Above = Pick<InboundMessage, 'message' | 'root' | 'files'>;

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
  readonly wishes?: PostFields | undefined;
  readonly files: readonly InboundFile[];
  readonly sentAt: Date;
  /** Away so long that the person must be asked before anything is posted at once. */
  readonly isStale: boolean;
  readonly isLastTry: boolean;
  /** Sent on from elsewhere: its words were said to somebody else, and every time in them is asked about. */
  readonly isForward?: boolean | undefined;
  /** Said while Schedy heard nothing, and read later. */
  readonly isReadBack?: boolean | undefined;
  /** What brings a message that stands there already, such as the choice in its menu: a cancelled post is begun anew. */
  readonly broughtBy?: string | undefined;
  /** Tells what it says now from what it said before, where it was edited. */
  readonly edition?: string;
  /** Whether the message at the top of its thread came in and is not worked on yet; absent where that cannot be. */
  readonly isRootWaiting?: (() => Promise<boolean>) | undefined;
  /** The words are not those of `message`, which stands above them. */
  readonly isFromBelow?: true;
  /** What this replies to, or what stands at the top of its thread; absent where there is nothing. */
  readonly lookAbove?: (() => Promise<Above | null>) | undefined;
  /** Finds the bytes of a file; throws a Failure `media_…` when they cannot be had. */
  readonly openVideo: (file: Pick<InboundFile, 'reference' | 'link'>) => Promise<VideoSource>;
}

/**
 * What was chosen in a command or a form instead of written in words; `when` as people write it, and null where it is
 * to be asked.
 */
export const wishes = z.object({
  when: z.string().nullable(),
  caption: z.string(),
  profile: z.string().nullable(),
  privacy: z.enum(['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'FOLLOWER_OF_CREATOR', 'SELF_ONLY']).nullable(),
});

/** What was filled into a command or a form, field by field. */
export type PostFields = z.infer<typeof wishes>;

/**
 * Whether a message may be for Schedy, before it is kept. Generous: in a thread any short text may
 * be a command for a post; a channel's ordinary talk without a file is not kept at all.
 */
export function concerns({ text, place, inThread, hasFiles }: Hint): boolean {
  if (place !== 'channel' || hasFiles) return true;
  return inThread && text.trim().length > 0;
}

type Hint = Pick<InboundMessage, 'text' | 'place' | 'inThread'> & { readonly hasFiles: boolean };

const endings = {
  video: /\.(?:3gp|avi|flv|m4v|mkv|mov|mp4|mpe?g|webm|wmv)$/i,
  picture: /\.(?:avif|bmp|gif|hei[cf]|jpe?g|png|tiff?|webp)$/i,
};

/** What a chat calls a file of which it knows nothing. */
const unknownTypes: ReadonlySet<string> = new Set(['', 'application/octet-stream', 'binary/octet-stream']);

/**
 * By what the chat says of a file. A hint only: the bytes decide. So a file of which it says nothing (no type and no
 * ending, as Slack's own clips come) is taken for a video, and judged once it has been read.
 */
export function fileKind(name: string, mimetype: string): InboundFile['looksLike'] {
  if (mimetype.startsWith('video/') || endings.video.test(name)) return 'video';
  if (mimetype.startsWith('image/') || endings.picture.test(name)) return 'picture';
  return unknownTypes.has(mimetype) && !/\.[a-z][a-z0-9]{1,4}$/i.test(name) ? 'video' : 'other';
}

/**
 * What a person saw in chat and nobody can write down: a custom emoji, a name that the platform does not tell.
 * It stands in the text between two characters that Unicode keeps free of meaning, with a label in words, so
 * that no id of a platform can reach a caption and whoever wrote it can be asked.
 */
const open = '\uFDD0';
const close = '\uFDD1';

const mark = new RegExp(`${open}([^${open}${close}]*)${close}`, 'g');

/** `label` names it for the person who wrote it, such as `:our-logo:`. */
export const unreadable = (label: string): string => `${open}${label}${close}`;

/** The labels of what cannot be written down, each once; empty when a text can stand as it is. */
export const unreadableIn = (text: string): string[] => [
  ...new Set([...text.matchAll(mark)].map(([, label = '']) => label)),
];

/** A text as it came from outside, which must not hold such a mark by itself. */
export const withoutMarks = (text: string): string => text.replaceAll(new RegExp(`[${open}${close}]`, 'g'), '');

/** Says whose video it is and what it is called; its card follows in the thread. */
export const announce = ({ member, fileName }: { member: string; fileName: string }): Message => ({
  lines: [[{ kind: 'mention', member }, ' brings a video for TikTok: ', strong(fileName)]],
});

/** A message that is read this late says so itself. */
const LATE_AFTER_MS = MINUTE_MS;

/** Says in the thread of a message that was read back that it is answered late, and why; before anything else is said. */
export async function sayLate(deps: DeskDeps, message: InboundMessage): Promise<void> {
  const { isReadBack, sentAt, sender } = message;
  if (!isReadBack || deps.clock.now().getTime() - sentAt.getTime() < LATE_AFTER_MS) return;
  await enqueueAnswer(deps, message, 'read_late', { sentAt: sentAt.toISOString(), timeZone: sender.timeZone });
}

/** Answers a message in its thread, with the code of an answer or of a problem, once however often the message is worked on. */
export async function answerIn(
  deps: DeskDeps,
  message: InboundMessage,
  answer: string,
  facts: Facts = {},
): Promise<void> {
  await sayLate(deps, message);
  await enqueueAnswer(deps, message, answer, facts);
}

/** What was not done of one of several posts. */
export interface Refused extends Problem {
  /** The code of the post. */
  readonly post: string;
}

/** One answer for all that was not done where one message meant several posts, for a message is answered once. */
export async function answerRefused(
  deps: DeskDeps,
  message: InboundMessage,
  posts: readonly PostView[],
  refused: readonly Refused[],
): Promise<void> {
  const [first] = refused;
  if (!first) return;
  const isOfAll =
    refused.length === posts.length &&
    refused.every(({ code, facts }) => code === first.code && isDeepStrictEqual(facts, first.facts));
  if (isOfAll) return answerIn(deps, message, first.code, first.facts);
  await answerIn(deps, message, 'several_refused', { refused: JSON.stringify(refused) });
}

async function enqueueAnswer(
  { core }: DeskDeps,
  { sender, channel, root, message, isPrivate, edition }: InboundMessage,
  answer: string,
  facts: Facts,
): Promise<void> {
  const { workspaceId, externalId } = sender;
  const threadId = await core.notices.openThread({ workspaceId, channel, root, isPrivate });
  await core.notices.enqueue({
    threadId,
    mention: externalId,
    dedupeKey: `answer:${workspaceId}:${channel}:${message}:${answer}${edition === undefined ? '' : `:${edition}`}`,
    body: { kind: 'answer', data: { answer, facts } },
  });
}
