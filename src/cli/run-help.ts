/** The text of `gojdk run --help`, made from the tables. */
import { DEBUG_OPTIONS, DEBUG_VARIABLES } from './debug-options.js';

const USAGE = `Usage: gojdk run [options] Foo.class [args...]
       gojdk run [options] <class> [args...]
       gojdk run [options] -jar <file> [args...]
       gojdk run [options] -m <module>[/<class>] [args...]
       gojdk run [options] Foo.java [args...]

Runs a compiled Java program. Of a class file the class path is the folder that its
package lies in; a source file is compiled in memory first. What follows the class belongs to the program.
`;

type Row = readonly [syntax: string, meaning: string];

/** Of the options of `java`, those that are wanted most; \`gojdk run -help\` and \`-X\` have the JDK's own texts about them all. */
const JAVA_OPTIONS: readonly Row[] = [
  ['-cp <path>', 'folders and jars to find classes in, separated by colons; dir/* is all jars of a folder'],
  ['-jar <file>', 'run the main class of a jar'],
  ['-m <module>[/<class>]', 'run a class of a module'],
  ['-D<name>=<value>', 'set a system property'],
  ['-ea[:<package>...|:<class>]', 'turn assertions on, -da off; -esa and -dsa for the JDK itself'],
  ['-Xmx<size>', 'largest heap; the size in bytes, or with k, m or g'],
  ['-Xms<size>', 'heap at the start'],
  ['-Xmn<size>', 'nursery'],
  ['-Xss<size>', 'stack of each thread'],
  ['-Xlog:gc, -verbose:class', 'log collections, or classes that are loaded'],
  ['-XX:+<flag>, -XX:<flag>=…', 'flags of HotSpot are checked; most mean nothing here'],
  ['@<file>', 'read arguments from a file'],
  ['-help, -X', "what the JDK says of java's options"],
];

const OWN_OPTIONS: readonly Row[] = [
  [
    '--method <name>',
    'call that static method with the arguments and print its result (also right after a file)',
  ],
];

export function runHelp(): string {
  const debug = DEBUG_OPTIONS.map(
    ({ option, value, does }): Row => [value === null ? option : `${option}=${value}`, does],
  );
  const variables = DEBUG_VARIABLES.map(({ variable, does }): Row => [variable, does]);
  return [
    USAGE,
    section('Options, as java has them', JAVA_OPTIONS),
    section('Options of gojdk', OWN_OPTIONS),
    section('Looking inside (values may be joined by commas; everything is printed on stderr)', debug),
    section('Environment', variables),
  ].join('\n');
}

function section(title: string, rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([syntax]) => syntax.length)) + 2;
  return `${title}:\n${rows.map(([syntax, meaning]) => `  ${syntax.padEnd(width)}${meaning}\n`).join('')}`;
}
