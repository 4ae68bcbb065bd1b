/** What is sealed opens in its own row alone, whoever moved it in the database; and what was sealed before that. */
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resealUnbound } from '../../../src/core/sealing/index.ts';
import { openStage, type Stage } from '../posts/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());

const key = Buffer.alloc(32, 7);

/** As an earlier version sealed: with the purpose, without the row. */
function sealedBefore(text: string, purpose: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const keyId = createHash('sha256').update(key).digest('hex').slice(0, 8);
  return ['v1', keyId, nonce.toString('base64url'), body.toString('base64url')].join('.');
}

const tokensOf = (id: string) =>
  stage.prisma.profile.findUniqueOrThrow({ where: { id }, select: { accessToken: true, refreshToken: true } });
const tokenIn = (id: string) => stage.core.profiles.withToken(id, async (token) => token);

test('the tokens of one account do not open in the row of another', async () => {
  const [one, other] = [await stage.newTeam(), await stage.newTeam()];
  const tokens = [await tokensOf(one.profileId), await tokensOf(other.profileId)] as const;
  await stage.prisma.profile.update({ where: { id: one.profileId }, data: tokens[1] });
  await stage.prisma.profile.update({ where: { id: other.profileId }, data: tokens[0] });

  await expect(tokenIn(one.profileId)).rejects.toThrow('cipher_broken');
  await expect(tokenIn(other.profileId)).rejects.toThrow('cipher_broken');

  await stage.prisma.profile.update({ where: { id: one.profileId }, data: tokens[0] });
  expect(await tokenIn(one.profileId)).toMatch(/^act\./);
});

test('an upload address does not open in the row of another attempt', () => {
  const { cipher } = stage.deps;
  const sealed = cipher.seal('https://upload.example', { purpose: 'upload_url', row: 'one' });
  expect(() => cipher.open(sealed, { purpose: 'upload_url', row: 'other' })).toThrow('cipher_broken');
});

test('a value of an earlier version still opens, and a start seals it for its row', async () => {
  const { profileId } = await stage.newTeam();
  const token = await tokenIn(profileId);
  const accessToken = sealedBefore(token, 'access_token');
  await stage.prisma.profile.update({ where: { id: profileId }, data: { accessToken } });
  expect(await tokenIn(profileId)).toBe(token);

  const { prisma, deps } = stage;
  expect(await resealUnbound({ prisma, cipher: deps.cipher, log: deps.log })).toEqual({ count: 1, closed: 0 });
  expect((await tokensOf(profileId)).accessToken).toMatch(/^v2\./);
  expect(await tokenIn(profileId)).toBe(token);
  expect(await resealUnbound({ prisma, cipher: deps.cipher, log: deps.log })).toEqual({ count: 0, closed: 0 });
});

test('a value that no key opens is left as it is, and stops nothing', async () => {
  const { profileId } = await stage.newTeam();
  const accessToken = 'v1.00000000.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAA';
  await stage.prisma.profile.update({ where: { id: profileId }, data: { accessToken } });
  const { prisma, deps } = stage;
  await resealUnbound({ prisma, cipher: deps.cipher, log: deps.log });
  expect((await tokensOf(profileId)).accessToken).toBe(accessToken);
});
