import { z } from 'zod';
import { CHANNEL_ITSELF, Failure, type Log, type Messenger, type NoticeToSend, type Place } from '../../core/index.ts';
import { type Desk, inPlainWords, type Message, messageShown, type StatusIcon } from '../desk/index.ts';
import type { Api } from './api.ts';
import { presentMessage } from './blocks/present-message.ts';
import { slackErrorOf } from './chat-failure.ts';
import type { Pictures } from './pictures.ts';
import { findMessage, type RecoveryKey } from './recovery-keys.ts';

interface MessengerDeps {
  readonly api: Api;
  readonly desk: Pick<Desk, 'card' | 'reply' | 'calendar' | 'statusIcon'>;
  readonly pictures: Pick<Pictures, 'share'>;
  readonly log: Log;
}

const posted = z.object({ ts: z.string() });
const permalink = z.object({ permalink: z.url() });
const opened = z.object({ channel: z.object({ id: z.string() }) });

const cardRecoveryKey = (post: string): RecoveryKey => ({ event_type: 'schedy_card', event_payload: { post } });
const noticeRecoveryKey = (notice: string): RecoveryKey => ({
  event_type: 'schedy_notice',
  event_payload: { notice },
});

/** Says things on Slack: in the thread of a root, or in a member's direct messages. */
export function createMessenger({ api, desk, pictures, log }: MessengerDeps): Messenger {
  const legibly = insistOnWords(log);
  const located = createLocator(api);
  const post = async (place: Place, message: Message, metadata: RecoveryKey, before?: () => Promise<void>) => {
    const { channel, root } = await located(place);
    const thread = root === '' ? {} : { thread_ts: root };
    const quiet = { unfurl_links: false, unfurl_media: false };
    const { ts } = await legibly(message, async (words) => {
      const content = { ...presentMessage(words), metadata, ...quiet };
      if (before) await before();
      return posted.parse(await api.call('chat.postMessage', { channel, ...thread, ...content }));
    });
    // A file can carry no recovery key: it follows the words, which say the same and are what is looked for after a crash.
    if (message.picture) await pictures.share(channel, message.picture, root || undefined);
    return { message: ts };
  };
  const update = async (place: Place, ts: string, message: Message, before?: () => Promise<void>): Promise<void> => {
    const { channel } = await located(place);
    await legibly(message, async (words) => {
      if (before) await before();
      await api.call('chat.update', { channel, ts, ...presentMessage(words) });
    });
  };
  const reply = async (place: Place, told: NoticeToSend) =>
    (await desk.calendar(told)) ?? desk.reply(told, await findVideoAt(api, place, told));
  return {
    showCard: async (place, view, message, before) => {
      const card = desk.card(view);
      if (message !== null && (await updatedIfThere(() => update(place, message, card, before)))) {
        return { message };
      }
      return post(place, card, cardRecoveryKey(view.id), before);
    },
    findCard: async (place, postId) => findMessage(api, await located(place), cardRecoveryKey(postId)),
    send: async (place, told, before) => post(place, await reply(place, told), noticeRecoveryKey(told.id), before),
    findNotice: async (place, id) => findMessage(api, await located(place), noticeRecoveryKey(id)),
    edit: async (place, message, told, before) => update(place, message, await reply(place, told), before),
    react: async (place, message, view, earlier) => {
      const { channel } = await located(place);
      const name = reactionNames[desk.statusIcon(view)];
      await replaceReaction(api, { channel, message, name, earlier });
      return name;
    },
  };
}

/** Slack's names for a drawing that it does not take. */
const undrawable: ReadonlySet<string> = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long']);

/** What Slack refuses to draw, for one of its parts, is said in plain words: nobody would learn of it otherwise. */
const insistOnWords =
  (log: Log) =>
  async <Answer>(message: Message, say: (message: Message) => Promise<Answer>): Promise<Answer> => {
    try {
      return await say(message);
    } catch (error) {
      if (!(error instanceof Failure) || !undrawable.has(slackErrorOf(error) ?? '')) throw error;
      log.error({ ...error.facts }, 'Slack refuses a message as it was drawn; it is said in plain words');
      return say(inPlainWords(message));
    }
  };

