import { z } from 'zod';
import { attachmentsPath, signLink } from '../cdn/links.ts';
import type { State } from '../state/state.ts';
import { type Endpoints, ok } from './endpoint.ts';
import { readForm } from './read-form.ts';

const refreshBody = z.strictObject({
  attachment_urls: z.array(z.string().max(2048)).min(1).max(50),
});

function refreshed(state: State, original: string): string {
  const [, attachmentId = ''] = pathOf(original).slice(attachmentsPath.length).split('/');
  const attachment = state.attachments.get(attachmentId);
  // What is not an attachment's link comes back as it was.
  return attachment && !attachment.ephemeral && !attachment.deleted ? signLink(state.settings, attachment) : original;
}

const pathOf = (link: string): string => (URL.canParse(link) ? new URL(link).pathname : '');

export const attachmentEndpoints: Endpoints = {
  'POST /attachments/refresh-urls': {
    auth: 'bot',
    answer({ state }, { body }) {
      const { attachment_urls: urls } = readForm(refreshBody, body);
      const answers = urls.map((original) => ({ original, refreshed: refreshed(state, original) }));
      return ok({ refreshed_urls: answers });
    },
  },
};
