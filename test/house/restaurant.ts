/**
 * A team on the whole core, a real database and TikTok's stand-in: what they write and press goes through the front
 * desk, and what they see is what it delivers. The videos are small; their figures are shown as those of real ones.
 */
import { createDesk, type Desk, type InboundMessage, type Message } from '../../src/bots/desk/index.ts';
import { type NoticeToSend, type PostView, type Sender, silentLog } from '../../src/core/index.ts';
import { senderOf } from '../bots/desk/sender.ts';
import { inboundMessage } from '../bots/desk/stage.ts';
import { openStage, type Person, type Stage } from '../core/posts/stage.ts';

export const timeZone = 'Europe/Berlin';
const channel = 'CVIDEOS';
/** What is advised of the files that are really read. */
const ofSmallFiles: readonly string[] = ['media_bitrate_low', 'media_rather_short'];

export type Name = 'mia' | 'leo' | 'ada';

/** A video that somebody drops, and the post that becomes of it. */
interface Dropped {
  readonly file: string;
  readonly code: string;
  /** Of TikTok's page. */
  readonly videoId?: string;
  readonly sizeBytes: number;
  readonly seconds: number;
  /** The small file that is read in its place; an ordinary one when absent. */
  readonly fixture?: string;
}

/** What was said to somebody alone has `to`. */
export interface Heard {
  readonly message: Message;
  readonly to: Name | null;
}

export interface Restaurant {
  readonly stage: Stage;
  readonly desk: Desk;
  readonly names: ReadonlyMap<string, string>;
  sender(name: Name): Sender;
  /** Somebody connects the account, or connects it again. */
  connect(name: Name): Promise<string>;
  command(name: Name, text: string): Promise<Message>;
  /** `reading`: its card while the video is read. */
  drop(name: Name, words: string, video: Dropped, reading?: (card: Message) => void): Promise<void>;
  /** Words in the thread of a post. */
  write(name: Name, code: string, words: string): Promise<void>;
  /** Presses a button of a post's card; the private answer. */
  press(name: Name, code: string, label: string): Promise<Message>;
  /** The card as it was last delivered. */
  card(code: string): Message;
  /** What Schedy has said beside the cards since this was last asked. */
  heard(): Promise<Heard[]>;
  /** Lets time pass until then; `uploading`: a post's card while its bytes are on their way. */
  until(iso: string, uploading?: (card: Message) => void): Promise<void>;
}

