import { z } from 'zod';
import {
  CHANNEL_ITSELF,
  type Clock,
  Failure,
  type Log,
  type Messenger,
  type NoticeToSend,
  type Place,
  type PostView,
} from '../../core/index.ts';
import { type Desk, inPlainWords, type Message, messageShown, type StatusIcon } from '../desk/index.ts';
import type { Api } from './api.ts';
import { discordCodeOf, refusals } from './chat-failure.ts';
import { accents, type Look, presentMessage, uploadOf } from './components/present-message.ts';
import { isPersonal } from './introduce.ts';
import type { Located, Places } from './places.ts';
import { findMessage, isOld, nonceOf, recoveryKeyOf } from './recovery-keys.ts';

interface MessengerDeps {
  readonly api: Api;
  readonly desk: Pick<Desk, 'card' | 'reply' | 'calendar' | 'statusIcon'>;
  readonly places: Places;
  readonly clock: Clock;
  readonly log: Log;
}

const posted = z.object({ id: z.string() });

interface Sending {
  readonly message: Message;
  readonly look: Look;
  readonly nonce: string;
  readonly before?: (() => Promise<void>) | undefined;
}

/** Says things on Discord: in the thread of a root, as a reply in private, or directly. */
export function createMessenger({ api, desk, places, clock, log }: MessengerDeps): Messenger {
  const legibly = insistOnWords(log);
  const postAs = async ({ channel, replyTo }: Located, { message, look, nonce, before }: Sending) => {
    const reply = replyTo === null ? {} : { message_reference: referenceTo(replyTo) };
    const upload = uploadOf(message);
    const body = { ...presentMessage(message, look), ...upload.body, ...reply, nonce, enforce_nonce: true };
    if (before) await before();
    return { message: posted.parse(await api.post(`/channels/${channel}/messages`, body, upload.files)).id };
  };

  const post = (located: Located, sending: Sending) => legibly(sending, (one) => postAs(located, one));
  const change = (located: Located, id: string, sending: Omit<Sending, 'nonce'>) =>
    legibly(sending, (one) => update(api, located, id, one));

  const showCard: Messenger['showCard'] = async (place, view, message, before) => {
    const located = await places.locate(place, nameOf(view));
    const look = { recoveryKey: recoveryKeyOf('card', view.id), accent: accents[desk.statusIcon(view)] };
    const card = { message: desk.card(view), look, before };
    if (message === null) return post(located, { ...card, nonce: nonceOf(view.id) });
    if (isPassing(view) && isOld(message, clock.now())) return { message };
    const edit = () => change(located, message, card);
    const outcome = await outcomeOf(edit, isOld(message, clock.now()));
    if (outcome === 'done') return { message };
    if (outcome === 'worn_out') await remove(api, located, message);
    return post(located, { ...card, nonce: nonceOf(view.id, view.version) });
  };

  return {
    showCard,
    findCard: async (place, id) => {
      const { channel } = await places.locate(place, unnamed);
      return findMessage(api, channel, recoveryKeyOf('card', id));
    },
    send: async (place, told, before) => {
      const located = await places.locate(place, told.post ? nameOf(told.post) : unnamed);
      return post(located, { ...(await drawn(desk, places, place, told)), nonce: nonceOf(told.id), before });
    },
    findNotice: async (place, id) => {
      const { channel } = await places.locate(place, unnamed);
      return findMessage(api, channel, recoveryKeyOf('notice', id));
    },
    edit: async (place, id, told, before) => {
      const located = await places.locate(place, unnamed);
      await change(located, id, { ...(await drawn(desk, places, place, told)), before });
    },
    react: async (place, message, view, earlier) => {
      const emoji = reactionEmoji[desk.statusIcon(view)];
      const channel = await places.channelOf(place, message);
      await replaceReaction(api, { channel, message, emoji, earlier });
      return emoji;
    },
  };
}

/** What Discord refuses to draw, for one of its parts, is said in plain words: nobody would learn of it otherwise. */
const insistOnWords =
  (log: Log) =>
  async <Sent extends Omit<Sending, 'nonce'>, Answer>(
    sending: Sent,
    say: (sending: Sent) => Promise<Answer>,
  ): Promise<Answer> => {
    try {
      return await say(sending);
    } catch (error) {
      if (!(error instanceof Failure) || discordCodeOf(error) !== refusals.invalidBody) throw error;
      log.error({ ...error.facts }, 'Discord refuses a message as it was drawn; it is said in plain words');
      return say({ ...sending, message: inPlainWords(sending.message) });
    }
  };

