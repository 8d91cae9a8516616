import { createServer } from 'node:http';
import { tokenList } from './token-list.ts';

/**
 * Answers every request with the same token list, in a process of its own: on the event loop of the
 * caller its work would be counted as the caller's. Ends with its parent.
 */
const body = Buffer.from(JSON.stringify(tokenList(Number(process.argv[2]))), 'utf8');
const headers = {
  'content-type': 'application/json; charset=utf-8',
  'content-length': body.length,
  'x-request-id': 'bench-0001',
};
const server = createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.send?.({ port: address.port });
});
process.on('disconnect', () => process.exit());
