/**
 * Forms that people are filling in. On a platform that draws a form again at each choice several processes may draw the
 * same one: the latest choice counts, whichever of them heard it, and none is drawn over a later one. And what was typed
 * into a form that could not stand is kept until it is opened again, by whichever process that is.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from './clock.ts';
import { jsonColumn, type PrismaClient } from './database/index.ts';

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
