import { signLink } from '../cdn/links.ts';
import type { Attachment, WireObject } from '../state/records.ts';
import type { State } from '../state/state.ts';

/** Every time it is shown, a link is signed anew and good for a day from then. */
export function attachmentToWire({ settings }: State, attachment: Attachment): WireObject {
  const url = signLink(settings, attachment);
  return {
    id: attachment.id,
    filename: attachment.name,
    size: attachment.sizeBytes,
    url,
    proxy_url: url,
    content_type: attachment.mimetype,
    content_scan_version: 0,
    placeholder: null,
    ...(attachment.description === undefined ? {} : { description: attachment.description }),
    ...(attachment.ephemeral ? { ephemeral: true } : {}),
  };
}
