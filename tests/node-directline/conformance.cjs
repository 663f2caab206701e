// Usage: node conformance.cjs <scenario> <address of the service> <secret>. Ends with 0 when the client got what it should.
'use strict';
const assert = require('node:assert/strict');

globalThis.XMLHttpRequest = require('xhr2');
globalThis.WebSocket = require('ws');
const { DirectLine, ConnectionStatus } = require('botframework-directlinejs');

const [scenario, domain, secret] = process.argv.slice(2);

async function generate(user) {
  const response = await fetch(`${domain}/tokens/generate`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(user ? { user } : {}),
  });
  assert.equal(response.status, 200);
  return (await response.json()).token;
}

/** Makes something happen to the service: "break" and "mend" its store, or "clock/<minutes>" later. */
const happen = what => fetch(new URL(`/test/${what}`, domain), { method: 'POST' });

/** What a page does whose token has expired: gets another and tells the client. */
async function renew(line) {
  const headers = { authorization: `Bearer ${line.token}` };
  const refreshed = await fetch(`${domain}/tokens/refresh`, { method: 'POST', headers });
  assert.equal(refreshed.status, 200);
  const { token } = await refreshed.json();
  const resumed = await fetch(`${domain}/conversations/${line.conversationId}?watermark=${line.watermark}`, { headers: { authorization: `Bearer ${token}` } });
  line.reconnect(await resumed.json());
}

function recordSockets() {
  const sockets = [];
  class RecordedSocket extends WebSocket {
    constructor(url) {
      super(url);
      sockets.push(this);
    }
  }
  return { sockets, options: { WebSocket: RecordedSocket, random: () => 0 } };
}

/** A client that keeps what it receives; `until` waits for so many activities. */
function connect({ userId, ...options }) {
  const line = new DirectLine({ domain, ...options });
  if (userId) line.setUserId(userId);
  const activities = [];
  const waiting = [];
  const statuses = [];
  line.connectionStatus$.subscribe(status => statuses.push(status));
  line.connectionStatus$.subscribe(() => waiting.splice(0).forEach(check => check()));
  const subscription = line.activity$.subscribe(
    activity => {
      activities.push(activity);
      waiting.splice(0).forEach(check => check());
    },
    error => waiting.splice(0).forEach(check => check(error)),
  );
  const untilTrue = condition =>
    new Promise((resolve, reject) => {
      const check = error => (error ? reject(error) : condition() ? resolve() : waiting.push(check));
      check();
    });
  const until = count => untilTrue(() => activities.length >= count);
  const post = activity => new Promise((resolve, reject) => line.postActivity(activity).subscribe(resolve, reject));
  const texts = () => activities.map(activity => activity.text);
  return { line, activities, statuses, subscription, until, untilTrue, post, texts };
}

async function converse(options) {
  const client = connect(options);
  await client.until(1);
  const id = await client.post({ type: 'message', text: 'hello', from: { id: 'me' }, channelData: { clientActivityID: 'c1' } });
  await client.until(3);
  assert.deepEqual(client.texts().slice(1), ['hello', 'echo: hello']);
  assert.match(client.texts()[0], /^welcome/);
  assert.equal(client.activities[1].id, id);
  assert.equal(client.activities[1].channelData.clientActivityID, 'c1');
  assert.equal(client.statuses.at(-1), ConnectionStatus.Online);
  return client;
}