/** A thread that was archived meanwhile is opened for it. */
async function update(
  api: MessengerDeps['api'],
  { channel }: Located,
  id: string,
  { message, look, before }: Omit<Sending, 'nonce'>,
): Promise<void> {
  if (before) await before();
  const change = () => api.patch(`/channels/${channel}/messages/${id}`, presentMessage(message, look));
  await change().catch(async (error: unknown) => {
    if (discordCodeOf(error) !== refusals.archivedThread) throw error;
    await api.patch(`/channels/${channel}`, { archived: false });
    await change();
  });
}

const unnamed = 'Schedy';
const nameOf = ({ video }: PostView): string => `TikTok: ${video.fileName}`;

const drawn = async (desk: MessengerDeps['desk'], places: Places, place: Place, told: NoticeToSend) => ({
  message: (await desk.calendar(told)) ?? desk.reply(told, await findVideoAt(places, place, told)),
  look: { recoveryKey: recoveryKeyOf('notice', told.id), guild: guildOf(place) },
});

async function findVideoAt(places: Places, place: Place, told: NoticeToSend): Promise<string | null> {
  const shown = messageShown(told);
  if (shown === null || place.root === '' || place.root === CHANNEL_ITSELF) return null;
  const { workspace } = place;
  const { message } = shown;
  const channel = await places.channelOf({ ...place, ...shown }, message);
  const server = isPersonal(workspace) ? '@me' : workspace;
  return `https://discord.com/channels/${server}/${channel}/${message}`;
}

/** A button pressed in private is no more in the server that it is about. */
const guildOf = ({ root, workspace }: Place): string | null =>
  root === '' && !isPersonal(workspace) ? workspace : null;

const referenceTo = (message_id: string) => ({ message_id, fail_if_not_exists: false });

/** Discord rations the edits of messages older than an hour; the bar is not worth any of them. */
const isPassing = ({ state, sentBytes }: PostView): boolean => state === 'publishing' && sentBytes > 0;

type Outcome = 'done' | 'deleted' | 'worn_out';

/** Somebody deleted the card, or it was edited so often that Discord wants a new one. */
async function outcomeOf(edit: () => Promise<void>, isRationed: boolean): Promise<Outcome> {
  try {
    await edit();
    return 'done';
  } catch (error) {
    const code = discordCodeOf(error);
    if (code === refusals.unknownMessage) return 'deleted';
    // Mostly it comes as any other "slow down", which for a young message it then is.
    const isBusy = error instanceof Failure && error.code === 'chat_busy';
    if (isBusy && isRationed) return 'worn_out';
    throw error;
  }
}

/** Removed before the new one is posted: rather none for a moment than two for ever. */
async function remove(api: Api, { channel }: Located, message: string): Promise<void> {
  await api.delete(`/channels/${channel}/messages/${message}`).catch((error: unknown) => {
    if (discordCodeOf(error) !== refusals.unknownMessage) throw error;
  });
}

/** An ornament beside the words of the card, never instead of them. */
const reactionEmoji: Readonly<Record<StatusIcon, string>> = {
  reading: '👀',
  asking: '💬',
  scheduled: '📅',
  sending: '🚀',
  published: '✅',
  failed: '⚠️',
  stopped: '⛔',
};

interface Reacting {
  readonly channel: string;
  readonly message: string;
  readonly emoji: string;
  readonly earlier: string | null;
}

/** Puts a reaction in the place of the earlier one. Removed first: rather none than two. */
async function replaceReaction(api: Api, reacting: Reacting): Promise<void> {
  const { channel, message, emoji, earlier } = reacting;
  if (earlier === emoji) return;
  const path = (one: string) =>
    `/channels/${channel}/messages/${message}/reactions/${encodeURIComponent(one)}/@me` as const;
  if (earlier !== null) {
    await api.delete(path(earlier)).catch((error: unknown) => {
      if (discordCodeOf(error) !== refusals.unknownEmoji) throw error;
    });
  }
  await api.put(path(emoji));
}
