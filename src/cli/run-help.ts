/** The text of `gojdk run --help`, made from the tables. */
import { DEBUG_OPTIONS, DEBUG_VARIABLES } from './debug-options.js';
import { GOJDK_SWITCHES } from './gojdk-switches.js';
import { JAVA_SWITCHES, type Switch } from './java-switches.js';

const USAGE = `Usage: gojdk run [options] Foo.class [args...]
       gojdk run [options] <class> [args...]
       gojdk run [options] -jar <file> [args...]
       gojdk run [options] -m <module>[/<class>] [args...]
       gojdk run [options] Foo.java [args...]

Runs a compiled Java program. Of a class file the class path is the folder that its
package lies in; a source file is compiled in memory first. What follows the class belongs to the program.
`;

type Row = readonly [syntax: string, meaning: string];

export function runHelp(): string {
  const shown = (switches: readonly Switch[]): Row[] =>
    switches.flatMap((row) => (row.help === undefined ? [] : [row.help]));
  const debug = DEBUG_OPTIONS.map(
    ({ option, value, does }): Row => [value === null ? option : `${option}=${value}`, does],
  );
  const variables = DEBUG_VARIABLES.map(({ variable, does }): Row => [variable, does]);
  return [
    USAGE,
    section('Options, as java has them (others of java are accepted)', shown(JAVA_SWITCHES)),
    section('Options of gojdk', shown(GOJDK_SWITCHES)),
    section('Looking inside (values may be joined by commas; everything is printed on stderr)', debug),
    section('Environment', variables),
  ].join('\n');
}

function section(title: string, rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([syntax]) => syntax.length)) + 2;
  return `${title}:\n${rows.map(([syntax, meaning]) => `  ${syntax.padEnd(width)}${meaning}\n`).join('')}`;
}
