import { z } from 'zod';
import { type FormProblem, refuseForm } from './refusals.ts';

type Issue = z.core.$ZodIssue;

/** Discord's code and words for what zod found. */
function describe(issue: Issue): { code: string; message: string } {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) {
        return { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
      }
      return { code: 'BASE_TYPE_BAD_TYPE', message: `Must be of type ${issue.expected}.` };
    case 'too_big': {
      const isLength = issue.origin === 'string' || issue.origin === 'array';
      return isLength
        ? {
            code: 'BASE_TYPE_MAX_LENGTH',
            message: `Must be ${issue.maximum} or fewer in length.`,
          }
        : {
            code: 'NUMBER_TYPE_MAX',
            message: `int value should be less than or equal to ${issue.maximum}.`,
          };
    }
    case 'too_small': {
      const isLength = issue.origin === 'string' || issue.origin === 'array';
      return isLength
        ? { code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${issue.minimum} or more in length.` }
        : {
            code: 'NUMBER_TYPE_MIN',
            message: `int value should be greater than or equal to ${issue.minimum}.`,
          };
    }
    case 'invalid_value':
      return {
        code: 'BASE_TYPE_CHOICES',
        message: `Value must be one of {${issue.values.map(String).join(', ')}}.`,
      };
    case 'invalid_union':
      return { code: 'UNION_TYPE_CHOICES', message: 'Value of field "type" is not allowed here.' };
    case 'custom': {
      const { code = 'BASE_TYPE_INVALID' } = (issue.params ?? {}) as { code?: string };
      return { code, message: issue.message };
    }
    default:
      return { code: 'STRING_TYPE_REGEX', message: issue.message };
  }
}

function problemsOf(issue: Issue): FormProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      code: 'UNKNOWN_FIELD',
      message: 'This stand-in knows no such field.',
    }));
  }
  // Of alternatives told apart by nothing but their shape, the first is as good as any.
  const inner = issue.code === 'invalid_union' ? (issue.errors[0] ?? []) : [];
  if (inner.length > 0) {
    return inner.flatMap(problemsOf).map((problem) => ({ ...problem, path: [...issue.path, ...problem.path] }));
  }
  return [{ path: issue.path, ...describe(issue) }];
}

/** The body in the shape that a schema asks for; throws Discord's 50035 with every problem. */
export function readForm<T extends z.ZodType>(schema: T, value: unknown, at: readonly PropertyKey[] = []): z.infer<T> {
  const result = schema.safeParse(value ?? {}, { reportInput: true });
  if (result.success) return result.data;
  const problems = result.error.issues.flatMap(problemsOf);
  return refuseForm(problems.map((one) => ({ ...one, path: [...at, ...one.path] })));
}

/** A rule that no single field can state. */
export const wrong = (code: string, message: string) => ({ message, params: { code } });

export const snowflake = z.string().regex(/^\d{15,20}$/, 'Value is not snowflake.');
