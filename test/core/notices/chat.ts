/** A chat that remembers what was said in it, and can be told to fail. Marks messages as Slack does. */
import type { Messenger, NoticeToSend, Place } from '../../../src/core/ports.ts';
import type { PostView } from '../../../src/core/posts/index.ts';

export interface Said {
  readonly id: string;
  readonly place: Place;
  /** The post of a card, the notice of a reply. */
  readonly about: string;
  readonly kind: 'card' | 'reply';
  /** What it showed, from the first time to the present. */
  readonly shown: (PostView | NoticeToSend)[];
}

export type Call = keyof Messenger;

export interface Chat extends Messenger {
  readonly said: Said[];
  readonly calls: Call[];
  readonly reactions: { readonly message: string; readonly state: string }[];
  /** The next such call throws; with `after`, only once the chat has done it. */
  failNext(call: Call, error: Error, when?: 'before' | 'after'): void;
  /** Awaited inside the next such call, before anything is done; `before`: while the call is only being prepared. */
  holdNext(call: Call, work: () => Promise<void>, when?: 'before' | 'inside'): void;
  /** Whatever is said or looked for there throws from now on. */
  close(place: Pick<Place, 'channel' | 'root'>, error: Error): void;
  /** What was closed is open again. */
  openAll(): void;
  replies(channel: string, root?: string): NoticeToSend[];
  card(postId: string): PostView | undefined;
}

export function createChat(): Chat {
  const said: Said[] = [];
  const calls: Call[] = [];
  const reactions: { message: string; state: string }[] = [];
  const failures: { call: Call; error: Error; when: 'before' | 'after' }[] = [];
  const holds: { call: Call; work: () => Promise<void>; when: 'before' | 'inside' }[] = [];
  const closed: { channel: string; root: string; error: Error }[] = [];

  async function hold(call: Call, when: 'before' | 'inside'): Promise<void> {
    const held = holds.findIndex((one) => one.call === call && one.when === when);
    if (held >= 0) await holds.splice(held, 1)[0]?.work();
  }

  async function perform<T>(call: Call, place: Place, work: () => T, before?: () => Promise<void>): Promise<T> {
    await hold(call, 'before');
    if (before) await before();
    calls.push(call);
    await hold(call, 'inside');
    const shut = closed.find(({ channel, root }) => channel === place.channel && root === place.root);
    if (shut) throw shut.error;
    const index = failures.findIndex((failure) => failure.call === call);
    const [failure] = index < 0 ? [] : failures.splice(index, 1);
    if (failure?.when === 'before') throw failure.error;
    const done = work();
    if (failure) throw failure.error;
    return done;
  }

  function say(kind: Said['kind'], place: Place, about: string, what: PostView | NoticeToSend) {
    const message = { id: `m${said.length + 1}`, place, about, kind, shown: [what] };
    said.push(message);
    return { message: message.id };
  }

  const demand = (id: string): Said => {
    const found = said.find((one) => one.id === id);
    if (!found) throw new Error(`There is no message ${id}.`);
    return found;
  };
  const find = (kind: Said['kind'], about: string): string | null =>
    said.find((one) => one.kind === kind && one.about === about)?.id ?? null;

  return {
    said,
    calls,
    reactions,
    failNext: (call, error, when = 'before') => void failures.push({ call, error, when }),
    holdNext: (call, work, when = 'inside') => void holds.push({ call, work, when }),
    close: ({ channel, root }, error) => void closed.push({ channel, root, error }),
    openAll: () => void closed.splice(0),
    replies: (channel, root) =>
      said
        .filter(({ kind, place }) => kind === 'reply' && place.channel === channel)
        .filter(({ place }) => root === undefined || place.root === root)
        .map(({ shown }) => shown.at(-1) as NoticeToSend),
    card: (postId) =>
      said.find(({ kind, about }) => kind === 'card' && about === postId)?.shown.at(-1) as PostView | undefined,
    showCard: (place, post, message, before) => {
      const show = () => {
        if (message === null) return say('card', place, post.id, post);
        demand(message).shown.push(post);
        return { message };
      };
      return perform('showCard', place, show, before);
    },
    findCard: (place, postId) => perform('findCard', place, () => find('card', postId)),
    send: (place, notice, before) => perform('send', place, () => say('reply', place, notice.id, notice), before),
    findNotice: (place, noticeId) => perform('findNotice', place, () => find('reply', noticeId)),
    edit: (place, message, notice, before) =>
      perform('edit', place, () => void demand(message).shown.push(notice), before),
    react: (place, message, post) =>
      perform('react', place, () => {
        reactions.push({ message, state: post.state });
        return post.state;
      }),
  };
}
