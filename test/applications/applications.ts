/** The applications from Debian's packages that are run. */
import { readdirSync } from 'node:fs';
import { classfiles } from '../support/paths.js';
import { type Application, jars, program, type Step, source } from './application.js';
import { MORE_APPLICATIONS } from './more-applications.js';

/** The project's own Java sources of a folder that need nothing but the JDK. */
function ownSources(...folder: string[]): string[] {
  return readdirSync(classfiles(...folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.java'))
    .sort()
    .map((file) => classfiles(...folder, file));
}

const COMPILED_FOLDERS: readonly (readonly string[])[] = [
  ['examples'],
  ['bench'],
  ['ir'],
  ...readdirSync(classfiles('programs')).map((area) => ['programs', area]),
];

/** One run of a compiler for each folder of the project's sources; `options` end at the sources. */
function compileOwnSources(options: (folder: string) => readonly string[]): Step[] {
  return COMPILED_FOLDERS.map((folder) => ({ folder: folder.join('/'), files: ownSources(...folder) }))
    .filter(({ files }) => files.length > 0)
    .map(({ folder, files }) => ({ title: folder, args: [...options(folder), ...files] }));
}

const JAVAC = 'jdk.compiler/com.sun.tools.javac.Main';
const ECJ = 'org.eclipse.jdt.internal.compiler.batch.Main';

const FIRST_APPLICATIONS: readonly Application[] = [
  {
    name: 'javac',
    packages: [],
    sources: [],
    classPath: [],
    steps: () => [
      ...compileOwnSources(() => ['-m', JAVAC, '-encoding', 'UTF-8', '-nowarn', '-proc:none', '-d', 'out']),
      { title: 'errors', args: ['-m', JAVAC, '-d', 'out', '-Xlint:all', source('javac', 'Errors.java')] },
    ],
  },
  {
    name: 'ecj',
    packages: ['ecj', 'libeclipse-jdt-core-java'],
    sources: [],
    classPath: jars('eclipse-jdt-core'),
    steps: (_made, classPath) => [
      ...compileOwnSources(() => [
        '-cp',
        classPath,
        ECJ,
        '-17',
        '-encoding',
        'UTF-8',
        '-proc:none',
        '-nowarn',
        '-d',
        'out',
      ]),
      {
        title: 'errors',
        args: ['-cp', classPath, ECJ, '-17', '-d', 'out', source('javac', 'Errors.java')],
      },
    ],
  },
  {
    name: 'junit4',
    packages: ['junit4', 'libhamcrest-java'],
    sources: ['AllTests.java'],
    classPath: jars('junit4', 'hamcrest'),
    steps: program('AllTests'),
  },
  {
    name: 'lang3',
    packages: ['libcommons-lang3-java'],
    sources: ['Tour.java'],
    classPath: jars('commons-lang3'),
    steps: program('Tour'),
  },
  {
    name: 'gson',
    packages: ['libgoogle-gson-java'],
    sources: ['RoundTrip.java'],
    classPath: jars('gson'),
    steps: program('RoundTrip'),
  },
  {
    name: 'antlr4',
    packages: ['antlr4', 'libantlr4-runtime-java'],
    sources: [],
    classPath: jars(
      'antlr4',
      'antlr4-runtime',
      'stringtemplate4',
      'antlr3-runtime',
      'treelayout',
      'javax.json',
      'icu4j',
    ),
    steps: (_made, classPath) => [
      // The grammar is given by a copy in the working folder: its path stands in what is generated.
      {
        title: 'Tool',
        args: ['-cp', classPath, 'org.antlr.v4.Tool', '-visitor', '-o', 'generated', 'Calc.g4'],
      },
      {
        title: 'javac',
        args: [
          '-m',
          JAVAC,
          '-nowarn',
          '-cp',
          classPath,
          '-sourcepath',
          'generated',
          '-d',
          'out',
          source('antlr4', 'Calculator.java'),
        ],
      },
      { title: 'Calculator', args: ['-cp', `out:${classPath}`, 'Calculator'] },
    ],
  },
  {
    name: 'clojure',
    packages: ['libclojure-java', 'libspec-alpha-clojure', 'libcore-specs-alpha-clojure'],
    sources: [],
    classPath: jars('clojure', 'spec.alpha', 'core.specs.alpha'),
    steps: (_made, classPath) => [
      { title: 'script', args: ['-cp', classPath, 'clojure.main', source('clojure', 'sequences.clj')] },
      {
        title: 'repl',
        args: ['-cp', classPath, 'clojure.main'],
        stdin: '(def x 20)\n(+ x 22)\n(map inc [1 2])\n(/ 1 0)\n(doc map)\n*e\n',
        volatile: /clojure-\d+\.edn|0x[0-9a-f]+/,
      },
    ],
  },
  {
    name: 'lucene',
    packages: ['liblucene8-java'],
    sources: ['Index.java'],
    classPath: jars(
      ...['core', 'analyzers-common', 'facet', 'queries', 'queryparser'].map((m) => `lucene-${m}-8.7.0`),
    ),
    steps: program('Index'),
  },
  {
    name: 'xalan',
    packages: ['libxalan2-java', 'libxerces2-java'],
    sources: ['Transform.java'],
    classPath: jars('xalan2', 'serializer', 'xercesImpl', 'xml-apis'),
    steps: (made, classPath) => [
      ...program('Transform', source('xalan'))(made, classPath),
      {
        title: 'Process',
        args: [
          '-cp',
          classPath,
          'org.apache.xalan.xslt.Process',
          '-IN',
          source('xalan', 'books.xml'),
          '-XSL',
          source('xalan', 'books.xsl'),
          '-OUT',
          'books.out',
        ],
      },
    ],
  },
];

export const APPLICATIONS: readonly Application[] = [...FIRST_APPLICATIONS, ...MORE_APPLICATIONS];