export async function openRestaurant(since: string): Promise<Restaurant> {
  let onChunk: (() => Promise<void>) | null = null;
  const stage = await openStage({
    uploadsPerHour: 2,
    maxVideoSeconds: 3600,
    wrap: (tiktok) => ({
      ...tiktok,
      uploadChunk: async (upload) => {
        await onChunk?.();
        return tiktok.uploadChunk(upload);
      },
    }),
  });
  stage.clock.set(new Date(since));
  const desk = createDesk({ core: stage.core, clock: stage.clock, log: silentLog, platform: 'slack' });
  stage.standIn.accounts.add({ handle: 'ramenhouse', nickname: 'Ramen House', maxVideoSeconds: 600 });
  const ada = await stage.newPerson(undefined, true);
  const mia = await stage.newPerson(ada.workspaceId);
  const leo = await stage.newPerson(ada.workspaceId);
  const people: Readonly<Record<Name, Person>> = { ada, mia, leo };
  const names = new Map<string, Name>([
    [ada.externalId, 'ada'],
    [mia.externalId, 'mia'],
    [leo.externalId, 'leo'],
  ]);

  const dropped = new Map<string, Dropped & { readonly root: string; readonly id: string }>();
  const of = (code: string) => {
    const found = dropped.get(code);
    if (!found) throw new Error(`Nobody has dropped ${code}.`);
    return found;
  };

  const sender: Restaurant['sender'] = (name) => senderOf(people[name], { timeZone, isAdmin: name === 'ada' });

  const message = (name: Name, text: string, more: Partial<InboundMessage>) =>
    inboundMessage(stage, sender(name), text, { channel, place: 'channel', isLastTry: true, ...more });

  /** As if the videos were as large as real ones, and TikTok's ids always the same. */
  const asReal = (post: PostView): PostView => {
    const known = dropped.get(post.code);
    if (!known) return post;
    const { sizeBytes, seconds, videoId = null } = known;
    const isMeasured = post.video.sizeBytes !== null;
    const figures = { sizeBytes, durationMs: seconds * 1000, width: 1080, height: 1920 };
    return {
      ...post,
      videoId: post.videoId && videoId,
      advice: post.advice.filter(({ code }) => !ofSmallFiles.includes(code)),
      video: { ...post.video, ...(isMeasured && figures) },
    };
  };
  const replyOf = (notice: NoticeToSend): Promise<Message | null> | Message =>
    notice.body.kind === 'answer' && notice.body.data.answer === 'digest'
      ? desk.calendar(notice)
      : desk.reply({ ...notice, post: notice.post && asReal(notice.post) });

  const keepVideoIds = async () => {
    for (const { id, videoId } of dropped.values())
      if (videoId) await stage.prisma.post.updateMany({ where: { id, videoId: { not: null } }, data: { videoId } });
  };

  let heardUntil = 0;
  return {
    stage,
    desk,
    names,
    sender,
    connect: async (name) => {
      const id = await stage.connect(people[name], 'ramenhouse');
      await stage.ring();
      return id;
    },
    command: (name, text) => desk.command({ sender: sender(name), text, channel }),
    drop: async (name, words, video, reading) => {
      const files = [{ id: `F${video.code}`, name: video.file, looksLike: 'video', reference: {} }] as const;
      const said = message(name, words, { files });
      const begin = async () => {
        const { prisma } = stage;
        const { id } = await prisma.post.findFirstOrThrow({ where: { sourceMessage: said.message } });
        await prisma.post.update({ where: { id }, data: { code: video.code } });
        dropped.set(video.code, { ...video, id, root: said.root });
        await stage.ring();
        const post = stage.chat.card(id);
        if (post) reading?.(desk.card(asReal({ ...post, code: video.code })));
        return stage.videoFrom(video.fixture ?? 'ok.mp4');
      };
      await desk.receive({ ...said, openVideo: begin });
      await stage.ring();
    },
    write: async (name, code, words) => {
      await desk.receive(message(name, words, { root: of(code).root, inThread: true }));
      await stage.ring();
    },
    press: async (name, code, label) => {
      const post = await stage.read(of(code).id);
      const button = desk.card(post).buttons?.find((one) => one.label === label);
      if (!button || !('action' in button)) throw new Error(`The card of ${code} has no ${label}.`);
      const answer = await desk.press({ sender: sender(name), action: button.action, value: button.value, channel });
      await stage.ring();
      return answer ?? { lines: [] };
    },
    card: (code) => {
      const post = stage.chat.card(of(code).id);
      if (!post) throw new Error(`${code} has no card.`);
      return desk.card(asReal(post));
    },
    heard: async () => {
      await stage.ring();
      const replies = stage.chat.said.slice(heardUntil).filter(({ kind }) => kind === 'reply');
      heardUntil = stage.chat.said.length;
      const replyIn = async (last: PostView | NoticeToSend | undefined) =>
        (last && 'body' in last ? await replyOf(last) : null) ?? { lines: [] };
      const all = replies.map(async ({ place, shown }) => ({
        message: await replyIn(shown.at(-1)),
        to: names.get(place.channel) ?? null,
      }));
      return Promise.all(all);
    },
    until: async (iso, uploading) => {
      onChunk =
        uploading === undefined
          ? null
          : async () => {
              const row = await stage.prisma.post.findFirstOrThrow({ where: { state: 'publishing' } });
              const post = asReal(await stage.read(row.id));
              uploading(desk.card({ ...post, sentBytes: 29_300_000, isSending: true }));
            };
      await stage.pass(new Date(iso).getTime() - stage.clock.now().getTime());
      onChunk = null;
      await keepVideoIds();
    },
  };
}
