/** Posts, accounts and slots, a page at a time, for whoever asks. */
import { actorOf, type KeptSlot, MOST_SLOTS, type PostView, type Sender } from '../../../core/index.ts';
import { createRhythmFinder, type Slot } from '../../../core/schedules/index.ts';
import type { DeskDeps } from '../deps.ts';
import {
  answers,
  type Button,
  code,
  type Line,
  type Message,
  moment,
  PAGE,
  type Part,
  pager,
  sayAccount,
  sayPage,
  saySlot,
  sayState,
  sayWhat,
  showEnded,
  startOf,
  strong,
  takeOverButton,
  zoneButton,
} from '../view/index.ts';
import { lookAs } from '../viewer.ts';

interface Look {
  readonly sender: Sender;
  /** Where the list is asked for: what was posted there is shown to whoever is there. */
  readonly channel?: string | undefined;
}

/** One page of the coming posts that the sender may see, the next one first. */
export async function showQueue(deps: DeskDeps, look: Look, named = '0'): Promise<Message> {
  const { core, clock } = deps;
  const now = clock.now();
  const nothing: Line = ['Nothing is planned. Drop a video and write ', code('post tomorrow 7pm …'), '.'];
  const list = { action: 'show_queue', title: 'Planned', labels: ['Earlier', 'Later'], nothing } as const;
  const shown = await showPosts(
    deps,
    core.posts.queue,
    { look, named },
    { ...list, showPost: (post) => showPost(post, now) },
  );
  const toApprove = await listToApprove(deps, look.sender, MOST_TO_APPROVE);
  return toApprove.total === 0 ? shown : { ...shown, lines: [sayToApprove(toApprove), ...shown.lines] };
}

/** One page of what went out, failed or was cancelled and the sender may see, the last one first. */
export function showHistory(deps: DeskDeps, look: Look, named = '0'): Promise<Message> {
  const nothing: Line = ['Nothing has gone out yet. ', code('/schedy queue'), ' lists what is planned.'];
  const list = { action: 'show_history', title: 'Posted and ended', labels: ['Later', 'Earlier'], nothing } as const;
  const more: Line = [code('/schedy show'), ' with a code tells all that happened to one of them.'];
  return showPosts(deps, deps.core.posts.history, { look, named }, { ...list, showPost: showEnded, more });
}

const MOST_TO_APPROVE = 10;

/** What waits for this member's word, the next one first; empty for everybody else. */
export async function listToApprove({ core }: DeskDeps, sender: Sender, take: number): Promise<ToApprove> {
  if (!sender.isApprover) return { posts: [], total: 0 };
  const { workspaceId, memberId, isAdmin, isGuest } = sender;
  // Approvers see all that waits for their word.
  const viewer = { memberId, isAdmin, isGuest, isApprover: true };
  return core.posts.queue({ workspaceId, viewer, isToApprove: true, skip: 0, take });
}

interface ToApprove {
  readonly posts: readonly PostView[];
  /** With those that are not among `posts`. */
  readonly total: number;
}

const sayToApprove = ({ posts, total }: ToApprove): Line => [
  strong('Wait for your approval: '),
  ...posts.flatMap(({ code: name }, at): Line => [...(at > 0 ? [', '] : []), code(name)]),
  total > posts.length ? ` and ${total - posts.length} more. ` : '. ',
  code(`/schedy approve ${posts[0]?.code ?? 'k7qm'}`),
  ' approves one; changes and reject take a reason.',
];

interface List {
  readonly action: 'show_queue' | 'show_history';
  readonly title: string;
  readonly labels: readonly [back: string, on: string];
  readonly nothing: Line;
  readonly showPost: (post: PostView) => Line;
  readonly more?: Line;
}

async function showPosts(
  deps: DeskDeps,
  read: DeskDeps['core']['posts']['queue'],
  { look: { sender, channel }, named }: { readonly look: Look; readonly named: string },
  { action, title, labels, nothing, showPost, more }: List,
): Promise<Message> {
  const { workspaceId } = sender;
  const size = PAGE.posts;
  const { viewer, missing } = await lookAs(deps, sender, channel);
  const ask = (skip: number) => read({ workspaceId, viewer, skip, take: size });
  const wanted = startOf(named, size, Number.MAX_SAFE_INTEGER);
  const first = await ask(wanted);
  const { total } = first;
  if (total === 0) return { lines: [nothing, ...missing] };
  // Posts have gone out since that page was named.
  const start = startOf(named, size, total);
  const { posts } = start === wanted ? first : await ask(start);
  const paged = { action, start, size, total, labels };
  return {
    lines: [[strong(title), sayPage(paged)], ...posts.map(showPost), ...(more ? [more] : []), ...missing],
    buttons: pager(paged),
  };
}

