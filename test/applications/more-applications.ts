/** Other languages, data bases, libraries and tools: the breadth beyond the applications that were asked for first. */
import { type Application, jars, program, type Step, source } from './application.js';

/** One step for each URL of an embedded data base. */
function tables(...urls: string[]): Application['steps'] {
  return (made, classPath) =>
    urls.map((url): Step => ({ title: url, args: ['-cp', `${made}:${classPath}`, 'Tables', url] }));
}

const SCALA = jars('scala-compiler', 'scala-library', 'scala-reflect', 'scala-xml_2.11');

/** A script given to the main class of an interpreter. */
function script(main: string, ...file: string[]): Application['steps'] {
  return (_made, classPath) => [{ title: main, args: ['-cp', classPath, main, source(...file)] }];
}

export const MORE_APPLICATIONS: readonly Application[] = [
  {
    name: 'source',
    packages: [],
    sources: [],
    classPath: [],
    steps: () => [
      { title: 'Primes.java', args: [source('source', 'Primes.java'), '300'] },
      { title: 'errors', args: [source('javac', 'Errors.java')] },
    ],
  },
  {
    name: 'tools',
    packages: ['libgoogle-gson-java'],
    sources: [],
    classPath: jars('gson'),
    steps: (_made, classPath) => [
      {
        title: 'javap',
        args: [
          '-m',
          'jdk.jdeps/com.sun.tools.javap.Main',
          '-v',
          '-p',
          '-cp',
          classPath,
          'com.google.gson.Gson',
        ],
      },
      { title: 'jdeps', args: ['-m', 'jdk.jdeps/com.sun.tools.jdeps.Main', '-v', classPath] },
      { title: 'jar', args: ['-m', 'jdk.jartool/sun.tools.jar.Main', '-xf', classPath] },
      {
        title: 'jshell',
        args: ['-m', 'jdk.jshell/jdk.internal.jshell.tool.JShellToolProvider', '--execution', 'local', '-'],
        stdin:
          'int f(int n) { return n < 2 ? n : f(n - 1) + f(n - 2); }\nSystem.out.println(f(20));\nint y = "s";\n1 / 0\n/exit\n',
      },
      {
        title: 'javadoc',
        args: [
          ...['-m', 'jdk.javadoc/jdk.javadoc.internal.tool.Main', '-notimestamp', '-quiet', '-d', 'api'],
          source('..', 'bench', 'Richards.java'),
        ],
      },
    ],
  },
  {
    name: 'groovy',
    packages: ['groovy'],
    sources: [],
    classPath: jars('groovy-all', 'asm-all', 'antlr', 'commons-cli'),
    steps: script('groovy.ui.GroovyMain', 'groovy', 'tour.groovy'),
  },
  {
    name: 'scala',
    packages: ['scala', 'scala-library'],
    sources: [],
    classPath: SCALA,
    steps: (_made, classPath) => [
      {
        title: 'compiler',
        args: [
          ...['-cp', classPath, `-Dscala.boot.class.path=${classPath}`, '-Dscala.usejavacp=true'],
          ...['scala.tools.nsc.Main', source('scala', 'Tour.scala')],
        ],
      },
      { title: 'Tour', args: ['-cp', `.:${classPath}`, 'Tour'] },
    ],
  },
  {
    name: 'rhino',
    packages: ['rhino'],
    sources: [],
    classPath: jars('js'),
    steps: script('org.mozilla.javascript.tools.shell.Main', 'rhino', 'tour.js'),
  },
  {
    name: 'jython',
    packages: ['jython'],
    sources: [],
    classPath: jars(
      ...['jython', 'asm', 'asm-commons', 'asm-util', 'antlr3-runtime', 'guava', 'failureaccess', 'icu4j'],
      ...['commons-compress', 'jnr-posix', 'jnr-constants', 'jnr-ffi', 'jffi', 'jline2'],
    ),
    steps: script('org.python.util.jython', 'jython', 'tour.py'),
  },
  {
    name: 'h2',
    packages: ['libh2-java'],
    sources: ['Tables.java'],
    folder: 'database',
    classPath: jars('h2'),
    steps: tables('jdbc:h2:mem:x'),
  },
  {
    name: 'hsqldb',
    packages: ['libhsqldb-java'],
    sources: ['Tables.java'],
    folder: 'database',
    classPath: jars('hsqldb'),
    steps: tables('jdbc:hsqldb:mem:x'),
  },
  {
    name: 'derby',
    packages: ['libderby-java'],
    sources: ['Tables.java'],
    folder: 'database',
    classPath: jars('derby', 'derbytools'),
    steps: (made, classPath) => [
      {
        title: 'Tables',
        args: [
          ...['-Dderby.stream.error.file=/dev/null', '-cp', `${made}:${classPath}`],
          ...['Tables', 'jdbc:derby:memory:x;create=true'],
        ],
      },
    ],
  },
  {
    name: 'jackson',
    packages: ['libjackson2-databind-java'],
    sources: ['Beans.java'],
    classPath: jars('jackson-databind', 'jackson-core', 'jackson-annotations'),
    steps: program('Beans'),
  },
  {
    name: 'guava',
    packages: ['libguava-java'],
    sources: ['Tour.java'],
    classPath: jars('guava', 'failureaccess'),
    steps: program('Tour'),
  },
  {
    name: 'math3',
    packages: ['libcommons-math3-java'],
    sources: ['Numbers.java'],
    classPath: jars('commons-math3'),
    steps: program('Numbers'),
  },
];
