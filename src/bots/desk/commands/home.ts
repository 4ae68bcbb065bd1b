/** One member's own page: what to do first, the accounts, what needs them, what is coming and how it went. */
import type { PostView, Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import {
  approvalButtons,
  type Button,
  cardButtons,
  code,
  drawCard,
  type Line,
  type Message,
  type Part,
  showEnded,
  strong,
} from '../view/index.ts';
import { lookAs } from '../viewer.ts';
import { listAccounts, listToApprove, showPost } from './lists.ts';

/** What one page holds of each; the commands list the rest. A page of Slack's takes a hundred blocks. */
const MOST_SHOWN = { accounts: 6, needing: 8, coming: 10, ended: 6 } as const;
/** As many open posts are looked through for those that need somebody. */
const MOST_OPEN = 60;

/** In a page a button acts at once and without its card, so each post has few of them. */
const MOST_BUTTONS = 8;

/** What `/schedy queue`, `history` and `profiles` would show the same member in private, on one page. */
export async function showHome(deps: DeskDeps, sender: Sender): Promise<Message> {
  const { posts } = deps.core;
  const { viewer, missing } = await lookAs(deps, sender);
  const asked = { workspaceId: sender.workspaceId, viewer };
  const open = await posts.queue({ ...asked, skip: 0, take: MOST_OPEN });
  const ended = await posts.history({ ...asked, skip: 0, take: MOST_SHOWN.ended });
  const accounts = await listAccounts(deps, sender);
  const { posts: toApprove } = await listToApprove(deps, sender, MOST_OPEN);
  const mine = open.posts.filter((post) => needsThem(sender, post));
  const needing = [...toApprove, ...mine.filter(({ id }) => !toApprove.some((post) => post.id === id))];
  const coming = open.posts.filter(({ id }) => !needing.some((post) => post.id === id));
  const isNew = accounts.length === 0 && open.total === 0 && ended.total === 0;
  return {
    lines: [
      [strong('Schedy'), ` publishes TikTok videos of ${sender.workspaceName} at the minute you say.`],
      ...(isNew ? firstSteps(deps) : [HOW]),
      ...missing,
    ],
    parts: [
      ...section('TikTok accounts', accounts, MOST_SHOWN.accounts, NO_ACCOUNT, code('/schedy profiles')),
      ...section(
        'Needs you',
        needing.map((post) => partOf(deps, sender, post)),
        MOST_SHOWN.needing,
        ['Nothing waits for you.'],
        code('/schedy queue'),
      ),
      ...section(
        'Coming up',
        coming.map((post) => partOf(deps, sender, post)),
        MOST_SHOWN.coming,
        ['Nothing is planned. Drop a video and write ', code('post tomorrow 7pm …'), '.'],
        code('/schedy queue'),
        open.total - needing.length,
      ),
      ...section(
        'Posted and ended',
        ended.posts.map((post): Part => ({ lines: [showEnded(post)], buttons: [] })),
        MOST_SHOWN.ended,
        ['Nothing has gone out yet.'],
        code('/schedy history'),
        ended.total,
      ),
    ],
    buttons: [
      ...(deps.core.profiles.canConnect && !sender.isGuest ? [connect(accounts.length === 0)] : []),
      { action: 'show_slots', label: 'Slots', value: '0' },
    ],
  };
}

const connect = (isFirst: boolean): Button => ({
  action: 'connect',
  label: 'Connect TikTok',
  value: '',
  ...(isFirst && { style: 'primary' }),
});

const HOW: Line = [
  'Drop a video in a channel where I am, or in our direct messages, with words like ',
  code('post tomorrow 7pm …'),
  '.',
];

const firstSteps = ({ core }: DeskDeps): Line[] => [
  ['First steps:'],
  core.profiles.canConnect
    ? [
        '1. Press Connect TikTok below. Without an account, write ',
        code('by hand'),
        ' with a video and I hand it back to you at its minute.',
      ]
    : ['1. This Schedy has no TikTok app: at its minute I hand you video and caption, and you post it.'],
  ['2. Add me to a channel with ', code('/invite @schedy'), '.'],
  ['3. ', ...HOW],
  [code('/schedy help'), ' shows the rest.'],
];

const NO_ACCOUNT: Line = ['No TikTok account is connected yet.'];

/** A heading, what it holds, and how many more there are and where. */
function section(
  title: string,
  parts: readonly Part[],
  most: number,
  nothing: Line,
  elsewhere: ReturnType<typeof code>,
  total = parts.length,
): Part[] {
  const heading: Part = { lines: [[strong(title)], ...(parts.length === 0 ? [nothing] : [])], buttons: [] };
  const shown = parts.slice(0, most);
  const left = total - shown.length;
  const more: Part[] = left > 0 ? [{ lines: [[`… and ${left} more: `, elsewhere]], buttons: [] }] : [];
  return [heading, ...shown.map((part) => ({ ...part, lines: part.lines.map(shortened) })), ...more];
}

/** So that the longest names leave room for everything else. */
const LONGEST_PIECE = 300;

const shortened = (line: Line): Line =>
  line.map((piece) =>
    typeof piece === 'string' && piece.length > LONGEST_PIECE
      ? `${[...piece].slice(0, LONGEST_PIECE).join('')}…`
      : piece,
  );

const isMine = ({ isAdmin, memberId }: Sender, { author }: PostView): boolean => isAdmin || author.id === memberId;

/** Goes on only when somebody says something. */
const needsSomebody = ({ state, missing }: PostView): boolean =>
  ['on_hold', 'in_inbox', 'handed_over', 'unconfirmed'].includes(state) || (state === 'draft' && missing !== 'video');

/** Changes are asked of its author, and of nobody else. */
const needsThem = (sender: Sender, post: PostView): boolean =>
  (isMine(sender, post) && needsSomebody(post)) ||
  (post.author.id === sender.memberId && post.state === 'scheduled' && post.problem?.code === 'changes_asked');

/** In a line and its reason, with the buttons of its card for whoever may press them. */
function partOf({ platform }: DeskDeps, sender: Sender, post: PostView): Part {
  const isDecider = sender.isApprover === true && post.author.id !== sender.memberId;
  const toDecide = approvalButtons(post);
  const isToDecide = ({ action }: Button) => toDecide.some((button) => button.action === action);
  const ofCard = cardButtons(post, platform).filter((button) => isWorthIt(button) && !isToDecide(button));
  const all = [...(isDecider ? toDecide : []), ...(isMine(sender, post) ? ofCard : [])];
  // The last one ends it.
  const buttons = all.length <= MOST_BUTTONS ? all : [...all.slice(0, MOST_BUTTONS - 1), ...all.slice(-1)];
  return { lines: [showPost(post), ...reasonOf(post, platform)], buttons };
}

const isWorthIt = ({ action }: Button): boolean => action !== 'keep_slot';

/** The second line of its card says why it waits. */
function reasonOf(post: PostView, platform: DeskDeps['platform']): Line[] {
  if (!post.problem) return [];
  const [, second] = drawCard(post, platform).lines;
  return second ? [second] : [];
}
