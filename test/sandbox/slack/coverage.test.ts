import { methods } from '../../../sandbox/slack/api/methods.ts';
import { controlRoutes } from '../../../sandbox/slack/control.ts';
import { publicRoutes } from '../../../sandbox/slack/routes.ts';
import { describeCoverage } from '../coverage-page.ts';

describeCoverage('slack', {
  'Web API methods': Object.keys(methods),
  'Public routes': [...publicRoutes],
  'Control routes, under `/_sandbox`': Object.keys(controlRoutes),
});
