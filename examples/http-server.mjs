// A web server whose answers are computed by the JDK: `node examples/http-server.mjs [port]`. Java works in the background; the server answers others meanwhile.
import { createServer } from 'node:http';
import { createVM } from 'gojdk';

const vm = createVM();
const BigInteger = vm.load('java.math.BigInteger');
const Instant = vm.load('java.time.Instant');

const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === '/prime') {
    const from = new BigInteger(url.searchParams.get('from') ?? '0');
    // When the client goes away, the Java thread is interrupted.
    const controller = new AbortController();
    response.on('close', () => controller.abort());
    const prime = await from.nextProbablePrime.async([], { signal: controller.signal });
    response.end(`${prime}\n`);
  } else response.end(`${Instant.now()}\n`);
});
server.listen(Number(process.argv[2] ?? 8080), '127.0.0.1', () => {
  const { port } = server.address();
  console.log(`http://127.0.0.1:${port}/prime?from=1000000`);
});
