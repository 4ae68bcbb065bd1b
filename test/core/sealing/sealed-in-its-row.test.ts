/** What is sealed opens in its own row alone, whoever moved it in the database; and what was sealed before that. */
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkSealed, resealUnbound } from '../../../src/core/sealing/index.ts';
import { sealedColumns } from '../../../src/core/sealing/sealed-values.ts';
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

test('no sealed value opens in any other sealed place, whichever two are exchanged', async () => {
  const { prisma, core, deps } = stage;
  await prisma.$executeRaw`TRUNCATE public.workspace, public.inbox_event, public.installation CASCADE`;
  for (const team of ['T-one', 'T-other']) {
    const { mia } = await stage.newTeam();
    const postId = await stage.drop(mia);
    await prisma.attempt.create({
      data: {
        postId,
        number: 1,
        claimToken: team,
        claimedUntil: new Date(),
        startedAt: new Date(),
        uploadUrl: 'to be sealed',
      },
    });
    const ticket = new URL(await core.profiles.connectLink(mia.id)).searchParams.get('ticket') ?? '';
    await core.profiles.openTicket({ ticket, browser: null });
    await core.inbox.keep({ platform: 'slack', externalId: team, body: { team } });
    await core.installations.store('slack', team, { token: team });
  }
  for (const { id } of await prisma.attempt.findMany()) {
    const uploadUrl = deps.cipher.seal('https://upload.example', { purpose: 'upload_url', row: id });
    await prisma.attempt.update({ where: { id }, data: { uploadUrl } });
  }
  const cells: { read(): Promise<string>; write(sealed: string): Promise<unknown> }[] = [];
  for (const { table, column, rowName = 'id::text', isJson } of sealedColumns) {
    const value = isJson ? `${column}->>'sealed'` : column;
    const rows = await prisma.$queryRawUnsafe<{ row: string }[]>(
      `SELECT ${rowName} AS row FROM ${table} WHERE ${value} LIKE 'v2.%'`,
    );
    expect([table, column, rows.length]).toEqual([table, column, 2]);
    for (const { row } of rows) {
      cells.push({
        read: async () => {
          const query = `SELECT ${value} AS sealed FROM ${table} WHERE ${rowName} = $1`;
          const [found] = await prisma.$queryRawUnsafe<{ sealed: string }[]>(query, row);
          return found?.sealed ?? '';
        },
        write: (sealed) => {
          const next = isJson ? `jsonb_build_object('sealed', $2::text)` : '$2';
          return prisma.$executeRawUnsafe(`UPDATE ${table} SET ${column} = ${next} WHERE ${rowName} = $1`, row, sealed);
        },
      });
    }
  }
  const total = cells.length;
  expect(await checkSealed(prisma, deps.cipher)).toEqual({ total, keyUnknown: 0, broken: 0 });
  for (const [index, one] of cells.entries()) {
    for (const other of cells.slice(index + 1)) {
      const [first, second] = [await one.read(), await other.read()];
      await one.write(second);
      await other.write(first);
      expect(await checkSealed(prisma, deps.cipher)).toEqual({ total, keyUnknown: 0, broken: 2 });
      await one.write(first);
      await other.write(second);
    }
  }
}, 60_000);

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
  expect(await resealUnbound({ prisma, cipher: deps.cipher, log: deps.log })).toEqual({
    count: 1,
    current: 0,
    closed: 0,
  });
  expect((await tokensOf(profileId)).accessToken).toMatch(/^v2\./);
  expect(await tokenIn(profileId)).toBe(token);
  expect(await resealUnbound({ prisma, cipher: deps.cipher, log: deps.log })).toEqual({
    count: 0,
    current: 0,
    closed: 0,
  });
});

test('a value that no key opens is left as it is, and stops nothing', async () => {
  const { profileId } = await stage.newTeam();
  const accessToken = 'v1.00000000.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAA';
  await stage.prisma.profile.update({ where: { id: profileId }, data: { accessToken } });
  const { prisma, deps } = stage;
  await resealUnbound({ prisma, cipher: deps.cipher, log: deps.log });
  expect((await tokensOf(profileId)).accessToken).toBe(accessToken);
});