const scenarios = {
  'web-socket': async () => converse({ token: await generate() }),

  polling: async () => converse({ token: await generate(), webSocket: false, pollingInterval: 200 }),

  secret: async () => converse({ secret }),

  'user-of-token': async () => {
    const client = connect({ token: await generate({ id: 'dl_ann' }), userId: 'somebody-else' });
    await client.until(1);
    await client.post({ type: 'message', text: 'hello' });
    await client.until(3);
    assert.equal(client.activities[1].from.id, 'dl_ann');
  },

  'user-of-client': async () => {
    const client = connect({ token: await generate(), userId: 'ann', conversationStartProperties: { locale: 'pt-BR' } });
    await client.until(1);
    assert.equal(client.texts()[0], 'welcome pt-BR');
    await client.post({ type: 'message', text: 'hello', from: { id: 'ann', name: 'Ann' } });
    await client.until(3);
    assert.deepEqual(client.activities[1].from, { id: 'ann', role: 'user' });
  },

  resume: async () => {
    const before = await converse({ token: await generate() });
    const { conversationId, token, watermark } = before.line;
    before.subscription.unsubscribe();
    const after = connect({ token, conversationId, watermark });
    await after.post({ type: 'message', text: 'again', from: { id: 'me' } });
    await after.until(2);
    assert.deepEqual(after.texts(), ['again', 'echo: again']);
  },

  refresh: async () => {
    const client = await converse({ token: await generate() });
    client.line.token = await new Promise((resolve, reject) => client.line.refreshToken().subscribe(resolve, reject));
    await client.post({ type: 'message', text: 'again', from: { id: 'me' } });
    await client.until(5);
  },

  'token-lost': async () => {
    const client = await converse({ token: await generate() });
    const { token, streamUrl } = client.line;
    client.line.token = 'garbage';
    assert.equal(await client.post({ type: 'message', text: 'again', from: { id: 'me' } }), 'retry');
    assert.equal(client.statuses.at(-1), ConnectionStatus.ExpiredToken);
    client.line.reconnect({ token, streamUrl });
    await client.post({ type: 'message', text: 'again', from: { id: 'me' } });
    // After a 403 the client opens further sockets on the old URL, which tell all again, and mixes what they bring: everything is there,
    // once by id, in no promised order.
    await client.untilTrue(() => ['again', 'echo: again'].every(text => client.texts().includes(text)));
    const byId = new Map(client.activities.map(activity => [activity.id, activity.text]));
    assert.deepEqual([...byId.values()].slice(1).sort(), ['again', 'echo: again', 'echo: hello', 'hello']);
  },

  'socket-lost': async () => {
    const { sockets, options } = recordSockets();
    const client = await converse({ token: await generate(), ...options });
    sockets[0].terminate();
    await client.post({ type: 'message', text: 'while away', from: { id: 'me' } });
    await client.until(5);
    assert.deepEqual(client.texts().slice(3), ['while away', 'echo: while away']);
    assert.equal(sockets.length, 2);
  },

  'offline-for-an-hour': async () => {
    const { sockets, options } = recordSockets();
    const client = await converse({ token: await generate(), ...options });
    const elsewhere = connect({ secret, conversationId: client.line.conversationId });
    await elsewhere.until(3);
    sockets[0].terminate();
    await happen('clock/60');
    await elsewhere.post({ type: 'message', text: 'while away', from: { id: 'me' } });
    await client.until(5);
    assert.deepEqual(client.texts().slice(3), ['while away', 'echo: while away']);
    await client.post({ type: 'message', text: 'back', from: { id: 'me' } });
    await client.until(7);
  },

  'token-expired': async () => {
    const client = await converse({ token: await generate() });
    await happen('clock/31');
    assert.equal(await client.post({ type: 'message', text: 'again', from: { id: 'me' } }), 'retry');
    assert.equal(client.statuses.at(-1), ConnectionStatus.ExpiredToken);
    await renew(client.line);
    await client.post({ type: 'message', text: 'again', from: { id: 'me' } });
    await client.untilTrue(() => ['again', 'echo: again'].every(text => client.texts().includes(text)));
  },

  'polling-token-expired': async () => {
    const client = await converse({ token: await generate(), webSocket: false, pollingInterval: 200 });
    await happen('clock/31');
    await client.untilTrue(() => client.statuses.at(-1) === ConnectionStatus.ExpiredToken);
    await renew(client.line);
    await client.post({ type: 'message', text: 'again', from: { id: 'me' } });
    await client.untilTrue(() => client.texts().includes('echo: again'));
  },

  'conversation-over': async () => {
    const client = await converse({ secret, webSocket: false, pollingInterval: 200 });
    await happen('clock/1500');
    await client.untilTrue(() => client.statuses.at(-1) === ConnectionStatus.Ended);
    await assert.rejects(client.post({ type: 'message', text: 'too late', from: { id: 'me' } }));
  },

  'conversation-over-on-socket': async () => {
    const { sockets, options } = recordSockets();
    const client = await converse({ secret, ...options });
    await happen('clock/1500');
    await assert.rejects(client.post({ type: 'message', text: 'too late', from: { id: 'me' } }), error => error.status === 404);
    sockets[0].terminate();
    await assert.rejects(client.until(99));
  },

  'service-down': async () => {
    const client = await converse({ token: await generate() });
    const post = () => client.post({ type: 'message', text: 'again', from: { id: 'me' }, channelData: { clientActivityID: 'c2' } });
    await happen('break');
    assert.equal(await post(), 'retry');
    await happen('mend');
    const id = await post();
    assert.equal(await post(), id);
    await client.until(5);
    assert.deepEqual(client.texts().slice(3), ['again', 'echo: again']);
  },

  flood: async () => {
    const client = await converse({ token: await generate() });
    // The client stumbles over the header of a 429 and says "retry" instead, which the page may do.
    const posts = await Promise.all(
      Array.from({ length: 400 }, (_, i) => client.post({ type: 'message', text: `${i}`, from: { id: 'me' } }).catch(error => error)),
    );
    const refused = posts.filter(post => typeof post !== 'string' || post === 'retry');
    assert.ok(refused.length > 0 && refused.length < 400);
    refused.forEach(post => assert.ok(post === 'retry' || post.status === 429));
    await client.until(3 + 2 * (posts.length - refused.length));
    for (let i = 3; i < client.activities.length; i += 2) assert.equal(client.texts()[i + 1], `echo: ${client.texts()[i]}`);
  },

  'ten-tabs': async () => {
    const first = await converse({ token: await generate() });
    const { conversationId, token } = first.line;
    const tabs = Array.from({ length: 9 }, () => connect({ token, conversationId }));
    await Promise.all(tabs.map(tab => tab.until(3)));
    await Promise.all([first, ...tabs].map((tab, i) => tab.post({ type: 'message', text: `tab ${i}`, from: { id: 'me' } })));
    await Promise.all([first, ...tabs].map(tab => tab.until(23)));
    for (const tab of tabs) assert.deepEqual(tab.texts(), first.texts());
    assert.deepEqual(
      first.texts().slice(3).sort(),
      Array.from({ length: 10 }, (_, i) => [`tab ${i}`, `echo: tab ${i}`]).flat().sort(),
    );
  },

  'several-tabs': async () => {
    const first = await converse({ token: await generate() });
    const { conversationId, token } = first.line;
    const second = connect({ token, conversationId });
    await second.until(3);
    await first.post({ type: 'message', text: 'in both', from: { id: 'me' } });
    await Promise.all([first.until(5), second.until(5)]);
    assert.deepEqual(second.texts(), first.texts());
  },

  'unknown-conversation': async () => {
    const client = connect({ token: await generate(), conversationId: 'somebody-elses' });
    await assert.rejects(client.until(1));
    assert.equal(client.statuses.at(-1), ConnectionStatus.FailedToConnect);
  },

  'bad-activity': async () => {
    const client = await converse({ token: await generate() });
    await assert.rejects(client.post({ type: 'nonsense', from: { id: 'me' } }), error => error.status === 400);
    await client.post({ type: 'message', text: 'still there', from: { id: 'me' } });
    await client.until(5);
  },
};

scenarios[scenario]().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
