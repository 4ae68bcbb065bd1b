/** Videos on Slack: what a message says of them, and the way to their bytes. */
import { z } from 'zod';
import { Failure, isPassing, type Remedy, type VideoSource } from '../../core/index.ts';
import { createHostCheck, isWebPage } from '../chat/platform-answers.ts';
import { fileKind, type InboundFile } from '../desk/index.ts';
import type { Api } from './api.ts';
import { NOT_INSTALLED, slackErrorOf } from './chat-failure.ts';
import type { KeptFile } from './events/inbox-rows.ts';

const wireFile = z.object({
  name: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  mode: z.string().nullish(),
  is_external: z.boolean().nullish(),
  url_private_download: z.string().nullish(),
});
const answer = z.object({ file: wireFile });

const deleted: ReadonlySet<string> = new Set(['file_not_found', 'file_deleted', 'file_not_visible']);

export interface FileDeps {
  readonly api: Api;
  /** Of the workspace in which the file was shared. */
  readonly token: () => Promise<string>;
  readonly apiUrl?: string | undefined;
}

/** The stub that a shared channel pushes is looked up first; name and kind are not in it. */
export async function describeFile(deps: FileDeps, file: KeptFile, isLastTry = false): Promise<InboundFile> {
  const reference = { file: file.id };
  const { name, mimetype } = file.isStub ? await lookUpStub(deps, file, isLastTry) : file;
  return { id: file.id, name, looksLike: fileKind(name, mimetype), reference };
}

/** What cannot be had counts as a video, so that whoever asked for it is told why. */
async function lookUpStub(
  deps: FileDeps,
  file: KeptFile,
  isLastTry: boolean,
): Promise<Pick<KeptFile, 'name' | 'mimetype'>> {
  try {
    const { name, mimetype } = await askFile(deps.api, file.id);
    return { name: name ?? '', mimetype: mimetype ?? '' };
  } catch (error) {
    const isOver = isPassing(error) ? isLastTry && slackErrorOf(error) !== NOT_INSTALLED : error instanceof Failure;
    if (!isOver) throw error;
    return { name: file.name, mimetype: 'video/*' };
  }
}

/**
 * Asks Slack for the present address of a file. Throws the failures `media_gone`, `media_external`,
 * `media_not_authorized` and `media_unreachable`.
 */
export async function openVideo(deps: FileDeps, reference: InboundFile['reference']): Promise<VideoSource> {
  const file = await askFile(deps.api, String(reference.file));
  if (file.mode === 'external' || file.is_external) throw failure('media_external', changePost);
  if (!file.url_private_download) throw failure('media_gone', changePost);
  return sourceOf(deps.apiUrl, await deps.token(), { url: file.url_private_download, sizeBytes: file.size ?? 0 });
}

async function askFile(api: Api, fileId: string): Promise<z.infer<typeof wireFile>> {
  const told = await api.call('files.info', { file: fileId }).catch((error: unknown) => {
    throw mediaFailure(error);
  });
  return answer.parse(told).file;
}

function mediaFailure(error: unknown): unknown {
  const slack = slackErrorOf(error) ?? '';
  if (deleted.has(slack)) return failure('media_gone', changePost);
  if (!(error instanceof Failure)) return error;
  // A scope is missing, or another company does not let its files out: whatever the reason, asking again changes nothing.
  if (!isPassing(error)) return failure('media_not_authorized', { kind: 'ask_operator' });
  return new Failure('media_unreachable', error.remedy, error.facts);
}

const changePost: Remedy = { kind: 'change_post' };

const failure = (code: string, remedy: Remedy): Failure => new Failure(code, remedy, { platform: 'slack' });

/** The token goes to Slack's own hosts and to nobody else, whatever a redirect says. */
function sourceOf(
  apiUrl: string | undefined,
  token: string,
  { url, sizeBytes }: { readonly url: string; readonly sizeBytes: number },
): VideoSource {
  const isTrustedHost = trustedHostOf(apiUrl);
  return {
    url,
    isTrustedHost,
    headersFor: (address) => (isTrustedHost(address) ? { authorization: `Bearer ${token}` } : {}),
    isRefusal: isWebPage,
    expectedBytes: sizeBytes > 0 ? sizeBytes : null,
  };
}

const slackHosts = /(?:^|\.)slack(?:-files|-edge)?\.com$/;

export const trustedHostOf = (apiUrl: string | undefined) =>
  createHostCheck(apiUrl, (hostname) => slackHosts.test(hostname));
