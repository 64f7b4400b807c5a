/** `node run-cases.js <case>`: programs in an embedded VM, each in a process of its own; run.test.ts looks at what they print and how they end. */
import { ExitError, JavaError } from '../../src/index.js';
import { testVm, thrownBy } from './vm.js';

const vm = testVm();
const print = (text: unknown): void => console.log(String(text));

const cases: Readonly<Record<string, () => Promise<void> | void>> = {
  async main() {
    print(await vm.run({ mainClass: 'embed.Program', args: ['a', 'b'] }));
    print(await vm.run({ mainClass: 'embed/Program', args: ['threads'] }));
    print(await vm.run({ mainClass: 'embed.Program', args: ['throw'] }));
    print(vm.call('embed/Calls.add(II)I', 1, 2));
  },
  async missing() {
    for (const mainClass of ['embed.Nowhere', 'embed.Calls']) {
      try {
        await vm.run({ mainClass });
      } catch (error) {
        print(error instanceof JavaError ? error.className : (error as Error).message);
      }
    }
    print(await vm.run({ mainClass: 'embed.Program', args: ['still there'] }));
  },
  async exit() {
    print(await vm.run({ mainClass: 'embed.Program', args: ['exit', '3'] }));
    print(vm.exitStatus);
    const error = thrownBy(() => vm.call('embed/Calls.add(II)I', 1, 2));
    print(error instanceof ExitError ? error.message : error);
    await vm.callAsync('embed/Calls.add(II)I', 1, 2).catch((e) => print(e.name));
    print(await vm.close());
  },
  'exit in a call'() {
    const error = thrownBy(() => vm.call('embed/Calls.exit(I)V', 4)) as ExitError;
    print(`${error.name} ${error.status} ${vm.exitStatus}`);
  },
  'exit below JavaScript'() {
    let after = 'not reached';
    vm.bind('embed/Natives.callsBack(I)I', () => {
      try {
        vm.call('embed/Calls.exit(I)V', 5);
      } catch (error) {
        print((error as Error).name);
      }
      return 1;
    });
    try {
      vm.call('embed/Natives.recurse(I)I', 3);
      after = 'reached';
    } catch (error) {
      print((error as Error).name);
    }
    print(after);
  },
  async 'exit while others wait'() {
    const taken = vm.callAsync('embed/Calls.take()Ljava/lang/String;').catch((e) => e.name);
    const main = vm.run({ mainClass: 'embed.Program', args: ['exit', '6'] });
    print(`${await taken} ${await main}`);
  },
  async close() {
    print(await vm.run({ mainClass: 'embed.Program', args: ['hook'] }));
    print(await vm.close());
    print(thrownBy(() => vm.call('embed/Calls.add(II)I', 1, 2)));
  },
  // The process must end by itself.
  idle() {
    vm.call('embed/Calls.background(IZ)V', 1_000_000, true);
    print(vm.call('embed/Calls.add(II)I', 1, 2));
  },
  // And go on as long as there is a thread that is no daemon.
  busy() {
    vm.call('embed/Calls.background(IZ)V', 5, false);
    process.once('exit', () => print(vm.call('embed/Calls.ticks()I')));
  },
  // Node's event loop turns while Java code runs.
  async concurrent() {
    let turns = 0;
    const timer = setInterval(() => turns++, 5);
    const sums = await Promise.all([1, 2].map(() => vm.callAsync('embed/Calls.churn(I)I', 200_000)));
    clearInterval(timer);
    print(`${sums.join()} ${turns > 2}`);
  },
};

await cases[process.argv[2]]();
