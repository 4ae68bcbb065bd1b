/** What must not be in the sources: code that is made at run time, shells, weak cryptography, guessable secrets, TLS that trusts anybody. */
import { expect, it } from 'vitest';
import { readSource } from './source-files.ts';

const sources = await readSource();

/** Every match, as `file: text`. */
const found = (pattern: RegExp): string[] =>
  sources.flatMap(({ path, text }) => [...text.matchAll(pattern)].map(([match]) => `${path}: ${match}`));

it('no code is made of text', () => {
  expect(found(/\beval\(|new Function\(|node:vm\b|\.runIn(?:New|This)?Context\(/g)).toEqual([]);
});

it('no shell is started, and one program, with its arguments as a list', () => {
  expect(found(/import \{[^}]*\} from '(?:node:)?child_process'/g)).toEqual([
    "src/core/database/directory-lock.ts: import { execFile } from 'node:child_process'",
  ]);
  expect(found(/\bshell: /g)).toEqual([]);
});

it('hashes and signatures are of SHA-256, what is sealed is AES-256-GCM, and one room seals', () => {
  expect(found(/create(?:Hash|Hmac)\((?!'sha256')[^,)]*/g)).toEqual([]);
  expect(found(/create(?:Cipher|Decipher)iv\((?!ALGORITHM,)[^,)]*/g)).toEqual([]);
  expect(found(/const ALGORITHM = .*/g)).toEqual(["src/core/sealing/cipher.ts: const ALGORITHM = 'aes-256-gcm';"]);
});

it('what must not be guessed comes from the random bits of the system, at least 128 of them', () => {
  // The pause before the next try of a post; no secret.
  const pauses = 'src/core/posts/publishing/handle-failure.ts';
  expect(found(/Math\.random/g).filter((one) => !one.startsWith(pauses))).toEqual([]);
  const few = found(/(?:randomBytes|\brandom)\((\d+)\)/g).filter((one) => Number(/\((\d+)\)/.exec(one)?.[1]) < 16);
  // Names of files that lie for a moment, of probes, and of what somebody has typed into a form; 12 bytes are the nonce of GCM.
  expect(few.map((one) => one.replace(/: .*/, '')).toSorted()).toEqual([
    'src/config/ensure-keys.ts',
    'src/config/ensure-keys.ts',
    'src/core/shown-forms.ts',
    'src/doctor/examine-machine.ts',
  ]);
});

it('TLS is as Node has it: nothing trusts any certificate, or speaks an old version', () => {
  expect(found(/rejectUnauthorized|NODE_TLS_REJECT|checkServerIdentity|minVersion|secureProtocol|ciphers/g)).toEqual(
    [],
  );
});
