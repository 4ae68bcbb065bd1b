/** Words that name a post by its code wherever they are said, and words that ask what has happened. */
import type { PostTimeline, PostView, Viewer } from '../../../core/index.ts';
import { saysDecisionOn, understandFollowUp } from '../../../core/understanding/index.ts';
import type { DeskDeps } from '../deps.ts';
import { drawTimeline, inWords, type Line, sayChange } from '../view/index.ts';
import { lookAs, lookAsAnybody } from '../viewer.ts';
import { decideOnOne } from './decide.ts';
import { answerIn, type InboundMessage } from './inbound-message.ts';
import { answerPosted, readPosted } from './posted-it.ts';
import { readCommand } from './read-command.ts';
import { carryOutCommand } from './thread-commands.ts';

/** A word that may be a code (`newCode` in core/posts/drafting). */
const CODE = /(?<![\p{L}\p{N}])[a-hjkmnp-z][a-hjkmnp-z2-9]{3,6}(?![\p{L}\p{N}])/giu;
const MOST_CODES = 5;
/** A caption of any length that TikTok takes, or a reason that is told to be too long. */
const LONGEST_COMMAND = 4_000;

const SHOW = /^(?:please )?(?:show(?: me)?|history(?: of)?|status(?: of)?|what happened (?:to|with))$/iu;

/** Does or shows what is said of a post that stands elsewhere; false when the words name none. */
export async function answerByCode(deps: DeskDeps, message: InboundMessage): Promise<boolean> {
  const { sender, text, place, inThread, files } = message;
  if ((place === 'channel' && !inThread) || files.length > 0 || text.length > LONGEST_COMMAND) return false;
  const words = [...new Set(Array.from(text.matchAll(CODE), ([word]) => word.toLowerCase()))];
  if (words.length === 0) return false;
  const viewer = await lookFrom(deps, message);
  for (const code of words.slice(0, MOST_CODES)) {
    const post = await deps.core.posts.byCode(sender.workspaceId, code, viewer);
    if (post) return answerOne(deps, message, post);
  }
  const [code] = words;
  if (place === 'channel' || code === undefined || !/\d/.test(code) || !isCommandWith(message, code)) return false;
  await answerIn(deps, message, 'unknown_code', { code });
  return true;
}

/** In a conversation of their own as by a command; elsewhere with their rights, and what those who are there may read. */
async function lookFrom(deps: DeskDeps, { sender, channel, root, place }: InboundMessage): Promise<Viewer> {
  if (place === 'direct') return (await lookAs(deps, sender, channel)).viewer;
  const { workspaceId, memberId, isAdmin, isGuest, isApprover } = sender;
  const { threads } = await lookAsAnybody(deps, workspaceId, { channel, root });
  return { memberId, isAdmin, isGuest, isApprover, threads };
}

/** Few marks beside it are left out, so that a long row of them costs no more than a short one. */
const without = (text: string, code: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .replace(new RegExp(`[ :,]{0,4}${code}[ :,?!.]{0,4}`, 'iu'), ' ')
    .replace(/ {2,}/gu, ' ')
    .trim();

/** Whether the words are a command to a post once its code is known. */
function isCommandWith({ sender, text, sentAt: now }: InboundMessage, code: string): boolean {
  const { timeZone } = sender;
  return (
    SHOW.test(without(text, code)) ||
    readPosted(text) !== null ||
    saysDecisionOn(text, code) !== null ||
    understandFollowUp(text, { now, timeZone, codes: [code] }).kind !== 'none'
  );
}

async function answerOne(deps: DeskDeps, message: InboundMessage, post: PostView): Promise<boolean> {
  if (SHOW.test(without(message.text, post.code))) {
    await showLife(deps, message, post.code);
    return true;
  }
  const decision = saysDecisionOn(message.text, post.code);
  const posted = readPosted(message.text);
  const command = readCommand(message, [post]);
  if (decision) await decideOnOne(deps, message, post, decision);
  else if (posted) {
    if (!(await answerPosted(deps, message, post, posted.said))) return false;
  } else if (command.kind === 'none') return false;
  else await carryOutCommand(deps, message, post, command);
  const { workspaceId, timeZone } = message.sender;
  const after = await deps.core.posts.read(post.id, workspaceId);
  // Its card, where the rest is said, stands elsewhere.
  if (after && after.version !== post.version && after.choices.length === 0) {
    const now = deps.clock.now();
    const said = inWords(sayChange(after, timeZone, now), timeZone, now);
    await answerIn(deps, message, 'changed_by_words', { said });
  }
  return true;
}

/** Told where everybody who reads it may know it; elsewhere the command tells it to the asker alone. */
async function showLife(deps: DeskDeps, message: InboundMessage, code: string): Promise<void> {
  const { sender, channel, root, place } = message;
  const { workspaceId, timeZone } = sender;
  const isAlone = place === 'direct';
  const viewer = await (isAlone ? lookFrom(deps, message) : lookAsAnybody(deps, workspaceId, { channel, root }));
  const timeline = await deps.core.posts.timeline({ workspaceId, viewer, code });
  if (!timeline) return answerIn(deps, message, 'use_command', { command: `show ${code}` });
  await answerIn(deps, message, 'life_by_words', { list: timelineInWords(deps, timeline, timeZone) });
}

const timelineInWords = ({ clock }: DeskDeps, timeline: PostTimeline, timeZone: string): string =>
  joined(drawTimeline(timeline, timeZone).lines, timeZone, clock.now());

const joined = (lines: readonly Line[], timeZone: string, now: Date): string =>
  lines.map((line) => inWords(line, timeZone, now)).join('\n');

/** Words that ask for what has happened, and name no post. */
export const HERE = /^(?:show|status|history|what happened)[?.!]*$/iu;

/** "history" in the thread of one post tells that post's. */
export async function showHere(deps: DeskDeps, message: InboundMessage): Promise<boolean> {
  const { sender, channel, root, inThread, text } = message;
  if (!inThread || !HERE.test(text.trim())) return false;
  const place = { workspaceId: sender.workspaceId, channel, root };
  const posts = [...(await deps.core.posts.openAt(place)), ...(await deps.core.posts.endedAt(place))];
  const [post, second] = posts.filter(({ author }) => author.id === sender.memberId || sender.isAdmin);
  if (!post || second) return false;
  await showLife(deps, message, post.code);
  return true;
}
