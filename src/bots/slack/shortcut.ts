/**
 * "Post to TikTok" in the menu of a message: its video is brought as if its words had just been said to Schedy, by
 * whoever chose the entry. What stands in the way is said to them alone, before anything is kept.
 */
import type { AckFn, App, MessageShortcut, RespondFn } from '@slack/bolt';
import { z } from 'zod';
import { type Core, Failure, isPassing } from '../../core/index.ts';
import { answerInTime, explain, type InboundFile, type Message } from '../desk/index.ts';
import { presentMessage } from './blocks/present-message.ts';
import { slackErrorOf } from './chat-failure.ts';
import type { KeptMessage } from './events/inbox-rows.ts';
import { readBrought } from './events/read-message.ts';
import { describeFile, openVideo } from './files.ts';
import { isStranger, RIGHTS_MAX_AGE_MS } from './introduce.ts';
import { messageShortcut } from './manifest-tables.ts';
import type { Team } from './teams.ts';

export interface ShortcutDeps {
  readonly teamOf: (teamId: string | undefined) => Promise<Team>;
  readonly inbox: Pick<Core['inbox'], 'keep'>;
  readonly onKept: (inboxEventId: string) => void;
  readonly now: () => Date;
  readonly ackWithinMs: number;
}

/** With the token of the workspace in which the entry was chosen. */
type Bringing = ShortcutDeps & Team;

export function listenToShortcut(app: App, deps: ShortcutDeps): void {
  const constraints = { type: 'message_action', callback_id: messageShortcut.callback } as const;
  app.shortcut<MessageShortcut>(constraints, async ({ shortcut, ack, respond, context }) => {
    const bringing = { ...deps, ...(await deps.teamOf(context.teamId)) };
    await answerInTime(bring(bringing, shortcut), responderOf(bringing, shortcut, ack, respond));
  });
}

/** An acknowledged choice carries no message, so the answer follows; a response URL reaches no thread. */
function responderOf({ ackWithinMs, api }: Bringing, shortcut: MessageShortcut, ack: AckFn<void>, respond: RespondFn) {
  const thread_ts: unknown = shortcut.message.thread_ts;
  let isAcknowledged = false;
  const say = async (answer: Message): Promise<void> => {
    const words = presentMessage(answer);
    if (typeof thread_ts === 'string') {
      const where = { channel: shortcut.channel.id, user: shortcut.user.id, thread_ts };
      const said = await api.call('chat.postEphemeral', { ...where, ...words }).then(
        () => true,
        () => false,
      );
      if (said) return;
    }
    await respond({ ...words, response_type: 'ephemeral', replace_original: false });
  };
  return {
    ackWithinMs,
    acknowledge: async (answer: Message | null) => {
      if (!isAcknowledged) await ack();
      isAcknowledged = true;
      if (answer) await say(answer);
    },
    respond: say,
  };
}

async function bring(deps: Bringing, shortcut: MessageShortcut): Promise<Message> {
  const { introduce, identity, inbox, now, onKept } = deps;
  try {
    const { isGuest, guestsPost } = await introduce(shortcut.user.id, RIGHTS_MAX_AGE_MS);
    if (isGuest && !guestsPost) return GUESTS_DO_NOT_POST;
    const who = await identity();
    const at = { channel: shortcut.channel.id, user: shortcut.user.id };
    const body = readBrought({ ...shortcut.message, channel: at.channel }, at.user, who);
    // Where the app is not, it sees no files either.
    const where = await lookAround(deps.files, at.channel);
    if (!where) return NOT_THERE;
    const obstacle = await obstacleTo(deps, body);
    if (obstacle) return obstacle;
    const externalId = `${who.teamId}:shortcut:${shortcut.action_ts}`;
    const brought = { at: now().toISOString(), id: shortcut.action_ts };
    const kept = await inbox.keep({
      platform: 'slack',
      externalId,
      body: { ...body, ...where, brought, team: who.teamId },
    });
    if (kept.isNew) onKept(kept.id);
    return ON_ITS_WAY;
  } catch (error) {
    if (!isStranger(error)) throw error;
    return STRANGER;
  }
}

/** Why no video of the message can be had; null where one can. */
async function obstacleTo({ files: deps }: Pick<Bringing, 'files'>, { files }: KeptMessage): Promise<Message | null> {
  const found = await Promise.all(files.filter(({ isGone }) => !isGone).map((file) => describeFile(deps, file)));
  const videos = found.filter(({ looksLike }) => looksLike === 'video');
  if (videos.length === 0) return files.some(({ isGone }) => isGone) ? say('media_gone') : noVideo(found);
  try {
    await Promise.all(videos.map(({ reference }) => openVideo(deps, reference)));
    return null;
  } catch (error) {
    if (!(error instanceof Failure) || isPassing(error)) throw error;
    return say(error.code);
  }
}

function say(code: string): Message {
  const { what, remedy } = explain(code, {});
  return { lines: [[`${what} ${remedy} Nothing was posted.`]] };
}

const noVideo = (found: readonly InboundFile[]): Message => ({
  lines: [
    [
      found.some(({ looksLike }) => looksLike === 'picture')
        ? 'There is a picture in that message, and no video. TikTok takes one video per post from here: an MP4, MOV or WebM.'
        : 'There is no video in that message. Choose a message with an MP4, MOV or WebM.',
    ],
  ],
});

const conversation = z.object({
  channel: z.object({
    is_im: z.boolean().nullish(),
    is_mpim: z.boolean().nullish(),
    is_private: z.boolean().nullish(),
    is_member: z.boolean().nullish(),
    is_archived: z.boolean().nullish(),
  }),
});

/** Null where the app is not in the conversation, or nobody writes any more, so that nothing of its can stand there. */
export async function lookAround(
  { api }: Pick<Bringing, 'api'>,
  channel: string,
): Promise<Pick<KeptMessage, 'place' | 'isPrivate'> | null> {
  try {
    const told = conversation.parse(await api.call('conversations.info', { channel })).channel;
    if (told.is_im) return { place: 'direct', isPrivate: true };
    if (told.is_member === false || told.is_archived) return null;
    return { place: 'mention', isPrivate: told.is_private === true || told.is_mpim === true };
  } catch (error) {
    if (slackErrorOf(error) === 'channel_not_found') return null;
    throw error;
  }
}

const NOT_THERE: Message = {
  lines: [
    [
      'I am not in this conversation, so I cannot put a card under that message. Write ',
      { kind: 'code', text: '/invite @schedy' },
      ' here and choose it again, or drop the video in our direct messages. Nothing was posted.',
    ],
  ],
};
const GUESTS_DO_NOT_POST: Message = {
  lines: [['Guests do not post here, so nothing was scheduled. Ask a member to post it for you.']],
};
const STRANGER: Message = {
  lines: [
    ['I post for members of this workspace alone, so nothing was scheduled. Ask one of them to post it for you.'],
  ],
};
const ON_ITS_WAY: Message = { lines: [['I have it. What becomes of it stands under that message in a moment.']] };
