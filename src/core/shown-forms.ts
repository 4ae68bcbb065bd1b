/**
 * Forms that people are filling in. On a platform that draws a form again at each choice several processes may draw the
 * same one: the latest choice counts, whichever of them heard it, and none is drawn over a later one. And what was typed
 * into a form that could not stand is kept until it is opened again, by whichever process that is. Of a page that is drawn
 * again after changes all of them know who has it open, and what it shows.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Clock, HOUR_MS } from './clock.ts';
import { jsonColumn, type Platform, type PrismaClient } from './database/index.ts';

/** What stands in the fields of a form, by their names; of several choices, with commas. */
export type FormValues = Readonly<Record<string, string>>;

/** How a form stands for all processes together. */
export interface ShownForms {
  /** Notes a choice; false where a later one is known. `madeAt`: as the platform orders them, of one width. */
  choose(form: string, madeAt: string): Promise<boolean>;
  /** The latest choice, and what the platform calls the version that was drawn last; null where nothing is known. */
  read(form: string): Promise<{ readonly madeAt: string; readonly hash: string | null } | null>;
  /** It has been drawn again. */
  drawn(form: string, hash: string): Promise<void>;
  /** Answers the key by which this member finds what they typed, for about a day. */
  keepTyped(memberId: string, values: FormValues): Promise<string>;
  /** Null where there is none, or it is somebody else's. */
  findTyped(memberId: string, key: string): Promise<FormValues | null>;
}

/** The page of a member, opened lately. */
export interface OpenedHome {
  readonly memberId: string;
  readonly externalId: string;
  /** A hash of what it shows; null where nothing is drawn yet. */
  readonly shown: string | null;
}

/** The pages of their own that members have in front of them. */
export interface ShownHomes {
  opened(memberId: string): Promise<void>;
  /** Those of a workspace that were opened within the hour, at most 30: each is a call to its platform. */
  list(platform: Platform, workspaceExternalId: string): Promise<OpenedHome[]>;
  /** From now on it shows `shown`; false where another process has drawn it since it showed `before`. */
  draw(memberId: string, before: string | null, shown: string): Promise<boolean>;
  read(memberId: string): Promise<string | null>;
}

const LATELY_MS = HOUR_MS;
const MOST_HOMES = 30;

export function createShownHomes({ prisma, clock }: { prisma: PrismaClient; clock: Clock }): ShownHomes {
  return {
    opened: async (id) => {
      await prisma.member.updateMany({ where: { id }, data: { homeOpenedAt: clock.now(), homeShown: null } });
    },
    list: async (platform, externalId) => {
      const members = await prisma.member.findMany({
        where: {
          workspace: { platform, externalId },
          homeOpenedAt: { gt: new Date(clock.now().getTime() - LATELY_MS) },
        },
        orderBy: { homeOpenedAt: 'desc' },
        take: MOST_HOMES,
        select: { id: true, externalId: true, homeShown: true },
      });
      return members.map(({ id, homeShown, ...member }) => ({ ...member, memberId: id, shown: homeShown }));
    },
    draw: async (id, before, shown) => {
      const data = { homeShown: shown };
      return (await prisma.member.updateMany({ where: { id, homeShown: before }, data })).count > 0;
    },
    read: async (id) => {
      const found = await prisma.member.findUnique({ where: { id }, select: { homeShown: true } });
      return found?.homeShown ?? null;
    },
  };
}

const typedColumn = jsonColumn(z.record(z.string(), z.string()));

/** Of one member; of more the oldest go. */
const MOST_TYPED = 20;

/** Forms in this database. */
export function createShownForms({ prisma, clock }: { prisma: PrismaClient; clock: Clock }): ShownForms {
  return {
    choose: async (form, madeAt) => {
      const noted = await prisma.$executeRaw`
        INSERT INTO public.shown_form AS known (form, made_at, changed_at) VALUES (${form}, ${madeAt}, ${clock.now()})
        ON CONFLICT (form) DO UPDATE SET made_at = excluded.made_at, changed_at = excluded.changed_at
        WHERE known.made_at COLLATE "C" < excluded.made_at COLLATE "C"`;
      return noted > 0;
    },
    read: (form) => prisma.shownForm.findUnique({ where: { form }, select: { madeAt: true, hash: true } }),
    drawn: async (form, hash) => void (await prisma.shownForm.updateMany({ where: { form }, data: { hash } })),
    keepTyped: async (memberId, values) => {
      const key = randomBytes(5).toString('hex');
      const typed = typedColumn.write(values);
      await prisma.typedForm.create({ data: { key, memberId, typed, createdAt: clock.now() } });
      const older = await prisma.typedForm.findMany({
        where: { memberId },
        orderBy: [{ createdAt: 'desc' }, { key: 'asc' }],
        skip: MOST_TYPED,
        select: { key: true },
      });
      await prisma.typedForm.deleteMany({ where: { key: { in: older.map((one) => one.key) } } });
      return key;
    },
    findTyped: async (memberId, key) => {
      const found = await prisma.typedForm.findUnique({ where: { key, memberId }, select: { typed: true } });
      return found && typedColumn.read(found.typed);
    },
  };
}
