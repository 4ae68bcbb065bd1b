/** Slack's own markup of `text` fields, turned back into what a person sees. */

const token = /<([^<>]+)>/g;
const channelToken = /<#([A-Z0-9]+)\|([^<>]+)>/g;

/** `<https://x|x>` → `x`, `<#C1|name>` → `#name`, `&amp;` → `&`; `<@U1>` stays as it is. */
export function unescapeText(text: string): string {
  return text
    .replace(token, (whole, inside: string) => showToken(inside) ?? whole)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The names that go with channel ids; rich text has only the ids. */
export function channelNamesIn(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(channelToken)].map(([, id = '', name = '']) => [id, unescapeText(name)]));
}

function showToken(inside: string): string | null {
  const [head = '', ...rest] = inside.split('|');
  const label = rest.join('|');
  if (head.startsWith('@')) return `<${head}>`;
  if (head.startsWith('#')) return `#${label || head.slice(1)}`;
  if (head.startsWith('!')) return label || `@${head.slice(1)}`;
  return label || head;
}
