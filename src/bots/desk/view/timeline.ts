/** A post's timeline, for a person to read: what happened when, by whom, and why. */
import type { PostTimeline, PostView, TimelineEvent } from '../../../core/index.ts';
import { describeInstant } from '../../../core/schedules/index.ts';
import { joinWords, sayPrivacy, saySettings, sayWay } from '../../../core/understanding/index.ts';
import { sayState, whereItIs } from './card.ts';
import { clip, code, type Line, lengthOf, type Message, moment, type Piece, strong } from './message.ts';
import { sayAccount } from './words/accounts.ts';
import { explain } from './words/problem-words.ts';

/** The oldest event first. `timeZone`: the reader's, where the platform cannot know it. */
export function drawTimeline({ post, author, events }: PostTimeline, timeZone: string): Message {
  const account = post.profile ? ` · ${sayAccount(post.profile)}` : '';
  const title: Line = [code(post.code), ' · ', ...stateOf(post), `${account} · ${post.video.fileName} · by ${author}`];
  const shown = events.filter((event, at) => isWorthShowing(event, events[at + 1]));
  const told = shown.map((event, at): Line => showEvent(event, shown.slice(0, at), post, timeZone));
  return { lines: [title, [firstLine(post) || 'no caption'], ...withinRoom(told)] };
}

/** So much fits into one message of each platform, beside its first two lines. */
const ROOM = 3_100;

/** The beginning and the latest steps; of a life that is longer than a message the middle is counted. */
function withinRoom([first = [], ...rest]: readonly Line[]): Line[] {
  let from = 0;
  while (lengthOf([first, ...rest.slice(from)]) > ROOM && from < rest.length - 1) from += 1;
  const left: Line[] = from === 0 ? [] : [[`… ${from === 1 ? 'one step' : `${from} steps`} in between …`]];
  return [first, ...left, ...rest.slice(from)];
}

const stateOf = (post: PostView): Line =>
  post.state === 'published' ? [strong('published'), ' · ', whereItIs(post)] : [strong(sayState(post))];

/** A start that went straight on says nothing that what follows does not, nor does the end by a rejection. */
const isWorthShowing = ({ what, code }: TimelineEvent, next: TimelineEvent | undefined): boolean =>
  what !== 'takeover' && code !== 'rejected' && !(what === 'claim' && next?.what === 'claim');

function showEvent(event: TimelineEvent, before: readonly TimelineEvent[], post: PostView, timeZone: string): Line {
  const moment = { kind: 'instant', at: event.at, timeZone, style: 'moment' } as const;
  const log = event.logId === null ? [] : [` TikTok’s log id: ${event.logId}.`];
  return ['• ', moment, ' · ', ...happened(event, before, post, timeZone), ...log];
}

function happened(event: TimelineEvent, before: readonly TimelineEvent[], post: PostView, timeZone: string): Line {
  const { what, by } = event;
  const who = by ? ` by ${by}` : '';
  switch (what) {
    case 'dropped':
      return [`the video was dropped${who}`];
    case 'changed':
      return event.change
        ? [`it was changed${who}: ${otherwise(event.change)}`]
        : [`caption or settings were changed${who}`];
    case 'schedule':
      return [...planned(event, before, timeZone), who];
    case 'claim': {
      const tries = before.filter((earlier) => earlier.what === 'claim').length + 1;
      return [tries === 1 ? 'its time had come: sending to TikTok began' : `sending began again (try ${tries})`];
    }
    case 'hand_over':
      return ['it was handed to its author, to be posted by hand'];
    case 'takeover':
      return ['sending went on after an interruption'];
    case 'release':
      return ['it did not get through and was put back, to be tried again', ...why(event)];
    case 'submit':
      return ['all of the video had reached TikTok'];
    case 'deliver':
      return ['it arrived in the TikTok inbox of its account, to be finished there'];
    case 'complete':
      return by ? [`${by} said that it is on TikTok`] : ['it was on TikTok: ', whereItIs(post)];
    case 'fail':
      return ['it failed', ...why(event)];
    case 'lose':
      return ['nobody could say what became of it', ...why(event)];
    case 'hold':
      return ['it was put on hold', ...why(event)];
    case 'waits':
      return ['it had to wait', ...why(event)];
    case 'cancel':
      return [`it was cancelled${who}`];
    case 'approval_wanted':
      return ['its approvers were asked, and it waited for one of them'];
    case 'approvals_off':
      return ['it waited for approval no longer, because posts need none here any more'];
    case 'approved':
    case 'changes_asked':
    case 'rejected':
      return [
        `${by ?? 'an approver whose data was deleted'} ${decided[what]}`,
        ...(event.reason === null ? [] : [`: “${event.reason}”`]),
      ];
  }
}

