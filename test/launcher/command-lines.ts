/**
 * Command lines that are run under `java` and under `gojdk run`, in a folder of {@link FILES}. One a line: words parted by blanks, single quotes around what has blanks;
 * `NAME=value` in front sets a variable of the environment.
 */

/** Files in the folder where the command lines are run, beside ShowLaunch.class, NoMain.class, BadMain.class and the jars. */
export const FILES: Readonly<Record<string, string>> = {
  plain: '-Dmy.a=1 -Dmy.b=2\n-ea ShowLaunch x y\n',
  quoted:
    '-Dmy.a="one two" \'-Dmy.b=it is \\n "so"\' -Dmy.c=a" b "c -Dmy.d="t\\tt\\\\\\q" ShowLaunch "" \'\' "#no" end',
  continued:
    '-Dmy.a="one \\\n    two\\\n three" # the rest\n# a line\n-Dmy.b=x#y\n-Dmy.c="open\nShowLaunch "1" # last',
  endless: '-Dmy.a="no end',
  crlf: '-Dmy.a=1\r\n-Dmy.b=2\r\n\fShowLaunch\r\n',
  nested: '@plain @@plain',
  'main-only': 'ShowLaunch @plain',
  'class-path': '-cp\n.',
  version: '-version',
  empty: '',
  flags: "+UseSerialGC -UseG1GC # comment\nMaxHeapFreeRatio=80\nErrorFile='a b'",
  'bad-flags': '+UseSerialGC +Nonsense\nNewRatio=x +Verbose',
  'vm-options': "-Dmy.a=1 -Dmy.b='x y'\n-ea\n",
  'vm-options-open': '-Dmy.a=1 "-Dmy.b',
  'vm-options-nested': '-XX:VMOptionsFile=vm-options',
  'text.jar': 'text',
  'zero.jar': '',
  'lib/c.zip': '',
};

/** Manifests of jars, each of which holds ShowLaunch.class; null for none. */
export const JARS: Readonly<Record<string, string | null>> = {
  'app.jar': 'Manifest-Version: 1.0\nMain-Class: ShowLaunch\n',
  'no-manifest.jar': null,
  'no-main.jar': 'Manifest-Version: 1.0\n',
  'empty-manifest.jar': '',
  'no-class.jar': 'Main-Class: pkg.Nowhere\n',
  'bad-manifest.jar': 'nonsense\n',
  'no-blank.jar': 'Main-Class:ShowLaunch\n',
  'blank-main.jar': 'Main-Class:  \n',
  'opening.jar':
    'Main-Class: ShowLaunch\nAdd-Opens: java.base/java.lang\nAdd-Exports: java.base/sun.security.x509\n',
  'lib/a.jar': 'Manifest-Version: 1.0\n',
  'lib/b.JAR': 'Manifest-Version: 1.0\n',
  'no-premain.jar': 'Manifest-Version: 1.0\n',
};

