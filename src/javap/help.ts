/** What javap says of itself: the JDK's text, then the options that only gojdk has. */
export const SHORT_USAGE = 'Usage: javap <options> <classes>\nuse --help for a list of possible options\n';

export const HELP = `Usage: javap <options> <classes>
where possible options include:
  --help -help -h -?               Print this help message
  -version                         Version information
  -v  -verbose                     Print additional information
  -l                               Print line number and local variable tables
  -public                          Show only public classes and members
  -protected                       Show protected/public classes and members
  -package                         Show package/protected/public classes
                                   and members (default)
  -p  -private                     Show all classes and members
  -c                               Disassemble the code
  -s                               Print internal type signatures
  -sysinfo                         Show system info (path, size, date, SHA-256 hash)
                                   of class being processed
  -constants                       Show final constants
  --module <module>, -m <module>   Specify module containing classes to be disassembled
  -J<vm-option>                    Accepted for compatibility: there is no JVM to pass it to
  --module-path <path>             Accepted for compatibility
  --system <jdk>                   Specify where to find system modules
  --class-path <path>              Specify where to find user class files
  -classpath <path>                Specify where to find user class files
  -cp <path>                       Specify where to find user class files
  -bootclasspath <path>            Accepted for compatibility
  --multi-release <version>        Specify the version to use in multi-release JAR files

and, beyond the JDK's javap:
  --format=ir                      Show the slot IR of each method
  --format=asm                     Show the machine code of each method, bytecode beside it
  --format=json                    Print the decoded classes as JSON
  --format=cfg                     Print control-flow graphs, as Graphviz dot
  --mermaid                        Print control-flow graphs for Mermaid
  --method <name>[<descriptor>]    Show only this method in these views
  --color always|never|auto        Colour these views (default: on a terminal)

GNU-style options may use = instead of whitespace to separate the name of an option
from its value.

Each class to be shown may be specified by a filename, a URL, or by its fully
qualified class name. Examples:
   path/to/MyClass.class
   jar:file:///path/to/MyJar.jar!/mypkg/MyClass.class
   java.lang.Object

`;
