import { Hono } from 'hono';
import { z } from 'zod';
import type { Profiles, ProfileView, TokenCheck } from '../core/profiles/index.ts';
import { requireApiKey } from './api-key.ts';
import { refuse } from './on-error.ts';

const BASE = '/api/profiles';

export type ListedProfiles = Pick<Profiles, 'listAll' | 'checkToken'>;

export function createProfileRoutes(profiles: ListedProfiles, apiKey: string | undefined): Hono {
  return new Hono()
    .use(`${BASE}/*`, requireApiKey(apiKey))
    .get(BASE, async (c) => {
      c.header('Cache-Control', 'no-store');
      return c.json((await profiles.listAll()).map(describe));
    })
    .get(`${BASE}/:profileId/check-token`, async (c) => {
      const id = c.req.param('profileId');
      const check = isRowId(id) ? await profiles.checkToken(id) : null;
      if (!check) return refuse(c, 404, 'unknown_profile', 'There is no profile with this id.');
      c.header('Cache-Control', 'no-store');
      return c.json(describeCheck(check));
    });
}

const isRowId = (id: string): boolean => z.uuid().safeParse(id).success;

const describe = ({ id, handle, workspaceName: workspace, status }: ProfileView) => ({
  id,
  handle,
  workspace,
  status,
});

const describeCheck = ({ valid, status, expiresAt, refreshExpiresAt }: TokenCheck) => ({
  valid,
  status,
  expiresAt: expiresAt?.toISOString() ?? null,
  refreshExpiresAt: refreshExpiresAt?.toISOString() ?? null,
});
