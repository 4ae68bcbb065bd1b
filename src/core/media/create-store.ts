import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mediaFailure } from './failures.ts';
import { createFileStore, type FileStoreOptions } from './file-store.ts';
import type { Store } from './store.ts';

/**
 * Opens the store that `mediaUrl` names: `file:<directory>`, also a relative one. Any other scheme
 * is the failure `media_store_unsupported`.
 */
export function createStore(mediaUrl: string, options: FileStoreOptions = {}): Store {
  return createFileStore(directoryOf(mediaUrl), options);
}

/** Only the scheme goes into the facts: an address may carry credentials. */
function directoryOf(mediaUrl: string): string {
  const [, scheme = 'none', path = ''] = /^([a-z0-9+.-]+):(.*)$/s.exec(mediaUrl) ?? [];
  if (scheme === 'file' && path.startsWith('///')) return fileURLToPath(mediaUrl);
  if (scheme === 'file' && path !== '' && !path.startsWith('//')) return resolve(path);
  throw mediaFailure('media_store_unsupported', { scheme });
}
