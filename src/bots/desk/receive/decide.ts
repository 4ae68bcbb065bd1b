/** "approve", "changes: shorten the caption", "reject: too dark": what an approver says of a post that waits for them. */
import {
  actorOf,
  type Change,
  type Facts,
  type PostView,
  type Problem,
  reasonIn,
  type Sender,
} from '../../../core/index.ts';
import { type SaidDecision, saidToPosts, saysDecision, saysDecisionOn } from '../../../core/understanding/index.ts';
import type { DeskDeps } from '../deps.ts';
import { whyNot } from '../view/index.ts';
import { answerIn, answerRefused, type InboundMessage, type Refused } from './inbound-message.ts';

/** What is to be written, where a reason is wanted and none was given. */
const wordFor = { approved: 'approve', changes_asked: 'changes', rejected: 'reject' } as const;

/** In the thread of posts that wait; false when it is nothing of the kind, or nothing waits there. */
export async function decideHere(deps: DeskDeps, message: InboundMessage): Promise<boolean> {
  const { sender, channel, root, text } = message;
  const { workspaceId } = sender;
  const open = await deps.core.posts.openAt({ workspaceId, channel, root });
  const waiting = open.filter(({ approval }) => approval);
  const named = readNamed(text, open, waiting).filter(({ said }) => !said.isLoose || sender.isApprover);
  if (named.length > 0) {
    for (const each of named) await decideOnEach(deps, message, each.posts, each.said);
    return true;
  }
  const said = saysDecision(text);
  if (!said || (said.isLoose && !sender.isApprover)) return false;
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

/** "approve b", "reject the second: too dark", "approve all but a"; empty where the words name none of the posts. */
function readNamed(text: string, open: readonly PostView[], waiting: readonly PostView[]): readonly Named[] {
  for (const post of open) {
    const said = saysDecisionOn(text, post.code);
    if (said) return [{ posts: [post], said }];
  }
  // "approve both" counts those that wait.
  const named = namedAmong(text, open);
  return named.length > 0 ? named : namedAmong(text, waiting);
}

function namedAmong(text: string, among: readonly PostView[]): readonly Named[] {
  const said = saidToPosts(text, among, (words) => saysDecision(words) !== null) ?? [];
  return said.flatMap(({ places, words }) => {
    const decision = saysDecision(words);
    const named = among.filter((_, place) => places.includes(place));
    // "approve all" says nothing to those that are approved already.
    const posts = named.length > 1 ? named.filter(({ approval }) => approval) : named;
    return decision && posts.length > 0 ? [{ posts, said: decision }] : [];
  });
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
  said: Pick<SaidDecision, 'kind' | 'reason'>,
): Promise<Decided> {
  if (said.kind !== 'approved' && reasonIn(said.reason ?? '') === null) {
    return { answer: 'approval_reason', facts: { code, word: wordFor[said.kind] } };
  }
  const { kind, reason } = said;
  const change = await core.posts.decide(id, actorOf(sender), { kind, reason, round: null });
  if (change.kind === 'done' || change.kind === 'unknown') return { change };
  const { code: answer, facts } = whyNot(change);
  return { answer, facts };
}
