import { gatewayUrl } from '../gateway/ready.ts';
import { type Endpoints, ok } from './endpoint.ts';

const dayMs = 86_400_000;
const startsPerDay = 1000;

export const gatewayEndpoints: Endpoints = {
  'GET /gateway': {
    auth: 'anybody',
    answer: ({ state }) => ok({ url: gatewayUrl(state) }),
  },
  'GET /gateway/bot': {
    auth: 'bot',
    answer: ({ state }) =>
      ok({
        url: gatewayUrl(state),
        shards: state.settings.shards,
        session_start_limit: {
          total: startsPerDay,
          remaining: state.settings.sessionStartsLeft,
          reset_after: dayMs,
          max_concurrency: 1,
        },
      }),
  },
};
