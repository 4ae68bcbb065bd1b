/** What an examination finds: one sentence about what is so, and one about what to do where something is wrong. */
import { Failure, within } from '../core/index.ts';
import { sayToOperator } from '../operator-words.ts';

/** In the order in which they are told. */
export type Part =
  | 'configuration'
  | 'database'
  | 'clock'
  | 'keys'
  | 'accounts'
  | 'queue'
  | 'videos'
  | 'slack'
  | 'discord'
  | 'tiktok'
  | 'redirect'
  | 'address'
  | 'webhook';

/** `note` is worth knowing and needs nothing; only `wrong` makes the examination fail. */
export interface Finding {
  readonly part: string;
  readonly level: 'ok' | 'note' | 'wrong';
  /** Stays the same, for scripts; `fine` where nothing is wrong. */
  readonly code: string;
  readonly says: string;
  /** How to mend it; null where nothing needs mending. */
  readonly mend: string | null;
}

export const fine = (part: Part, says: string): Finding => ({ part, level: 'ok', code: 'fine', says, mend: null });

export const note = (part: Part, code: string, says: string): Finding => ({
  part,
  level: 'note',
  code,
  says,
  mend: null,
});

export const wrong = (part: Part, code: string, says: string, mend: string): Finding => ({
  part,
  level: 'wrong',
  code,
  says,
  mend,
});

/** In the words of the start, whose first sentence says what is wrong and whose others how to mend it. */
function failed(part: Part, failure: Failure): Finding {
  const [says = '', ...mend] = sayToOperator(failure).split(/(?<=\.) (?=[A-Z])/);
  return wrong(part, failure.code, says, mend.join(' ') || 'docs/operating.md explains it.');
}

/** So long one part is examined at most. */
const EXAMINE_MS = 30_000;

/** A failure becomes a finding; a bug is said by its name alone, for its words may hold anything. */
export async function examinePart(part: Part, work: () => Promise<Finding | readonly Finding[]>): Promise<Finding[]> {
  try {
    const late = () => new Failure('examination_late', { kind: 'retry' }, {});
    return [await within(EXAMINE_MS, work(), late)].flat();
  } catch (error) {
    if (error instanceof Failure && error.code !== 'examination_late') return [failed(part, error)];
    const name = error instanceof Error ? error.name : typeof error;
    const why = error instanceof Failure ? `there was no answer within ${EXAMINE_MS / 1000} s` : name;
    return [
      wrong(part, 'not_examined', `This could not be examined (${why}).`, 'Run it again; if it lasts, open an issue.'),
    ];
  }
}
