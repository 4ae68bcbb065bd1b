import { both, kinds } from '../words/kinds.ts';
import type { Match, WordRun } from '../words/word-run.ts';
import type { Day } from './phrase.ts';
import { skip } from './read-date.ts';
import { type NamedSpan, SPANS, spanNamed } from './read-span.ts';

export const EDGE_OPENERS = both(kinds('monthEdges', 'articles', 'edges'), SPANS);

/** "end of the month", "mid december", "Ende der Woche", 来月末 */
export function readEdge(run: WordRun, at: number): Match<Day> | null {
  const oneWord = run.find(at, 'monthEdges');
  if (oneWord) return { value: edgeOf(oneWord.value, { of: 'month' }), count: oneWord.count };
  const start = skip(run, at, ['articles']);
  const found = run.find(start, 'edges');
  if (!found) return edgeBehind(run, at);
  const spanAt = skip(run, start + found.count, ['of', 'links', 'articles']);
  const span = spanNamed(run, spanAt);
  return span && { value: edgeOf(found.value, span.value), count: spanAt + span.count - at };
}

function edgeBehind(run: WordRun, at: number): Match<Day> | null {
  const span = run.lexicon.language.name === 'ja' ? spanNamed(run, at) : null;
  const edgeAt = span && skip(run, at + span.count, ['of']);
  const found = edgeAt ? run.find(edgeAt, 'edges') : null;
  if (!span || !edgeAt || !found) return null;
  return { value: edgeOf(found.value, span.value), count: edgeAt + found.count - at };
}

function edgeOf(name: 'start' | 'middle' | 'end', span: NamedSpan): Day {
  return { kind: 'edge', edge: name, ahead: 0, month: null, year: null, ...span };
}
