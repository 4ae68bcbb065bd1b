import { controlRoutes } from '../../../sandbox/discord/control.ts';
import { endpoints } from '../../../sandbox/discord/rest/endpoints.ts';
import { publicRoutes } from '../../../sandbox/discord/routes.ts';
import { describeCoverage } from '../coverage-page.ts';

describeCoverage('discord', {
  'REST routes, under `/api/v10`': Object.keys(endpoints),
  'Public routes': [...publicRoutes],
  'Control routes, under `/_sandbox`': Object.keys(controlRoutes),
});