/** A coming post in one line; `now` where it is never drawn anew. */
export function showPost(post: PostView, now?: Date): Line {
  const { code: name, dueAt, isPostNow, timeZone, profile } = post;
  const isAtOnce = post.state === 'draft' && isPostNow;
  const when: Line = isAtOnce ? ['at once'] : dueAt ? moment(dueAt, timeZone, now) : ['without a time'];
  const who = profile ? ` · ${sayAccount(profile)}` : '';
  return [code(name), ' · ', ...when, `${who} · ${sayState(post)} · ${sayWhat(post)}`];
}

/** The connected accounts, each with those of its buttons that the sender may press. */
export async function showProfiles({ core }: DeskDeps, sender: Sender, named = '0'): Promise<Message> {
  const profiles = await readAccounts(core, sender);
  const [size, total] = [PAGE.profiles, profiles.length];
  if (total === 0) {
    return {
      lines: [['No TikTok account is connected yet. ', code('/schedy connect'), ' gives you a link.']],
    };
  }
  const start = startOf(named, size, total);
  const paged = { action: 'show_profiles', start, size, total } as const;
  const shown = profiles.slice(start, start + size);
  return {
    lines: [[strong('TikTok accounts'), sayPage(paged)]],
    parts: shown.map((profile): Part => ({ lines: [showProfile(profile)], buttons: buttonsOf(sender, profile) })),
    buttons: pager(paged),
  };
}

async function readAccounts(core: DeskDeps['core'], sender: Sender): Promise<Profile[]> {
  const all = await core.profiles.listProfiles(sender.workspaceId);
  return all.filter((profile) => profile.inactiveReason !== 'disconnected' && maySee(sender, profile));
}

/** Each account that the sender may know, with those of its buttons that they may press. */
export const listAccounts = async ({ core }: DeskDeps, sender: Sender): Promise<Part[]> =>
  (await readAccounts(core, sender)).map((profile) => ({
    lines: [showProfile(profile)],
    buttons: buttonsOf(sender, profile),
  }));

type Profile = Awaited<ReturnType<DeskDeps['core']['profiles']['listProfiles']>>[number];

/** Guests post to shared accounts; the others are none of theirs. */
const maySee = ({ isGuest, memberId }: Sender, { shared, owner }: Profile): boolean =>
  !isGuest || shared || owner.id === memberId;

function showProfile(profile: Profile): Line {
  const { nickname, isHandleKnown, owner, status, mode, shared, isDefault, waitingPosts, asksEveryTime } = profile;
  const owned = `owner ${owner.name}${profile.ownerLeftAt ? ', who has left' : ''}`;
  const state = status === 'active' ? 'connected' : 'needs to be connected again';
  const marks = [
    isDefault && 'default',
    mode === 'inbox' && 'as drafts',
    mode === 'by_hand' && 'by hand',
    !shared && 'only its owner',
    asksEveryTime && 'asks every time',
  ].filter(Boolean);
  const waits = waitingPosts === 1 ? '1 post waits' : `${waitingPosts} posts wait`;
  const name = isHandleKnown ? ` (${nickname})` : '';
  return [strong(sayAccount(profile)), `${name} · ${[owned, state, waits, ...marks].join(' · ')}`];
}

