/** What the user sees of an exception that comes out of a command. */
import { inspect } from 'node:util';

/** Exceptions whose message is made for the user. By name, so that the classes need not be loaded. */
const FOR_USERS: ReadonlySet<string> = new Set([
  'ClassFormatProblem',
  'ClassPathError',
  'HostError',
  'NoJdkError',
  'StartError',
  'UnsupportedJdkError',
  'UsageError',
]);

/** One line, and the stack too if it is a fault of our own and GOJDK_DEBUG is set. */
export function describeError(error: unknown, env: NodeJS.ProcessEnv = process.env): string {
  if (!(error instanceof Error)) return `gojdk: internal error: ${oneLine(textOf(error))}`;
  if (FOR_USERS.has(error.name)) return `gojdk: ${oneLine(error.message)}`;
  if (env.GOJDK_DEBUG) return `gojdk: internal error: ${error.stack ?? error.message}`;
  return `gojdk: internal error: ${oneLine(`${error.name}: ${error.message}`)} (GOJDK_DEBUG=1 shows where)`;
}

/** Of whatever was thrown: never `[object Object]`. */
function textOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return String(thrown);
  const hasText = typeof thrown.toString === 'function' && thrown.toString !== Object.prototype.toString;
  return hasText ? String(thrown) : inspect(thrown, { breakLength: Number.POSITIVE_INFINITY });
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}
