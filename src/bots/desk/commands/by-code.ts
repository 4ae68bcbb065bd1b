/** Commands that name their post by the code on its card. A code that the sender may not see is no code. */
import { type Actor, actorOf, type Change, type PostView, type Sender } from '../../../core/index.ts';
import type { SaidDecision } from '../../../core/understanding/index.ts';
import type { DeskDeps } from '../deps.ts';
import { openEdit } from '../forms/index.ts';
import { decideInWords, differsByZone, readNewTime } from '../receive/index.ts';
import {
  answers,
  code,
  drawTimeline,
  echo,
  type Line,
  type Message,
  pickTime,
  refused,
  sayChange,
} from '../view/index.ts';
import { lookAs } from '../viewer.ts';

export interface ByCode {
  readonly sender: Sender;
  readonly channel?: string | undefined;
  /** What stands behind the command: the code first. */
  readonly argument: string;
}

/** `/schedy now|cancel|retry k7qm`; says what has become of the post. */
export async function changeByCode(
  deps: DeskDeps,
  asked: ByCode,
  step: (postId: string, actor: Actor) => Promise<Change>,
): Promise<Message> {
  const { wanted, post, missing } = await find(deps, asked);
  if (!post) return { lines: [unknownCode(wanted), ...missing] };
  return tell(deps, asked, await step(post.id, actorOf(asked.sender)));
}

/** `/schedy approve k7qm`, `/schedy changes k7qm shorten it`, `/schedy reject k7qm too dark`. */
export async function decideByCode(deps: DeskDeps, asked: ByCode, kind: SaidDecision['kind']): Promise<Message> {
  const { wanted, words, post, missing } = await find(deps, asked);
  if (!post) return { lines: [unknownCode(wanted), ...missing] };
  const reason = words.replace(/^[:,–—-]\s*/u, '').trim() || null;
  const decided = await decideInWords(deps, asked.sender, post, { kind, reason });
  if ('change' in decided) return tell(deps, asked, decided.change);
  return { lines: answers(decided.answer, decided.facts ?? {}, deps.platform) };
}

/** `/schedy edit k7qm`: its form. */
export async function editByCode(deps: DeskDeps, asked: ByCode): Promise<Message> {
  const { wanted, post, missing } = await find(deps, asked);
  return post ? openEdit(deps, asked.sender, post.id) : { lines: [unknownCode(wanted), ...missing] };
}

/** `/schedy show k7qm`: its timeline. */
export async function showByCode(deps: DeskDeps, { sender, channel, argument }: ByCode): Promise<Message> {
  const { wanted } = split(argument);
  const { workspaceId, timeZone } = sender;
  const { viewer, missing } = await lookAs(deps, sender, channel);
  const timeline = wanted ? await deps.core.posts.timeline({ workspaceId, viewer, code: wanted }) : null;
  return timeline ? drawTimeline(timeline, timeZone) : { lines: [unknownCode(wanted), ...missing] };
}

/** `/schedy move k7qm fri 9am`: read as it would be in the thread of the post. */
export async function moveByCode(deps: DeskDeps, asked: ByCode): Promise<Message> {
  const { wanted, words, post, missing } = await find(deps, asked);
  if (!post) return { lines: [unknownCode(wanted), ...missing] };
  if (words === '') {
    return { lines: [['When shall ', code(post.code), ' go out? ', code(`/schedy move ${post.code} fri 9am`), '.']] };
  }
  const { sender } = asked;
  const { posts } = deps.core;
  const said = { sender, text: words, sentAt: deps.clock.now() };
  if (!sender.isZoneKnown && differsByZone((zone) => readNewTime(said, post, zone))) {
    return { lines: answers('zone_unknown', { isCommand: true }, deps.platform) };
  }
  const time = readNewTime(said, post);
  const actor = actorOf(sender);
  switch (time.kind) {
    case 'next_slot':
      return tell(deps, asked, await posts.moveToNextSlot(post.id, actor));
    case 'now':
      return tell(deps, asked, await posts.postNow(post.id, actor));
    case 'at':
      return tell(deps, asked, await posts.moveTo(post.id, actor, time));
    case 'choices': {
      const instants = [...new Set(time.choices.map((at) => at.getTime()))];
      return pickTime(post, instants, sender.isZoneKnown ? sender.timeZone : post.timeZone);
    }
    case 'refused':
      return { lines: answers(time.answer, { isFollowUp: true }, deps.platform) };
    case 'unread':
      return { lines: answers('time_unread_in_thread', { words: echo(words) }, deps.platform) };
  }
}

const split = (argument: string): { wanted: string; words: string } => {
  const [wanted = '', ...rest] = argument.trim().split(/\s+/);
  return { wanted: wanted.toLowerCase(), words: rest.join(' ') };
};

async function find(deps: DeskDeps, { sender, channel, argument }: ByCode) {
  const { wanted, words } = split(argument);
  const { viewer, missing } = await lookAs(deps, sender, channel);
  const post: PostView | null = wanted ? await deps.core.posts.byCode(sender.workspaceId, wanted, viewer) : null;
  return { wanted, words, post, missing };
}

function tell({ platform, clock }: DeskDeps, { sender, argument }: ByCode, change: Change): Message {
  if (change.kind === 'done') return { lines: [sayChange(change.post, sender.timeZone, clock.now())] };
  if (change.kind === 'unknown') return { lines: [unknownCode(split(argument).wanted)] };
  return refused(change, platform);
}

const unknownCode = (wanted: string): Line =>
  wanted
    ? [
        'There is no post ',
        code(echo(wanted)),
        ' here. ',
        code('/schedy queue'),
        ' lists what is planned with its codes, ',
        code('/schedy history'),
        ' what is over.',
      ]
    : ['Which one? Add its code, such as ', code('/schedy cancel k7qm'), '; the card of each post shows it.'];
