/**
 * Forms that somebody is filling in, on a platform that draws them again at each choice. Several processes may draw the
 * same one: the latest choice counts, whichever of them heard it, and none is drawn over a later one.
 */
import type { Clock } from './clock.ts';
import type { PrismaClient } from './database/index.ts';

/** How a form stands for all processes together. */
export interface ShownForms {
  /** Notes a choice; false where a later one is known. `madeAt`: as the platform orders them, of one width. */
  choose(form: string, madeAt: string): Promise<boolean>;
  /** The latest choice, and what the platform calls the version that was drawn last; null where nothing is known. */
  read(form: string): Promise<{ readonly madeAt: string; readonly hash: string | null } | null>;
  /** It has been drawn again. */
  drawn(form: string, hash: string): Promise<void>;
}

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
  };
}