/** The address of the message with the video that a notice is about; null where there is none to lead to. */
async function findVideoAt(api: Api, place: Place, told: NoticeToSend): Promise<string | null> {
  const shown = messageShown(told);
  if (shown === null || place.root === '' || place.root === CHANNEL_ITSELF) return null;
  const { channel, message: message_ts } = shown;
  try {
    return permalink.parse(await api.call('chat.getPermalink', { channel, message_ts })).permalink;
  } catch (error) {
    if (!unreachable.has(slackErrorOf(error) ?? '')) throw error;
    return null;
  }
}

/** The message, or the way to it, is gone. */
const unreachable: ReadonlySet<string> = new Set(['message_not_found', 'channel_not_found', 'not_in_channel']);

/** Somebody deleted the message, or an administrator forbids edits after a while. */
const closed: ReadonlySet<string> = new Set(['cant_update_message', 'edit_window_closed', 'message_not_found']);

async function updatedIfThere(update: () => Promise<void>): Promise<boolean> {
  try {
    await update();
    return true;
  } catch (error) {
    if (closed.has(slackErrorOf(error) ?? '')) return false;
    throw error;
  }
}

const userId = /^[UW][A-Z0-9]+$/;

/** Direct messages are addressed by the member; everything but sending needs their channel. */
function createLocator(api: Api): (place: Place) => Promise<{ channel: string; root: string }> {
  const known = new Map<string, string>();
  return async ({ channel, root }) => {
    if (root === CHANNEL_ITSELF) return { channel, root: '' };
    if (root !== '' || !userId.test(channel)) return { channel, root };
    const direct = known.get(channel) ?? (await openDirect(api, channel));
    known.set(channel, direct);
    return { channel: direct, root };
  };
}

async function openDirect(api: Api, user: string): Promise<string> {
  return opened.parse(await api.call('conversations.open', { users: user })).channel.id;
}

/** Slack's names; an ornament beside the words of the card, never instead of them. */
const reactionNames: Readonly<Record<StatusIcon, string>> = {
  reading: 'eyes',
  asking: 'speech_balloon',
  scheduled: 'calendar',
  sending: 'rocket',
  published: 'white_check_mark',
  failed: 'warning',
  stopped: 'no_entry_sign',
};

interface Reacting {
  readonly channel: string;
  readonly message: string;
  readonly name: string;
  readonly earlier: string | null;
}

/** Puts a reaction in the place of the earlier one. Removed first: rather none than two. */
async function replaceReaction(api: Api, reacting: Reacting): Promise<void> {
  const { channel, message: timestamp, name, earlier } = reacting;
  if (earlier === name) return;
  const place = { channel, timestamp };
  if (earlier !== null) {
    const removal = api.call('reactions.remove', { ...place, name: earlier });
    await removal.catch(unless('no_reaction'));
  }
  await api.call('reactions.add', { ...place, name }).catch(unless('already_reacted'));
}

const unless = (harmless: string) => (error: unknown) => {
  if (slackErrorOf(error) !== harmless) throw error;
};

/** Where somebody asked; without a channel, as on the Home tab, only their direct messages are left. */
interface Asked {
  readonly user: string;
  readonly channel: string | null;
  readonly thread?: string | null | undefined;
}

/**
 * Says something to one person alone where they asked. Slack shows that only in a conversation that the app and the
 * person are both in; whatever else it refuses there arrives as a direct message. Throws the failures of chat-failure.ts.
 */
export async function sayPrivately(api: Api, { user, channel, thread }: Asked, message: Message): Promise<void> {
  const words = presentMessage(message);
  if (channel !== null) {
    try {
      await api.call('chat.postEphemeral', { channel, user, ...(thread && { thread_ts: thread }), ...words });
      return;
    } catch (error) {
      if (!(error instanceof Failure) || error.remedy.kind !== 'ask_operator') throw error;
    }
  }
  await api.call('chat.postMessage', { channel: user, ...words });
}