/** `new caption, only you can see it, comments off` */
function otherwise({ isCaption, isAccount, way, settings }: NonNullable<TimelineEvent['change']>): string {
  const { privacyLevel, brandContent, brandOrganic, aiGenerated, coverTimestampMs } = settings;
  const isDisclosed = brandContent === true || brandOrganic === true;
  return joinWords(
    [
      isCaption && 'new caption',
      isAccount && 'another account',
      way && `goes out ${sayWay(way)}`,
      privacyLevel && sayPrivacy(privacyLevel),
      ...saySettings(settings),
      !isDisclosed && (brandContent === false || brandOrganic === false) && 'no longer paid or promotional',
      aiGenerated === false && 'no longer marked as AI-generated',
      coverTimestampMs === 0 && 'cover at the start',
    ].filter((part): part is string => typeof part === 'string' && part !== ''),
  );
}

const decided = {
  approved: 'approved it',
  changes_asked: 'asked for changes',
  rejected: 'rejected it, which cancelled it',
} as const;

function planned({ at, from, dueAt }: TimelineEvent, before: readonly TimelineEvent[], timeZone: string): Line {
  const isAgain = from === 'failed' || from === 'on_hold' || from === 'unconfirmed';
  const isMove = !isAgain && before.some(({ what }) => what === 'schedule');
  const said = isMove ? 'it was moved' : `it was planned${isAgain ? ' again' : ''}`;
  if (!dueAt) return [said];
  if (dueAt <= at) return [`${said} to go out at once`];
  return [`${said} ${isMove ? 'to' : 'for'} `, { kind: 'instant', at: dueAt, timeZone, style: 'moment' }];
}

/** In words where the thread was told why, else by the code that operators and TikTok know. */
function why({ problem, code: known }: TimelineEvent): Line {
  if (known === 'missed' && !problem) return [': its time had gone by before it was approved'];
  if (problem) return [`: ${explain(problem.code, problem.facts).what}`];
  return known ? [' (reason: ', code(known), ')'] : [];
}

const LONGEST_LINE = 60;

/** The first line of its caption that says anything; empty where none does. */
const firstLine = ({ caption }: Pick<PostView, 'caption'>): string =>
  clip(caption.split('\n').find((line) => line.trim() !== '') ?? '', LONGEST_LINE);

/** What a post is about, in one line of a list. */
export const sayWhat = (post: PostView): string => firstLine(post) || clip(post.video.fileName, LONGEST_LINE);

/** Of a post that has ended: when, what became of it, and where it is. */
export function showEnded(post: PostView): Line {
  const { code: name, publishedAt, changedAt, timeZone, profile, state } = post;
  const at = publishedAt ?? changedAt;
  const who: Line = state === 'published' ? [whereItIs(post)] : [profile ? sayAccount(profile) : 'no account'];
  const moment = { kind: 'instant', at, timeZone, style: 'moment' } as const;
  return [code(name), ' · ', moment, ' · ', strong(state.replace('_', ' ')), ' · ', ...who, ` · ${sayWhat(post)}`];
}

/** What a post has become by a change, in an answer that is said once. */
export function sayChange(post: PostView, timeZone: string, now: Date): Line {
  const { code: name, state, dueAt, undoUntil } = post;
  const first: Line = [`${name}: `, strong(sayState(post))];
  if (state === 'cancelled' && post.mayBeOut)
    return [...first, ' · what was sent before may be on TikTok, see its card'];
  if (state !== 'scheduled') return first;
  if (post.approval?.isNow) return [...first, ' · goes out as soon as it is approved'];
  if (undoUntil) return [...first, ' · goes out in a few seconds'];
  return dueAt ? [...first, ' · ', ...moment(dueAt, timeZone, now)] : first;
}

/** A line as plain text, with its instants as they are in `timeZone`. */
export const inWords = (line: Line, timeZone: string, now: Date): string =>
  line.map((piece) => pieceInWords(piece, timeZone, now)).join('');

function pieceInWords(piece: Piece, timeZone: string, now: Date): string {
  if (typeof piece === 'string') return piece;
  switch (piece.kind) {
    case 'strong':
    case 'code':
      return piece.text;
    case 'link':
      return piece.url;
    case 'mention':
      return piece.member;
    case 'channel':
      return piece.channel;
    case 'instant':
      return describeInstant(piece.at, timeZone, now)[piece.style === 'relative' ? 'relative' : 'absolute'];
  }
}
