import { LaunchExit, type Output } from './launch-exit.js';
import { DECORATORS, LEVELS, TAGS } from './log-configuration.js';

/** `-Xlog:help`: the tables of the log, and what gojdk has to log. */
export function logHelp(output: Output): LaunchExit {
  const decorators = DECORATORS.map(([name, short]) => `${name} (${short})`).join(', ');
  output.out(`-Xlog Usage: -Xlog[:[selections][:[output][:[decorators][:output-options]]]]
	 where 'selections' are combinations of tags and levels of the form tag1[+tag2...][*][=level][,...]
	 NOTE: Unless wildcard (*) is specified, only log messages tagged with exactly the tags specified will be matched.

Available log levels:
 ${LEVELS.join(', ')}

Available log decorators: 
 ${decorators}
 Decorators can also be specified as 'none' for no decoration.

Available log tags:
 ${[...TAGS].join(', ')}
 Specifying 'all' instead of a tag combination matches all tag combinations.

Available log outputs:
 stdout/stderr
 file=<filename>
  If the filename contains %p and/or %t, they will expand to the JVM's PID and startup timestamp, respectively.

gojdk logs, at level info: gc, class+load, module+load, exceptions
`);
  return new LaunchExit(0);
}
