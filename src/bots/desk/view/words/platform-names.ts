import type { Platform } from '../../deps.ts';

export const platformNames: Readonly<Record<Platform, string>> = {
  slack: 'Slack',
  discord: 'Discord',
};
