import { describe, expect, it } from 'vitest';
import { understood } from '../../../src/core/understanding/index.ts';
import { casesOf } from '../../corpus/cases.ts';
import { differences } from '../../corpus/judge.ts';

describe.each(['phrases', 'messages'] as const)('the tuned corpus of %s', (kind) => {
  const cases = casesOf('tuned', kind);

  it('is large enough to mean something', () => {
    expect(cases.length).toBeGreaterThanOrEqual(kind === 'phrases' ? 420 : 140);
  });

  it.each(['en', 'de', 'es', 'fr', 'pt', 'ja', 'it', 'nl', 'pl', 'ru'])('is understood in %s', (lang) => {
    const wrong = cases
      .filter((each) => each.lang === lang)
      .map(({ saying, expect: expected }) => {
        const found = understood(saying);
        return { text: saying.text, found, differs: differences(expected, found) };
      })
      .filter(({ differs }) => differs.length > 0);
    expect(wrong).toEqual([]);
  });
});
