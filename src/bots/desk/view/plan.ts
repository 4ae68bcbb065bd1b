/** Several videos in a rhythm, as one plan: when each goes out, with which caption, and one Confirm for all of them. */
import type { Facts, PlanChange, PlanView, PostView } from '../../../core/index.ts';
import type { Platform } from '../deps.ts';
import { type Button, clip, code, type Line, type Message, moment, strong } from './message.ts';
import { sayAccount } from './words/accounts.ts';
import { consentLine } from './words/guideline-words.ts';
import { adviseTogether } from './words/media-words.ts';

const RHYTHM = '“2 a day at 10:00 and 18:00 starting monday”';

/** The plan as it stands: before Confirm with both buttons, after it with Undo alone. */
export function drawPlan(plan: PlanView | null, facts: Facts, platform: Platform): Message {
  if (!plan || plan.posts.length === 0) {
    return { lines: [[strong('plan undone'), ' · its posts are part of another plan, or gone.']] };
  }
  const { posts, state } = plan;
  const isOpen = state === 'proposed';
  const accounts = new Set(posts.map(({ post }) => post.profile?.id));
  return {
    lines: [
      headline(plan),
      ...(isOpen ? whyOpen(plan, facts) : []),
      ...posts.flatMap((planned, index) =>
        showPlanned(planned, index, { isOpen, isNamed: accounts.size > 1, count: posts.length }),
      ),
      ...(isOpen ? notes(plan, facts, platform) : []),
    ],
    ...(isOpen && agreesToTerms(plan) && { smallPrint: [consentOf(plan)] }),
    buttons: buttonsOf(plan),
  };
}

/** By hand its author posts, and agrees there. */
const agreesToTerms = ({ posts }: PlanView): boolean => posts.some(({ post }) => post.way !== 'by_hand');

/** Before Confirm, as before every button after which something can go out. */
const consentOf = ({ posts }: PlanView): Line =>
  consentLine({ settings: { brandContent: posts.some(({ post }) => post.settings.brandContent) } });

const waitsForApproval = ({ post }: PlanView['posts'][number]): boolean => post.approval !== null;

const isLeft = ({ post }: PlanView['posts'][number]): boolean => post.state !== 'cancelled' && post.state !== 'failed';

function headline({ posts, state }: PlanView): Line {
  const count = `${posts.filter(isLeft).length} of ${posts.length}`;
  const videos = new Set(posts.map(({ post }) => post.video.id)).size;
  const some = `${posts.every(isLeft) ? String(posts.length) : count} ${videos < posts.length ? 'posts' : 'videos'}`;
  if (state === 'confirmed') {
    const each = videos < posts.length ? 'one for each account' : 'one post each';
    const waits = posts.some(waitsForApproval) ? '. What waits for approval goes out only once it is approved.' : '';
    return [strong('plan confirmed'), ` · ${some}, ${each}${waits}`];
  }
  if (state === 'undone') return [strong('plan undone'), ' · nothing of it goes out, unless it is planned again'];
  return [
    strong('plan'),
    ` · ${some}, ${videos < posts.length ? 'one for each account' : 'one post each'}. Nothing goes out before you press Confirm.`,
  ];
}

function whyOpen({ posts }: PlanView, { why, words }: Facts): Line[] {
  const said = String(words ?? '');
  if (why === 'accounts') {
    const isOpen = posts.some(({ post }) => post.missing === 'profile' || post.missing === 'video');
    return isOpen
      ? [
          [
            'One of the accounts cannot be used yet: settle that on its card, and nothing goes out on the others before you confirm.',
          ],
        ]
      : [];
  }
  if (posts.every(({ at }) => at !== null)) return [];
  if (why === 'zone_unknown') {
    return [
      [`I do not know your time zone yet, so “${said}” names no times. Set it, then write the rhythm here once more.`],
    ];
  }
  if (why === 'rhythm_unread')
    return [
      [
        `I could not read “${said}” as a rhythm. Write it here another way, such as ${RHYTHM}, “every 3 hours from friday 9am” or “next slots”.`,
      ],
    ];
  return [
    [`Some have no time yet. Write one here, such as “move a to friday 6pm”, or a rhythm for all, such as ${RHYTHM}.`],
  ];
}

interface Shown {
  readonly isOpen: boolean;
  readonly isNamed: boolean;
  readonly count: number;
}

