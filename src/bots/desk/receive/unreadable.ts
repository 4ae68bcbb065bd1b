/**
 * What a person saw in chat and nobody can write down: a custom emoji, a name that the platform does not tell.
 * It stands in the text between two characters that Unicode keeps free of meaning, with a label in words, so
 * that no id of a platform can reach a caption and whoever wrote it can be asked.
 */
const open = '\uFDD0';
const close = '\uFDD1';

const mark = new RegExp(`${open}([^${open}${close}]*)${close}`, 'g');

/** `label` names it for the person who wrote it, such as `:our-logo:`. */
export const unreadable = (label: string): string => `${open}${label}${close}`;

/** The labels of what cannot be written down, each once; empty when a text can stand as it is. */
export const unreadableIn = (text: string): string[] => [
  ...new Set([...text.matchAll(mark)].map(([, label = '']) => label)),
];

/** A text as it came from outside, which must not hold such a mark by itself. */
export const withoutMarks = (text: string): string => text.replaceAll(new RegExp(`[${open}${close}]`, 'g'), '');
