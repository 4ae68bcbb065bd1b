import type { MethodTable } from './method.ts';

/** Groups of people that can be mentioned together, as `@kitchen-team`. */
export const userGroupMethods: MethodTable = {
  'usergroups.list': {
    token: 'bot',
    scopes: ['usergroups:read'],
    tier: 2,
    args: { include_count: 'boolean', include_disabled: 'boolean', include_users: 'boolean' },
    run: ({ workspace: { userGroups, settings } }) => ({
      usergroups: [...userGroups].map(([id, handle]) => ({
        id,
        handle,
        name: handle,
        team_id: settings.team.id,
        is_usergroup: true,
        description: '',
        is_external: false,
        date_delete: 0,
      })),
    }),
  },
};
