/** "approve", "changes: shorten the caption", "reject: too dark": what an approver says of a post that waits for them. */
import {
  actorOf,
  type Change,
  type Decision,
  type Facts,
  type PostView,
  type Problem,
  type Sender,
} from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import { whyNot } from '../view/index.ts';
import { answerIn, answerRefused, type InboundMessage, type Refused } from './inbound-message.ts';

/** What was decided in words, and why. */
export type SaidDecision = Omit<Decision, 'round'>;

const LONGEST = 2_200;
const behind = String.raw`(?: it| this(?: post| one)?)?(?:[.!]*$|\s*[:,–—-]\s*(?<reason>\S[^]*))`;

const kinds: readonly (readonly [Decision['kind'], RegExp])[] = [
  [
    'approved',
    new RegExp(`^(?:i )?(?:approved?|freigegeben|genehmigt|aprobado|aprovado|approuvé|承認)${behind}`, 'iu'),
  ],
  ['rejected', new RegExp(`^(?:i )?(?:reject(?:ed)?|abgelehnt|rechazado|rejeitado|refusé|却下)${behind}`, 'iu')],
  ['changes_asked', new RegExp(`^(?:(?:ask|asking) for )?changes?(?: (?:please|needed|requested))?${behind}`, 'iu')],
];

/** Null for anything that is no such word by itself. */
export function readDecision(text: string): SaidDecision | null {
  const words = text.trim();
  if (words.length > LONGEST) return null;
  for (const [kind, pattern] of kinds) {
    const found = pattern.exec(words);
    if (found) return { kind, reason: found.groups?.reason?.trim() ?? null };
  }
  return null;
}

/** What is to be written, where a reason is wanted and none was given. */
const wordFor = { approved: 'approve', changes_asked: 'changes', rejected: 'reject' } as const;

/** In the thread of posts that wait; false when it is nothing of the kind, or nothing waits there. */
export async function decideHere(deps: DeskDeps, message: InboundMessage): Promise<boolean> {
  const { sender, channel, root, text } = message;
  const { workspaceId } = sender;
  const open = await deps.core.posts.openAt({ workspaceId, channel, root });
  const waiting = open.filter(({ approval }) => approval);
  const named = readNamed(text, open, waiting);
  if (named) {
    await decideOnEach(deps, message, named.posts, named.said);
    return true;
  }
  const said = readDecision(text);
  if (!said) return false;
  // Whoever approves what is approved already is told so; other words of theirs are not for Schedy.
  const meant = waiting.length > 0 ? waiting : sender.isApprover ? open : [];
  const [post, second] = meant;
  if (!post) return false;
  const facts = { codes: meant.map(({ code }) => code).join(', '), word: wordFor[said.kind] };
  if (second) await answerIn(deps, message, 'which_post', facts);
  else await decideOnOne(deps, message, post, said);
  return true;
}

interface Named {
  readonly posts: readonly PostView[];
  readonly said: SaidDecision;
}

/** "approve b", "reject b: too dark", "approve all": one of several by its letter, or all that wait. */
const AMONG =
  /^(?<before>.{3,40}?) (?:(?<all>all(?: of (?:them|these))?|both)|(?:video |post |clip )?(?<letter>[a-z]))(?<after>[.!]*$|\s*[:,–—-]\s*\S[\s\S]*)/iu;

/** Null where the words name none of them, by code, by letter or all together. */
function readNamed(text: string, open: readonly PostView[], waiting: readonly PostView[]): Named | null {
  for (const post of open) {
    const said = text.includes(post.code) ? readDecision(without(text, post.code)) : null;
    if (said) return { posts: [post], said };
  }
  const { before = '', after = '', all, letter } = AMONG.exec(text.trim())?.groups ?? {};
  const said = readDecision(`${before}${after}`);
  if (!said) return null;
  const posts = all ? waiting : open.filter((post) => post.letter !== null && post.letter === letter?.toLowerCase());
  return posts.length > 0 ? { posts, said } : null;
}

/** Why nothing is decided is said once, and not of each. */
async function decideOnEach(
  deps: DeskDeps,
  message: InboundMessage,
  posts: readonly PostView[],
  said: SaidDecision,
): Promise<void> {
  const isReasonMissing = said.kind !== 'approved' && said.reason === null;
  const isOneEnough = message.isStale || isReasonMissing || !message.sender.isApprover;
  const meant = isOneEnough ? posts.slice(0, 1) : posts;
  const refused: Refused[] = [];
  for (const post of meant) {
    const problem = await whyNotDecided(deps, message, post, said);
    if (problem) refused.push({ post: post.code, ...problem });
  }
  await answerRefused(deps, message, meant, refused);
}

const without = (text: string, code: string): string => text.replace(new RegExp(`\\s*\\b${code}\\b`, 'iu'), '').trim();

/** Does it, or says why not; what was decided stands in the thread of the post. */
export async function decideOnOne(
  deps: DeskDeps,
  message: InboundMessage,
  post: PostView,
  said: SaidDecision,
): Promise<void> {
  const problem = await whyNotDecided(deps, message, post, said);
  if (problem) await answerIn(deps, message, problem.code, problem.facts);
}

/** Null once it is decided. */
async function whyNotDecided(
  deps: DeskDeps,
  { isStale, sender }: InboundMessage,
  post: PostView,
  said: SaidDecision,
): Promise<Problem | null> {
  if (isStale) return { code: 'approval_read_late', facts: { code: post.code } };
  const decided = await decideInWords(deps, sender, post, said);
  return 'answer' in decided ? { code: decided.answer, facts: decided.facts } : null;
}

type Decided = { readonly change: Change } | { readonly answer: string; readonly facts: Facts };

/** The change, or what is answered in its place; changes and rejections take a reason. */
export async function decideInWords(
  { core }: DeskDeps,
  sender: Sender,
  { id, code }: PostView,
  said: SaidDecision,
): Promise<Decided> {
  if (said.kind !== 'approved' && said.reason === null) {
    return { answer: 'approval_reason', facts: { code, word: wordFor[said.kind] } };
  }
  const change = await core.posts.decide(id, actorOf(sender), { ...said, round: null });
  if (change.kind === 'done' || change.kind === 'unknown') return { change };
  const { code: answer, facts } = whyNot(change);
  return { answer, facts };
}
