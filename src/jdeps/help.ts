export const JDEPS_USAGE = 'Usage: jdeps <options> <path ...>]\nuse --help for a list of possible options\n';

/** The options of the JDK's jdeps that gojdk has, in its words. */
export const JDEPS_HELP = `Usage: jdeps <options> <path ...>]
<path> can be a pathname to a .class file, a directory, a JAR file.

Possible options include:
  -h -? --help                  Print this help message
  -dotoutput <dir>
  --dot-output <dir>            Destination directory for DOT file output
  -s       -summary             Print dependency summary only.
  -v       -verbose             Print all class level dependences
                                Equivalent to -verbose:class -filter:none.
  -verbose:package              Print package-level dependences excluding
                                dependences within the same package by default
  -verbose:class                Print class-level dependences excluding
                                dependences within the same package by default
  -cp <path>
  -classpath <path>
  --class-path <path>           Specify where to find class files
  --multi-release <version>     Specifies the version when processing
                                multi-release jar files.  <version> should
                                be integer >= 9 or base.
  -q       -quiet               Suppress warning messages
  -version --version            Version information

Module dependence analysis options:
  --list-deps                   Lists the module dependences.  It also prints
                                any internal API packages if referenced.
                                This option transitively analyzes libraries on
                                class path and module path if referenced.
  --ignore-missing-deps         Ignore missing dependences.

Options to filter dependences:
  -filter:package               Filter dependences within the same package.
                                This is the default.
  -filter:none                  No -filter:package filtering.

Options to filter classes to be analyzed:
  -R
  --recursive                   Recursively traverse all run-time dependences.
                                The -R option implies -filter:none.
  --no-recursive                Do not recursively traverse dependences.
`;