export const COMMAND_LINES = `
# what is run
ShowLaunch
ShowLaunch a -b --c '' 'd e'
-cp . ShowLaunch
-jar app.jar x -y
-cp elsewhere -jar app.jar
-jar -ea app.jar
-jar opening.jar
Nowhere
pkg/Nowhere
pkg.Nowhere.class.x
-cp . -Xdiag Nowhere
NoMain
BadMain
''
-m nosuch
-m java.base
-m java.base/Nowhere
-m java.base/java.lang.String
--module java.base/java.lang.Object
-p nowhere -m nosuch/Main
-jar missing.jar
-jar text.jar
-jar zero.jar
-jar lib
-jar no-manifest.jar
-jar no-main.jar
-jar empty-manifest.jar
-jar no-class.jar
-jar bad-manifest.jar
-jar no-blank.jar
-jar blank-main.jar
-jar ''
app.jar

# no class
-cp .
-jar
-server
-Dmy.a=1

# missing values
-cp
-classpath
--class-path
--class-path= ShowLaunch
-m
-m -x
--module=
-p
--module-path
--upgrade-module-path=
--add-modules
--add-modules=
--add-opens
--add-opens= ShowLaunch
--patch-module
--enable-native-access=
--source
-d
--describe-module -x
--source 11 -jar app.jar
--source 11 -m x

# class paths
-cp nowhere/*:. ShowLaunch
-cp ./lib/*:. ShowLaunch
-cp lib/*:. ShowLaunch
-cp lib//*:. ShowLaunch
-cp *:. ShowLaunch
-cp ./*: ShowLaunch
-cp .::x: ShowLaunch
-cp '' ShowLaunch
-cp a -classpath b --class-path .:c ShowLaunch
CLASSPATH=.:lib/* ShowLaunch
CLASSPATH=elsewhere -cp .:x ShowLaunch
CLASSPATH= ShowLaunch
CLASSPATH=elsewhere -jar app.jar
-Djava.class.path=.:y ShowLaunch
_JAVA_OPTIONS=-Djava.class.path=.:z -cp x ShowLaunch

# argument files
@plain
@quoted
@continued
@endless ShowLaunch
@crlf
@nested
@main-only @plain
@class-path ShowLaunch @plain
@empty ShowLaunch
-cp @class-path
@missing
@lib
@ ShowLaunch
@@plain
ShowLaunch @missing
-Dmy.a=@plain ShowLaunch
--disable-@files @plain
'--source 11' ShowLaunch

# the environment
JDK_JAVA_OPTIONS='-Dmy.a=1 -ea' ShowLaunch
JDK_JAVA_OPTIONS= ShowLaunch
JDK_JAVA_OPTIONS='-Dmy.a="x y" -Dmy.b='"'"'z w'"'" -Dmy.a=2 ShowLaunch
JDK_JAVA_OPTIONS='-Dmy.a="x' ShowLaunch
JDK_JAVA_OPTIONS='-Dmy.a=1 ShowLaunch' ShowLaunch
JDK_JAVA_OPTIONS='-jar app.jar' ShowLaunch
JDK_JAVA_OPTIONS=--module=x ShowLaunch
JDK_JAVA_OPTIONS=-version ShowLaunch
JDK_JAVA_OPTIONS=@version ShowLaunch
JDK_JAVA_OPTIONS=@plain ShowLaunch
JDK_JAVA_OPTIONS=@missing ShowLaunch
JDK_JAVA_OPTIONS='-cp .' ShowLaunch
JDK_JAVA_OPTIONS=-Xfoo ShowLaunch
JAVA_TOOL_OPTIONS='-Dmy.a=1 -Dmy.b="x y" -ea' ShowLaunch
JAVA_TOOL_OPTIONS=-Dmy.a=1 _JAVA_OPTIONS=-Dmy.a=3 -Dmy.a=2 ShowLaunch -options
JAVA_TOOL_OPTIONS=-Dmy.a=1 JDK_JAVA_OPTIONS=-Dmy.a=2 _JAVA_OPTIONS= ShowLaunch
JAVA_TOOL_OPTIONS='-Dmy.a="x' ShowLaunch
_JAVA_OPTIONS="'" ShowLaunch
JAVA_TOOL_OPTIONS=-Xfoo _JAVA_OPTIONS=-Xbar -Xbaz ShowLaunch
_JAVA_OPTIONS=ShowLaunch ShowLaunch
JAVA_TOOL_OPTIONS='-cp .' ShowLaunch
JAVA_TOOL_OPTIONS='--add-modules java.sql' ShowLaunch
_JAVA_OPTIONS=-Xmx1 ShowLaunch
JAVA_TOOL_OPTIONS=-Dmy.a=1 -fullversion
JAVA_TOOL_OPTIONS=-XX:VMOptionsFile=vm-options ShowLaunch

# unknown options
-foo ShowLaunch
--foo ShowLaunch
--foo=bar ShowLaunch
- ShowLaunch
-- ShowLaunch
-Xfoo ShowLaunch
-XX ShowLaunch
-eafoo ShowLaunch
-esa:x ShowLaunch
-Xintx ShowLaunch
-J-Xmx64m ShowLaunch
-Xcheck:foo ShowLaunch
-Xcheck ShowLaunch
-Xverify:foo ShowLaunch
-Xshare:foo ShowLaunch
-minimal ShowLaunch
-zero ShowLaunch
-t ShowLaunch
-oss1m ShowLaunch
-version:1.8 ShowLaunch
-jre-restrict-search ShowLaunch
--trace:load ShowLaunch

# sizes
-Xmx ShowLaunch
-Xmx0 ShowLaunch
-Xmx1 ShowLaunch
-Xmx2047k ShowLaunch
-Xmxlots ShowLaunch
-Xmx64mb ShowLaunch
-Xmx-1 ShowLaunch
-Xmx999999999999999g ShowLaunch
-Xmx100t ShowLaunch
-Xmx64m ShowLaunch
-Xms ShowLaunch
-Xms5 ShowLaunch
-Xms2g -Xmx1g ShowLaunch
-Xms0 ShowLaunch
-ms8m -mx64m ShowLaunch
-Xmn ShowLaunch
-Xmn0 ShowLaunch
-Xss ShowLaunch
-Xss1 ShowLaunch
-Xss5t ShowLaunch
-Xss1025m ShowLaunch
-Xss0 ShowLaunch
-Xss512k ShowLaunch
-XX:MaxHeapSize=x ShowLaunch
-XX:MaxHeapSize=1k ShowLaunch
-XX:InitialHeapSize=100 ShowLaunch
-XX:InitialHeapSize=2g -XX:MaxHeapSize=1g ShowLaunch
-XX:MinHeapSize=2g -Xmx1g ShowLaunch
-Xms2g -XX:InitialHeapSize=1g ShowLaunch
-XX:ThreadStackSize=1 ShowLaunch
-XX:ThreadStackSize=9999999999 ShowLaunch
-XX:MaxDirectMemorySize=x ShowLaunch
-XX:ReservedCodeCacheSize=x ShowLaunch
-XX:ReservedCodeCacheSize=1 ShowLaunch
-Xmaxf ShowLaunch
-Xminfx ShowLaunch
-Xminf5 ShowLaunch

# flags
-XX:+UseSerialGC -XX:-UseCompressedOops -XX:NewRatio=3 ShowLaunch
-XX:+Foo ShowLaunch
-XX:Foo ShowLaunch
-XX:Foo=1 ShowLaunch
-XX: ShowLaunch
-XX:+UseSerial ShowLaunch
-XX:MaxHeapsize=3m ShowLaunch
-XX:+UseParallelOldGC ShowLaunch
-XX:+UseConcMarkSweepGC ShowLaunch
-XX:MaxPermSize=64m ShowLaunch
-XX:UseSerialGC ShowLaunch
-XX:UseSerialGC=true ShowLaunch
-XX:+NewRatio ShowLaunch
-XX:+NewRatio=3 ShowLaunch
-XX:NewRatio ShowLaunch
-XX:NewRatio= ShowLaunch
-XX:NewRatio=x ShowLaunch
-XX:NewRatio=-1 ShowLaunch
-XX:NewRatio=1.5 ShowLaunch
-XX:NewRatio=18446744073709551616 ShowLaunch
-XX:NewRatio=0x3 -XX:SurvivorRatio=1k ShowLaunch
-XX:AdaptiveSizePolicyWeight=101 ShowLaunch
-XX:MaxJavaStackTraceDepth=-1 ShowLaunch
-XX:TieredStopAtLevel=9 ShowLaunch
-XX:MaxTenuringThreshold=99 ShowLaunch
-XX:MaxTenuringThreshold=x ShowLaunch
-XX:MinRAMPercentage=101 ShowLaunch
-XX:MinRAMPercentage=-1.5 ShowLaunch
-XX:MinRAMPercentage=10.5 ShowLaunch
-XX:MinRAMPercentage=1e1 ShowLaunch
-XX:+HeapDumpPath ShowLaunch
-XX:HeapDumpPath ShowLaunch
-XX:HeapDumpPath=x -XX:OnError= ShowLaunch
-XX:ErrorFile:=x ShowLaunch
-XX:NewRatio:=1 ShowLaunch
-XX:+PrintAssembly ShowLaunch
-XX:LogFile=x ShowLaunch
-XX:+UseEpsilonGC ShowLaunch
-XX:+Verbose ShowLaunch
-XX:+PrintVtableStats ShowLaunch
-XX:+UnlockDiagnosticVMOptions -XX:+VerifyBeforeExit ShowLaunch
-XX:+UnlockDiagnosticVMOptions -XX:-UnlockDiagnosticVMOptions -XX:+LogCompilation ShowLaunch
-XX:+UnlockExperimentalVMOptions -XX:G1NewSizePercent=10 ShowLaunch
-XX:+IgnoreUnrecognizedVMOptions -XX:+Foo -XX:+Verbose -Xfoo --bar ShowLaunch
-XX:+IgnoreUnrecognizedVMOptions -XX:+PrintAssembly ShowLaunch
-XX:+IgnoreUnrecognizedVMOptions -XX:NewRatio=x ShowLaunch
-XX:#+Foo ShowLaunch
-XX:-UseBiasedLocking ShowLaunch
-XX:BiasedLockingStartupDelay=0 ShowLaunch
-XX:DefaultMaxRAMFraction=3 ShowLaunch
-XX:+TraceSuspendWaitFailures ShowLaunch
-XX:SuspendRetryCount=5 ShowLaunch
-XX:MinHeapFreeRatio=80 -XX:MaxHeapFreeRatio=40 ShowLaunch
-XX:MaxHeapFreeRatio=30 ShowLaunch
-XX:MinHeapFreeRatio=80 -XX:MinMetaspaceFreeRatio=80 -Xmx1k ShowLaunch
-Xminf0.8 -Xss1k ShowLaunch
-XX:ReservedCodeCacheSize=1m -XX:MinHeapFreeRatio=80 ShowLaunch
-XX:ReservedCodeCacheSize=3g ShowLaunch
-Xmaxjitcodesize1m ShowLaunch
-XX:InitialCodeCacheSize=300m ShowLaunch
-XX:MaxMetaspaceFreeRatio=30 ShowLaunch
-XX:+UseSerialGC -XX:+UseParallelGC ShowLaunch
-XX:-UseG1GC ShowLaunch
-XX:Flags=flags ShowLaunch
-XX:Flags=bad-flags ShowLaunch
-XX:Flags=missing ShowLaunch
-XX:VMOptionsFile=vm-options ShowLaunch -options
-XX:VMOptionsFile=vm-options-open ShowLaunch
-XX:VMOptionsFile=vm-options-nested ShowLaunch
-XX:VMOptionsFile=empty ShowLaunch
-XX:VMOptionsFile=missing ShowLaunch
-XX:VMOptionsFile=vm-options -XX:VMOptionsFile=vm-options ShowLaunch
-XX:+PrintVMOptions -XX:NewRatio=2 ShowLaunch

# options that are understood
-ea -Dmy.a=1 -Dmy.b -Dmy.c= -Dmy.d=x=y ShowLaunch -options
-ea:ShowLaunch ShowLaunch
-ea:... ShowLaunch
-ea -da:ShowLaunch ShowLaunch
-esa ShowLaunch
-Xint ShowLaunch
-Xcomp -Xmixed -Xbatch ShowLaunch
-Xshare:off ShowLaunch
-Xverify:none ShowLaunch
-noverify ShowLaunch
-Xfuture ShowLaunch
-Xverify:all ShowLaunch
-Xprof ShowLaunch
-Xdebug -Xnoagent -native -Xrs ShowLaunch
-debug -noclassgc -verify -verifyremote ShowLaunch
-cs -noasyncgc ShowLaunch
-client -server ShowLaunch
-splash:x ShowLaunch
--illegal-access=warn ShowLaunch
--add-modules java.sql --add-opens java.base/java.lang=ALL-UNNAMED ShowLaunch -options
--add-modules=nosuch ShowLaunch
--limit-modules java.base ShowLaunch
--patch-module x ShowLaunch
--patch-module java.base=a --patch-module=java.base=b ShowLaunch
--enable-native-access=ALL-UNNAMED ShowLaunch
-Xbootclasspath:x ShowLaunch
-Xbootclasspath/p:x ShowLaunch
-Djava.endorsed.dirs=x ShowLaunch
-Djava.ext.dirs=x ShowLaunch
-Djava.ext.dirs= ShowLaunch
-Djdk.module.path=x -Djdk.module.addmods.0=y ShowLaunch
-green ShowLaunch

# agents
-javaagent:missing.jar ShowLaunch
-javaagent:text.jar=x ShowLaunch
-javaagent:no-premain.jar ShowLaunch
-agentlib:nosuch ShowLaunch
-agentlib:nosuch=a=b ShowLaunch
-agentpath:/nowhere/libx.so=y ShowLaunch
-Xrunnosuch:x ShowLaunch

# what the launcher shows
-version
--version
-showversion ShowLaunch
--show-version ShowLaunch
-showversion
-fullversion
--full-version
-version -Xfoo
-Xfoo -version
-help
-h
-?
-X
--help-extra
-Dmy.a=1 -X ShowLaunch
--dry-run ShowLaunch
--dry-run Nowhere
--dry-run -jar app.jar
--list-modules
--list-modules --limit-modules java.logging
-d java.logging
--describe-module=java.sql
--describe-module nosuch
--validate-modules
--show-module-resolution --limit-modules java.base ShowLaunch
-XshowSettings:locale -version
-XshowSettings:locale ShowLaunch
-XshowSettings:properties -version
-XshowSettings:system -version
-Xmx64m -Xms8m -Xss1m -XshowSettings:vm -version
-Xint -version
-Xshare:off -version

# logging
-Xlog:foo ShowLaunch
-Xlog:clas+loda ShowLaunch
-Xlog:gc=foo ShowLaunch
-Xlog:gc=debg ShowLaunch
-Xlog:gc:stdout:foo ShowLaunch
-Xlog:gc:file=/nowhere/x ShowLaunch
-Xlogfoo ShowLaunch
-Xlog:disable ShowLaunch
-Xlog:all=off ShowLaunch
-Xlog:gc:file=gc.log ShowLaunch
-Xlog:gc=error ShowLaunch
-XX:+UseSerialGC -Xlog:gc ShowLaunch
-XX:+UseSerialGC -Xlog:gc::none ShowLaunch
-XX:+UseSerialGC -Xlog:gc:stderr:level,tags ShowLaunch
-XX:+UseSerialGC -Xlog:gc:stdout:tg,u,l ShowLaunch
-XX:+UseSerialGC -verbose:gc ShowLaunch
-XX:+UseSerialGC -verbosegc ShowLaunch
-XX:+UseSerialGC -XX:+PrintGC ShowLaunch
-Xloggc:gc.log ShowLaunch
-verbose:foo ShowLaunch

# a start that fails
-Djava.security.manager=foo.Bar ShowLaunch
`;