function showPlanned(
  { post, at }: PlanView['posts'][number],
  index: number,
  { isOpen, isNamed, count }: Shown,
): Line[] {
  const { letter, code: name, video, profile, timeZone, state } = post;
  const when: Line = at ? moment(at, timeZone) : [post.isPostNow ? 'at once' : 'no time yet'];
  const over: Line = isLeft({ post, at }) || state === 'cancelled' ? [] : [' · failed, see its card'];
  const first: Line = [
    strong(`${letter ?? String(index + 1)}`),
    ' · ',
    ...(state === 'cancelled' ? ['cancelled'] : when),
    ` · ${clip(video.fileName, count > 12 ? 16 : 40)}`,
    ...(isNamed && profile ? [` · ${sayAccount(profile)}`] : []),
    ' · ',
    code(name),
    ...(waitsForApproval({ post, at }) ? [' · waits for approval'] : []),
    ...over,
  ];
  const room = roomFor(count);
  return isOpen && state !== 'cancelled' && room >= LEAST_ROOM ? [first, [sayCaption(post, room)]] : [first];
}

/** Every post stands in one message of each platform, so that more of them leave less room for each caption. */
const roomFor = (count: number): number => Math.min(90, Math.floor((3000 / count - 110) / 2));
const LEAST_ROOM = 16;

const sayCaption = ({ caption }: PostView, room: number): string =>
  caption.trim() === '' ? 'no caption' : `“${clip(caption.replaceAll(/\s+/gu, ' '), room)}”`;

const captionNotes: Readonly<Record<string, string>> = {
  label: 'Each has the caption of its letter or number.',
  line: 'Each line became the caption of one video, in order.',
  same: 'All have the same caption; “a: …” and “b: …” on lines of their own give each its own.',
};

function notes({ posts, advice }: PlanView, { captions, isClockChosen }: Facts, platform: Platform): Line[] {
  const tip = adviseTogether(advice);
  const about = captionNotes[String(captions)];
  const first = posts[0]?.post.letter ?? posts[0]?.post.code ?? 'a';
  const reply = platform === 'discord' ? 'To change one, reply to this with ' : 'To change one, write here ';
  return [
    ...(isClockChosen ? [['No hour was named, so I chose these.']] : []),
    ...(about ? [[about]] : []),
    ...(tip ? [[tip]] : []),
    [reply, code(`move ${first} to 8pm`), ' or ', code(`cancel ${first}`), '; another rhythm replaces this one.'],
  ];
}

function buttonsOf({ id: value, state, posts }: PlanView): Button[] {
  const undo: Button = { action: 'undo_plan', label: 'Undo', value };
  if (state === 'undone' || !posts.some(isLeft)) return [];
  if (state === 'confirmed') return [undo];
  const isTimed = posts.filter(isLeft).every(({ at, post }) => at !== null || post.isPostNow);
  return [...(isTimed ? [{ action: 'confirm_plan', label: 'Confirm', value, style: 'primary' } as const] : []), undo];
}

/** What a press did; null where the plan itself shows it. */
export function sayPlanChange(change: PlanChange): Message | null {
  switch (change.kind) {
    case 'done':
      return change.left.length === 0
        ? null
        : { lines: [[`Not changed, because it can no longer be: ${change.left.join(', ')}.`]] };
    case 'stale':
      return { lines: [[`This plan is ${change.state} already. Its posts are as their cards say.`]] };
    case 'not_yours':
      return { lines: [['This plan belongs to somebody else; its author and admins can confirm or undo it.']] };
    case 'past':
      return {
        lines: [
          [
            `The time of ${change.codes.join(', ')} is over, so nothing was confirmed. Give it another one, or write the rhythm once more.`,
          ],
        ],
      };
    case 'untimed':
      return {
        lines: [
          [`${change.codes.join(', ')} has no time yet, so nothing was confirmed. Write one in the thread first.`],
        ],
      };
    case 'unsettled':
      return {
        lines: [
          [
            `Nothing was confirmed: the account of ${change.codes.join(', ')} is not settled yet. Press one on its card, or Cancel there, then Confirm again.`,
          ],
        ],
      };
    case 'unknown':
      return { lines: [['I do not know this plan any more. /schedy queue lists what is planned.']] };
  }
}
