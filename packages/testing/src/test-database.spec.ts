import { expect, test } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { testDatabase, withDatabase } from './test-database.ts';
import { testEngines } from './test-engines.ts';

test('two databases of one name are apart, and close drops only its own', async () => {
  const first = testDatabase('spec');
  const second = testDatabase('spec');
  const client = new MongoClient(testEngines().mongodb);
  try {
    for (const { name } of [first, second]) await client.db(name).collection('things').insertOne({ kept: true });
    await first.close();
    const names = (await client.db('admin').admin().listDatabases({ nameOnly: true })).databases.map(({ name }) => name);
    expect(names).not.toContain(first.name);
    expect(names).toContain(second.name);
  } finally {
    await client.close();
    await second.close();
  }
});

test.each([
  ['mongodb://a:1/?replicaSet=rs0', 'mongodb://a:1/x?replicaSet=rs0'],
  ['mongodb://a:1,b:2', 'mongodb://a:1,b:2/x'],
  ['mongodb://u:p@a:1/old?w=1', 'mongodb://u:p@a:1/x?w=1'],
  ['mongodb+srv://host/', 'mongodb+srv://host/x'],
])('withDatabase(%s)', (uri, expected) => {
  expect(withDatabase(uri, 'x')).toBe(expected);
});

test('without engines a test fails and says how to run it', () => {
  expect(() => testEngines({})).toThrow('npm test');
});
