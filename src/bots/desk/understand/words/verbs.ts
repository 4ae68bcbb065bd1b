/**
 * The verbs that open an instruction. `sure` ones are hardly said in a chat for anything else;
 * `plain` ones need a video beside them ("schedule looks full"); `everyday` ones need more than
 * that ("share your thoughts").
 */
export interface Verb {
  readonly words: string;
  readonly weight: 'sure' | 'plain' | 'everyday';
  /** Followed by one of these it is a noun, or part of a name. */
  readonly nounBefore?: string;
}

const FINITE = 'is|was|are|were|has|had|looks?|will|says?|seems?|went|did|does|got';

export const VERBS: readonly Verb[] = [
  {
    words: 'post',
    weight: 'sure',
    nounBefore: `office|malone|mortem|production|box|cards?|credits?|from|about|${FINITE}`,
  },
  { words: 'publish', weight: 'sure', nounBefore: 'or perish' },
  { words: 'schedule', weight: 'plain', nounBefore: `from|of|${FINITE}` },
  { words: 'queue up|queue|enqueue', weight: 'plain', nounBefore: `of|${FINITE}` },
  { words: 'put out|put up|send out|upload|share|release', weight: 'everyday' },
];
