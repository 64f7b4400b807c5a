/** Java threads that wait for descriptors in a process whose event loop is Node's. */
import { createHook } from 'node:async_hooks';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import t from 'tap';
import { type JavaError, JavaObject } from '../../src/index.js';
import { testVm, thrownBy } from './vm.js';

const vm = testVm();
const ServerSocket = vm.load('java.net.ServerSocket');
const loopback = vm.load('java.net.InetAddress').getLoopbackAddress();

/** Timers that are set while nothing happens. */
async function timersWithin(milliseconds: number): Promise<number> {
  let count = 0;
  const hook = createHook({
    init: (_, type) => {
      if (type === 'Timeout') count++;
    },
  }).enable();
  await sleep(milliseconds);
  hook.disable();
  return count;
}

const client = async (port: number): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
};

t.test('what waits for a socket is woken by the event loop', async (t) => {
  const server = new ServerSocket(0, 50, loopback);
  const accepted = server.accept.async();
  await sleep(20);
  t.ok((await timersWithin(100)) < 10, 'and nobody looks for it by timers');
  const js = await client(server.getLocalPort());
  const java = await accepted;
  const input = java.getInputStream();
  const output = java.getOutputStream();
  for (let i = 0; i < 50; i++) {
    const read = input.read.async();
    if (i % 2 === 0) await sleep(1);
    js.write(Uint8Array.of(i));
    t.equal(await read, i);
    output.write(i + 1);
    const [answer] = await once(js, 'data');
    t.equal(answer[0], i + 1);
  }
  // Two wait for one descriptor, one of them for another besides.
  const ended = input.read.async();
  js.end();
  t.equal(await ended, -1);
  java.close();
  const refused = server.accept.async();
  await sleep(20);
  server.close();
  await t.rejects(refused, { name: 'JavaError', message: /[Cc]losed/ });
});

t.test('a synchronous call waits for a socket', async (t) => {
  const server = new ServerSocket(0, 50, loopback);
  server.setSoTimeout(30);
  const error = thrownBy(() => server.accept()) as JavaError;
  t.equal(error.className, 'java.net.SocketTimeoutException');
  server.setSoTimeout(0);
  const Thread = vm.load('java.lang.Thread');
  const port = server.getLocalPort();
  const run = (): void => {
    Thread.sleep(20n);
    new (vm.load('java.net.Socket'))(loopback, port).close();
  };
  const thread = new Thread(vm.implement('java.lang.Runnable', { run }));
  thread.start();
  t.ok(JavaObject.isJava(server.accept()));
  thread.join();
  server.close();
});

t.test('a worker is ended while Java waits for a socket in it', async (t) => {
  await vm.close();
  const source = `
    const { createVM } = require(process.env.GOJDK_LIBRARY);
    const { parentPort } = require('node:worker_threads');
    const vm = createVM({ mayRestart: false });
    const server = new (vm.load('java.net.ServerSocket'))(0);
    const wait = () => server.accept.async().then((s) => { s.close(); parentPort.postMessage('came'); wait(); });
    wait();
    parentPort.postMessage(server.getLocalPort());`;
  const library = new URL('../../commonjs/index.cjs', import.meta.url).pathname;
  for (let round = 0; round < 3; round++) {
    const worker = new Worker(source, { eval: true, env: { ...process.env, GOJDK_LIBRARY: library } });
    const [port] = await once(worker, 'message');
    const socket = await client(port);
    t.strictSame(await once(worker, 'message'), ['came']);
    socket.destroy();
    await worker.terminate();
  }
  const again = testVm();
  t.equal(again.call('embed/Calls.add(II)I', 1, 2), 3, 'the memory was given back');
  await again.close();
});
