import type { Endpoint, Endpoints } from './endpoint.ts';
import { refuse } from './refusals.ts';

export interface Found {
  /** The key in the table: `GET /channels/{channel}`. */
  name: string;
  endpoint: Endpoint;
  params: Record<string, string>;
}

interface Compiled {
  name: string;
  method: string;
  segments: string[];
  endpoint: Endpoint;
}

function match(segments: readonly string[], path: readonly string[]): Found['params'] | undefined {
  if (segments.length !== path.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const given = path[index] ?? '';
    if (segment.startsWith('{')) params[segment.slice(1, -1)] = given;
    else if (segment !== given) return undefined;
  }
  return params;
}

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // Matches no route or names nothing, and is answered so.
  }
};

/** Fixed words win over placeholders: `/users/@me` before `/users/{user}`. */
export function createRouter(endpoints: Endpoints): (method: string, path: string) => Found {
  const compiled = Object.entries(endpoints).map(([name, endpoint]): Compiled => {
    const [method = '', template = ''] = name.split(' ');
    return { name, method, segments: template.split('/'), endpoint };
  });
  const placeholders = ({ segments }: Compiled): number => segments.filter((segment) => segment.startsWith('{')).length;
  const sorted = compiled.sort((one, other) => placeholders(one) - placeholders(other));
  return (method, path) => {
    const parts = path.split('/').map(decode);
    const fitting = sorted.flatMap((one) => {
      const params = match(one.segments, parts);
      return params ? [{ one, params }] : [];
    });
    const found = fitting.find(({ one }) => one.method === method);
    if (!found) return refuse(fitting.length > 0 ? 'wrongMethod' : 'noRoute');
    return { name: found.one.name, endpoint: found.one.endpoint, params: found.params };
  };
}
