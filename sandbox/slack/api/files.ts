import { fileToWire } from '../files/wire-file.ts';
import type { MethodTable } from './method.ts';
import { refuse } from './refusal.ts';

export const fileMethods: MethodTable = {
  'files.info': {
    token: 'bot',
    scopes: ['files:read'],
    tier: 4,
    args: {
      file: 'string!',
      count: 'integer',
      page: 'integer',
      limit: 'integer',
      cursor: 'string',
    },
    run({ workspace, args }) {
      const file = workspace.files.get(args.required('file'));
      if (!file) return refuse('file_not_found');
      if (file.deleted) return refuse('file_deleted');
      // A file that was only shared where the bot is not does not exist for it.
      const channel = workspace.channels.get(file.channel);
      if (!workspace.channels.botIsIn(channel)) return refuse('file_not_found');
      const paging = { response_metadata: { next_cursor: '' } };
      return { file: fileToWire(workspace, file, true), comments: [], ...paging };
    },
  },
};
