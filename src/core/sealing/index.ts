/** Sealing of what must not be readable in the database, and of all of it anew for another key. */
export { type Cipher, countSealed, createCipher, parseKeys } from './cipher.ts';
export { checkSealed, resealAll, resealUnbound, type SealedCheck } from './sealed-values.ts';
