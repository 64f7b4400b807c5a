// A Clojure REPL in Node: `node examples/clojure.mjs`. Expressions are evaluated on a Java thread, so that Ctrl-C can interrupt them; `js` calls back into JavaScript. The jar is Debian's (libclojure-java);
// CLOJURE names others.
import { createInterface } from 'node:readline';
import { createVM } from 'gojdk';

const jars = ['clojure', 'core.specs.alpha', 'spec.alpha'].map((jar) => `/usr/share/java/${jar}.jar`);
const classPath = process.env.CLOJURE ?? jars;
const vm = createVM({ classPath, long: 'number' });
const Clojure = vm.load('clojure.java.api.Clojure');
const core = (name) => Clojure.var('clojure.core', name);
const [read, evaluate, show, intern] = ['read-string', 'eval', 'pr-str', 'intern'].map(core);

// What is defined here belongs to the namespace `user`.
const user = core('create-ns').invoke(Clojure.read('user'));
vm.load('clojure.lang.RT').CURRENT_NS.bindRoot(user);
evaluate.invoke(read.invoke("(clojure.core/refer 'clojure.core)"));

// (js "Math.hypot(3, 4)") is a function of JavaScript's behind Clojure's IFn.
const js = vm.extend('clojure.lang.AFn', { 'invoke(Ljava/lang/Object;)Ljava/lang/Object;': (code) => (0, eval)(code) });
intern.invoke(user, Clojure.read('js'), new js());

const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: 'user=> ' });
let controller = new AbortController();
lines.on('SIGINT', () => controller.abort(new Error('interrupted')));
lines.prompt();
for await (const line of lines) {
  controller = new AbortController();
  try {
    if (line.trim() !== '') {
      const result = await evaluate.invoke.async([read.invoke(line)], { signal: controller.signal });
      console.log(show.invoke(result));
    }
  } catch (error) {
    console.log(`${error.className ?? error.name}: ${error.message}`);
  }
  lines.prompt();
}
await vm.close();
