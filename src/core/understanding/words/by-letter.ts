import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** With which letter a pattern begins, or with which one it ends. */
export type Side = 'first' | 'last';

/**
 * What is left of a word table without the alternatives that cannot begin (or end) with a letter, given by its code
 * point, -1 for none; null where nothing is left. What stands in a text decides that, so a table of a thousand words costs
 * no more than its ten with that letter, and nobody waits until all of it is compiled. In a table a space stands for any
 * blank, and an apostrophe for either one.
 */
export function byLetter(table: string, side: Side): (letter: number) => string | null {
  let alternatives: readonly AST.Alternative[] | undefined;
  return (letter) => {
    alternatives ??= new RegExpParser().parsePattern(table, 0, table.length, { unicode: true }).alternatives;
    return leftOf(alternatives, { letter, side });
  };
}

interface Wanted {
  readonly letter: number;
  readonly side: Side;
}

function leftOf(alternatives: readonly AST.Alternative[], wanted: Wanted): string | null {
  const left = alternatives.filter((each) => canStart(each.elements, wanted));
  return left.length === 0 ? null : left.map((each) => leftOfSequence(each, wanted)).join('|');
}

/** From the side on which the letter stands. */
const inOrder = <T>(elements: readonly T[], { side }: Wanted): readonly T[] =>
  side === 'first' ? elements : elements.toReversed();

/** What leads is looked at until something that stands there for certain. */
function leftOfSequence({ elements }: AST.Alternative, wanted: Wanted): string {
  const kept: string[] = [];
  let isOpen = true;
  for (const element of inOrder(elements, wanted)) {
    const isWanted: boolean = isOpen && fits(element, wanted);
    if (isWanted) kept.push(leftOfElement(element, wanted));
    // What is left out here does nothing when it is not there; what only looks around stays.
    else if (!isOpen || !isOptional(element)) kept.push(element.raw);
    isOpen &&= canBeEmpty(element) && !isWanted;
  }
  return inOrder(kept, wanted).join('');
}

const isOptional = (element: AST.Element): boolean => element.type === 'Quantifier' && element.min === 0;

function leftOfElement(element: AST.Element, wanted: Wanted): string {
  if (element.type === 'Quantifier') {
    const { element: inner, max, raw } = element;
    // What comes a second time may begin otherwise.
    return max === 1 ? leftOfElement(inner, wanted) + raw.slice(inner.raw.length) : raw;
  }
  if (element.type !== 'Group' && element.type !== 'CapturingGroup') return element.raw;
  const [first] = element.alternatives;
  const left = leftOf(element.alternatives, wanted);
  if (!first || left === null) return element.raw;
  return `${element.raw.slice(0, first.start - element.start)}${left})`;
}

/** Whether it can begin with the letter, or be nothing. */
function canStart(elements: readonly AST.Element[], wanted: Wanted): boolean {
  for (const element of inOrder(elements, wanted)) {
    if (fits(element, wanted)) return true;
    if (!canBeEmpty(element)) return false;
  }
  return true;
}

/** Whether something that begins with the letter can stand there; in doubt it can. */
function fits(element: AST.Element, wanted: Wanted): boolean {
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.some(({ elements }) => fitsInSequence(elements, wanted));
    case 'Quantifier':
      return fits(element.element, wanted);
    case 'Assertion':
      return false;
    case 'Character':
    case 'CharacterClass':
      return isOneOf(element, wanted.letter);
    default:
      return true;
  }
}

function fitsInSequence(elements: readonly AST.Element[], wanted: Wanted): boolean {
  for (const element of inOrder(elements, wanted)) {
    if (fits(element, wanted)) return true;
    if (!canBeEmpty(element)) return false;
  }
  return false;
}

function canBeEmpty(element: AST.Element): boolean {
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.some(({ elements }) => elements.every(canBeEmpty));
    case 'Quantifier':
      return element.min === 0 || canBeEmpty(element.element);
    case 'Assertion':
    case 'Backreference':
      return true;
    default:
      return false;
  }
}

const [BLANK, APOSTROPHE] = [0x20, 0x27];

function isOneOf(element: AST.Character | AST.CharacterClass, letter: number): boolean {
  if (element.type === 'Character') return isEither(element.value, letter);
  if (element.negate) return true;
  return element.elements.some((each) => {
    if (each.type === 'Character') return isEither(each.value, letter);
    if (each.type === 'CharacterClassRange') return each.min.value <= letter && letter <= each.max.value;
    return true;
  });
}

const isEither = (value: number, letter: number): boolean =>
  value === letter || value === BLANK || value === APOSTROPHE;
