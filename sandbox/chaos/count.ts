/** What came of it all, from the stand-ins' own records: nothing here asks the program. */
import type { Drop } from './drops.ts';
import type { Answered } from './people-answer.ts';
import type { Promises } from './promises.ts';
import { readThread } from './threads.ts';
import type { VirtualUsers } from './virtual-users.ts';

export interface Counted {
  what: string;
  /** Each in words. */
  found: string[];
}

/** A killed program cannot know whether its last reaction was still set. */
const harmlessAfterKill = ['already_reacted', 'no_reaction'];
const harmlessOnDiscord = /^DELETE \S+\/reactions\/\S+: 10014 /;

/** All of these must be empty. */
export function countDamage(users: VirtualUsers, drops: readonly Drop[], promises: Promises): Counted[] {
  const seen = drops.map((drop) => ({
    drop,
    videos: videosOf(users, drop),
    ...readThread(drop),
  }));
  const each = (what: string, damageOf: (one: (typeof seen)[number]) => string | null): Counted => ({
    what,
    found: seen.flatMap((one) => {
      const damage = damageOf(one);
      return damage === null ? [] : `“${one.drop.caption}” on @${one.drop.handle}: ${damage}`;
    }),
  });
  return [
    each('lost', ({ videos, state }) =>
      videos.length === 0 ? `no video on TikTok; the card says ${state ?? 'nothing'}` : null,
    ),
    each('duplicates', ({ videos }) => (videos.length > 1 ? `${videos.length} videos` : null)),
    each('altered', ({ drop, videos }) =>
      videos.every(({ sha256 }) => sha256 === drop.sha256) ? null : 'other bytes than were dropped',
    ),
    each('too early', ({ drop, videos }) => {
      const dueAtMs = Math.max(promises.dueAtMs(drop) ?? 0, drop.askedForMs ?? 0);
      const worstMs = Math.max(0, ...videos.map(({ initAt }) => dueAtMs - initAt.getTime()));
      return worstMs > 1000 ? `${Math.round(worstMs / 1000)} s before its time` : null;
    }),
    each('final replies doubled', ({ closing }) => (closing.length > 1 ? `${closing.length} closing replies` : null)),
    each('cards doubled', ({ cards }) => (cards.length > 1 ? `${cards.length} cards` : null)),
    each('threads without a last word', ({ drop, closing, state }) =>
      closing.length === 0 && !drop.isRepeat ? `the card says ${state ?? 'nothing'}` : null,
    ),
    { what: 'calls the real service would have refused', found: refusedCalls(users, drops) },
  ];
}

function videosOf({ tiktok }: VirtualUsers, { caption }: Drop) {
  const own = tiktok.posts().filter(({ postInfo }) => postInfo?.title === caption);
  return own.flatMap(({ postIds, ...post }) => postIds.map(() => post));
}

function refusedCalls({ slack, discord, tiktok, crews }: VirtualUsers, drops: readonly Drop[]): string[] {
  const takenBack = drops.flatMap((drop) => drop.takenBack);
  const byTikTok = tiktok.refused().map(({ path, refused }) => `${path}: ${refused}`);
  const bySlack = slack.calls
    .filter(({ ok, error = '' }) => !ok && !harmlessAfterKill.includes(error))
    .map(({ method, error }) => `${method}: ${error}`);
  const byDiscord = crews.flatMap(({ chats: [chat] }) => (chat.url === discord.url ? chat.refusals(takenBack) : []));
  return [...byTikTok, ...bySlack, ...byDiscord.filter((line) => !harmlessOnDiscord.test(line))];
}

/** Nobody but a person could end these; each is to be answered. */
export function listUnconfirmed(answers: readonly Answered[]): string[] {
  return answers
    .filter(({ state }) => state === 'unconfirmed')
    .map(({ drop, by }) => `“${drop.caption}” on @${drop.handle}: ${drop.author} ${by}`);
}
