import { describe, expect, it } from 'vitest';
import { saysDecision, saysDecisionOn } from '../../../src/core/understanding/index.ts';

const told = (text: string) => {
  const said = saysDecision(text);
  return (
    said && [said.kind, said.reason, ...(said.isLoose ? ['loose'] : [])].filter((part) => part !== null).join(': ')
  );
};

describe('what an approver says of a post', () => {
  it.each([
    'approve',
    'Approved!',
    'approved ✅',
    'I approve',
    'approve it please',
    'yes, approved',
    'freigegeben',
    'aprobado',
    'lo apruebo',
    'aprovado 👍',
    'approuvé',
    'je valide',
    'approvato',
    'goedgekeurd',
    'zatwierdzone',
    'одобрено',
    '承認します',
  ])('%j approves', (text) => expect(told(text)).toBe('approved'));

  it.each(['lgtm', 'good to go 🎉', 'fine by me', 'ship it', 'akkoord', 'feu vert', 'por mim tudo bem', 'даю добро'])(
    '%j approves where an approver says it',
    (text) => expect(told(text)).toBe('approved: loose'),
  );

  it.each([
    ['reject', 'rejected'],
    ['rejected: too dark', 'rejected: too dark'],
    ['not approved, the logo is the old one', 'rejected: the logo is the old one'],
    ['abgelehnt: Ton fehlt', 'rejected: Ton fehlt'],
    ['rechazado, falta el precio', 'rejected: falta el precio'],
    ['refusé', 'rejected'],
    ['rifiutato', 'rejected'],
    ['afgekeurd', 'rejected'],
    ['odrzucam: zły dźwięk', 'rejected: zły dźwięk'],
    ['отклонено', 'rejected'],
    ['却下', 'rejected'],
    ['changes: shorten the caption', 'changes_asked: shorten the caption'],
    ['changes please – the price is wrong', 'changes_asked: the price is wrong'],
    ['needs changes: blur the plate', 'changes_asked: blur the plate'],
    ['Änderungen: bitte kürzer', 'changes_asked: bitte kürzer'],
    ['cambios: más corto', 'changes_asked: más corto'],
    ['modifications: plus court', 'changes_asked: plus court'],
    ['poprawki: krócej', 'changes_asked: krócej'],
    ['правки: короче', 'changes_asked: короче'],
    ['修正お願いします', 'changes_asked'],
  ])('%j is %s', (text, said) => expect(told(text)).toBe(said));

  it.each([
    'looks good',
    'changes of plan today',
    'we approved the budget',
    'who approves this?',
    'rejected by the algorithm again',
    'okay',
    'yes',
    'is this approved?',
    'good for him',
  ])('%j decides nothing', (text) => expect(told(text)).toBeNull());
});

it('reads the reason behind a code as behind the slash command', () => {
  expect(saysDecisionOn('reject k7qm too dark', 'k7qm')).toMatchObject({ kind: 'rejected', reason: 'too dark' });
  expect(saysDecisionOn('changes k7qm shorten it', 'k7qm')).toMatchObject({
    kind: 'changes_asked',
    reason: 'shorten it',
  });
  expect(saysDecisionOn('approve k7qm', 'k7qm')).toMatchObject({ kind: 'approved', reason: null });
  expect(saysDecisionOn('k7qm: approved', 'k7qm')).toMatchObject({ kind: 'approved', reason: null });
  expect(saysDecisionOn('approve k7qmx', 'k7qm')).toBeNull();
});