/** Its owner and admins change an account; every member but guests may renew its login. */
function buttonsOf({ memberId, isAdmin, isGuest }: Sender, profile: Profile): Button[] {
  const { id: value, status, shared, isDefault, owner } = profile;
  const isActive = status === 'active';
  // A login that works is renewed for the rights that it was not given.
  const reconnect: Button = { action: 'reconnect', label: 'Reconnect', value, ...(!isActive && { style: 'primary' }) };
  const renew = isGuest ? [] : [reconnect];
  if (!isAdmin && owner.id !== memberId) return isActive ? [] : renew;
  const sharing: Button = shared
    ? { action: 'keep_private', label: 'Only me', value }
    : { action: 'share', label: 'Share with everyone', value };
  // After the grace its login has ended, and whoever connects it next owns it.
  const isToTakeOver = isAdmin && isActive && profile.ownerLeftAt !== null;
  return [
    ...(isToTakeOver ? [takeOverButton(value)] : []),
    ...(isActive ? [{ action: 'check_token', label: 'Check token', value } as const] : []),
    ...renew,
    ...(isDefault ? [] : [{ action: 'make_default', label: 'Make default', value } as const]),
    sharing,
    { action: 'profile_settings', label: 'Settings', value },
    { action: 'disconnect', label: 'Disconnect', value, style: 'danger' },
  ];
}

/** One page of the kept slots of the workspace, the next one to come first. */
export async function showSlots({ core, clock }: DeskDeps, sender: Sender, named = '0'): Promise<Message> {
  const all = await core.slots.list(sender.workspaceId);
  const [size, total] = [PAGE.slots, all.length];
  if (total === 0) return { lines: [howToKeep, suggested], buttons: suggestions.map(suggestedSlot) };
  const start = startOf(named, size, total);
  const paged = { action: 'show_slots', start, size, total } as const;
  const slots = all.slice(start, start + size);
  const remove = slots.map(
    ({ id, slot }): Button => ({
      action: 'remove_slot',
      label: `Remove ${saySlot(slot)}`,
      value: id,
    }),
  );
  return {
    lines: [[strong('Slots'), sayPage(paged)], ...slots.map((slot) => showSlot(slot, clock.now())), howToUse],
    buttons: [...remove, ...pager(paged)],
  };
}

const howToKeep: Line = [
  'No slots are kept here yet. Drop a video and write ',
  code('post every friday 6pm …'),
  '; its card offers to keep “Fridays 18:00”.',
];

/** Hours in which posts usually do well. */
const suggestions = ['09:00', '13:00', '20:00'];
const suggested: Line = ['Posts do well at 6–10, 12–14 and 19–23 o’clock; press one to keep it for every day.'];
const suggestedSlot = (clock: string): Button => ({
  action: 'add_slot',
  label: `Keep every day ${clock}`,
  value: `daily at ${clock}`,
});

const LONGEST_SLOT = 100;

/** Keeps the times that these words say to come again: "fridays 18:00", "daily at 9:00 and 20:00". */
export async function addSlots({ core, clock, platform }: DeskDeps, sender: Sender, said: string): Promise<Message> {
  const words = said.replace(/^add\s+/iu, '').trim();
  if (!sender.isZoneKnown)
    return { lines: answers('zone_unknown', { isCommand: true }, platform), buttons: zoneButton(platform) };
  const { timeZone, usualHour } = sender;
  const options = { now: clock.now(), timeZone, usualHour, locale: sender.locale ?? undefined };
  const slots = words.length > LONGEST_SLOT ? [] : slotsIn(words, options);
  if (slots.length === 0)
    return {
      lines: [
        [
          'I could not read that as a time that comes again. Write it like ',
          code('fridays 18:00'),
          ' or ',
          code('daily at 9:00 and 20:00'),
          '.',
        ],
      ],
    };
  for (const slot of slots) {
    const change = await core.slots.add(slot, actorOf(sender));
    if (change.kind !== 'done') return { lines: answers(`slots_${change.kind}`, { most: MOST_SLOTS }, platform) };
  }
  return { lines: [[`Kept: ${slots.map(saySlot).join(', ')}. `, ...howToUse]] };
}

function slotsIn(words: string, options: Parameters<typeof createRhythmFinder>[1]): readonly Slot[] {
  for (const text of [words, `every ${words}`]) {
    const found = createRhythmFinder(text, options)(0);
    if (found?.span.end === text.length && found.rhythm?.kind === 'slots') return found.rhythm.slots;
  }
  return [];
}

const howToUse: Line = [code('post next slot …'), ' with a video takes the first one that is free.'];

function showSlot({ slot, nextAt }: KeptSlot, now: Date): Line {
  const { timeZone } = slot;
  const next: Line = nextAt ? [' · next ', ...moment(nextAt, timeZone, now)] : [];
  return ['• ', strong(saySlot(slot)), ` (${timeZone})`, ...next];
}
