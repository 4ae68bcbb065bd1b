const opensLikeOne = /^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype\s+html|html)/i;

/**
 * Whether a platform has answered with a web page in place of a file. Slack does so, with status 200, where it wants a
 * login: https://docs.slack.dev/reference/objects/file-object; in front of Discord's files it can be a proxy.
 */
export const isWebPage = ({ contentType, opening }: { contentType: string; opening: string }): boolean =>
  /html/i.test(contentType) || opensLikeOne.test(opening);
