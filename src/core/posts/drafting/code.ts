import { randomInt } from 'node:crypto';
import type { Transaction } from '../lifecycle/move.ts';

/** Without the characters that are mistaken for one another when read aloud. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const ALPHABET = `${LETTERS}23456789`;

const pick = (characters: string): string => characters[randomInt(characters.length)] ?? '';

/** A short code such as `k7qm`, free in the workspace; begins with a letter, so never all digits. */
export async function newCode(tx: Transaction, workspaceId: string): Promise<string> {
  for (let length = 4; ; length += 1) {
    const rest = Array.from({ length: length - 1 }, () => pick(ALPHABET));
    const code = pick(LETTERS) + rest.join('');
    if ((await tx.post.count({ where: { workspaceId, code } })) === 0) return code;
  }
}
