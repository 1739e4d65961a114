import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { eventually } from '@adaigi/testing';
import { startLink, type Link } from './link.ts';

const ALL = 1;
const draw = (): number => 0;
const open: { close(): unknown }[] = [];

/** A server that answers every message with its name and the message, or nothing without a name, and remembers what it heard. */
async function echo(name: string | null): Promise<{ port: number; heard: string[]; server: Server }> {
  const heard: string[] = [];
  const server = createServer((socket) => {
    open.push({ close: () => socket.destroy() });
    socket.on('data', (chunk) => {
      heard.push(String(chunk));
      if (name !== null) socket.write(`${name}:${String(chunk)}`);
    });
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(server);
  const address = server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, heard, server };
}

async function linkTo(port: number): Promise<Link> {
  const link = await startLink('test', port);
  open.push(link);
  return link;
}

async function dial(link: Link): Promise<{ socket: Socket; said: string[]; ended: Promise<unknown> }> {
  const socket = connect(link.port, '127.0.0.1');
  const said: string[] = [];
  socket.on('data', (chunk) => said.push(String(chunk)));
  socket.on('error', () => undefined);
  // `once` of node:events would reject at the reset that these tests wait for.
  const ended = new Promise((resolve) => socket.once('close', resolve));
  await once(socket, 'connect');
  open.push({ close: () => socket.destroy() });
  return { socket, said, ended };
}

afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

test('a link that is left alone changes nothing', async () => {
  const target = await echo('a');
  const { socket, said } = await dial(await linkTo(target.port));
  socket.write('hello');
  await eventually(() => said.join('') === 'a:hello');
});

test('a cut resets connections and says how many, and which of them were waiting for an answer', async () => {
  const target = await echo(null);
  const link = await linkTo(target.port);
  const [idle, asking] = [await dial(link), await dial(link)];
  asking.socket.write('anybody?');
  await eventually(() => target.heard.length === 1 && link.open === 2);
  expect(link.cut(ALL, draw)).toEqual({ cut: 2, cutInFlight: 1, dropped: 0, late: 0 });
  await Promise.all([idle.ended, asking.ended]);
});

test('a dropped response: the request has arrived, the answer never does, and the connection ends', async () => {
  const target = await echo('a');
  const link = await linkTo(target.port);
  const [asking, quiet] = [await dial(link), await dial(link)];
  await eventually(() => link.open === 2);
  const damage = link.dropResponses(ALL, 300, draw);
  asking.socket.write('charge');
  expect(await damage).toEqual({ cut: 0, cutInFlight: 0, dropped: 1, late: 0 });
  await asking.ended;
  expect(target.heard).toEqual(['charge']);
  expect(asking.said).toEqual([]);
  quiet.socket.write('later');
  await eventually(() => quiet.said.join('') === 'a:later');
});

test('a late request: its sender is cut off at once, and it arrives all the same, whole; who sends nothing keeps the connection', async () => {
  const target = await echo('a');
  const link = await linkTo(target.port);
  const [asking, quiet] = [await dial(link), await dial(link)];
  await eventually(() => link.open === 2);
  const damage = link.delayRequests(ALL, 300, 200, draw);
  asking.socket.write('head ');
  asking.socket.write('and body');
  await asking.ended;
  expect(target.heard).toEqual([]);
  expect(await damage).toEqual({ cut: 0, cutInFlight: 0, dropped: 0, late: 1 });
  await eventually(() => target.heard.join('') === 'head and body');
  expect(asking.said).toEqual([]);
  quiet.socket.write('later');
  await eventually(() => quiet.said.join('') === 'a:later');
});

test('new connections take turns at the targets, and go to the next where one is dead', async () => {
  const [first, second] = [await echo('a'), await echo('b')];
  const link = await linkTo(first.port);
  link.addTarget(second.port);
  const clients = [await dial(link), await dial(link)];
  for (const { socket } of clients) socket.write('x');
  await eventually(() => clients.map(({ said }) => said.join('')).toSorted().join() === 'a:x,b:x');
  first.server.close();
  link.cut(ALL, draw);
  await eventually(async () => {
    const client = await dial(link);
    client.socket.write('y');
    return eventually(() => client.said.join('') === 'b:y', { deadlineMs: 500 });
  });
});

test('refusing: as if nobody listened, and then the same port again', async () => {
  const target = await echo('a');
  const link = await linkTo(target.port);
  const before = await dial(link);
  await eventually(() => link.open === 1);
  const { port } = link;
  const refusing = link.refuse(100);
  await before.ended;
  const refused = connect(port, '127.0.0.1');
  const [error] = (await once(refused, 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNREFUSED');
  expect(await refusing).toMatchObject({ cut: 1 });
  const after = await dial(link);
  after.socket.write('back');
  await eventually(() => after.said.join('') === 'a:back');
});

test('refusing while it refuses already lasts until the later end, and the port is back after it', async () => {
  const target = await echo('a');
  const link = await linkTo(target.port);
  const startedAt = performance.now();
  await Promise.all([link.refuse(50), link.refuse(200)]);
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(195);
  const after = await dial(link);
  after.socket.write('back');
  await eventually(() => after.said.join('') === 'a:back');
});
