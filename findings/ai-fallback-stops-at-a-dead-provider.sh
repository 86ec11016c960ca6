#!/usr/bin/env bash
# ai-fallback 3.0.0 (npm), which moves from one model of the AI SDK (ai 7.0.173) to the next when a provider fails.
#
# Guess: a provider that is down is left for the second one, a request that is wrong is not, and a broken stream either fails or
# starts anew.
# Seen: a 503 moves on. A refused or reset connection and a 200 that is a maintenance page do not, nor do 402 and 404 (no credit,
# model withdrawn): the caller gets the error and the second model nothing. A 400 does move on if its text has certain digits:
# "5000 tokens" contains "500". And a stream that breaks off is continued by the second model's whole answer, so the text
# begins twice, while one that ends by an error event is not continued.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init -y > /dev/null
npm install --silent --no-audit --no-fund ai-fallback@3.0.0 @ai-sdk/openai-compatible@3.0.92 ai@7.0.173 > /dev/null

cat > ask.mjs <<'JS'
import http from 'node:http';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText, streamText } from 'ai';
import { createFallback } from 'ai-fallback';

const chunk = (content, finish_reason) => `data: ${JSON.stringify({
  id: '1', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta: { content }, finish_reason }],
})}\n\n`;

function answer(response, status, type, body) {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
}

function second(request, response, asked) {
  if (asked.stream) {
    answer(response, 200, 'text/event-stream', `${chunk('Hello', null)}${chunk(' world', 'stop')}data: [DONE]\n\n`);
  } else {
    const choices = [{ index: 0, message: { role: 'assistant', content: 'Hello world' }, finish_reason: 'stop' }];
    answer(response, 200, 'application/json', JSON.stringify({ id: '1', object: 'chat.completion', created: 1, model: 'm', choices }));
  }
}

const error = (status, message) => (request, response) =>
  answer(response, status, 'application/json', JSON.stringify({ error: { message } }));

function broken(end) {
  return (request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(chunk('Hello', null), () => setTimeout(end, 200, response));
  };
}

async function provider(handler) {
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (part) => { body += part; });
    request.on('end', () => {
      server.asked += 1;
      handler(request, response, JSON.parse(body));
    });
  });
  server.asked = 0;
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

const model = (server, port = server.address().port) =>
  createOpenAICompatible({ name: 'p', baseURL: `http://127.0.0.1:${port}/v1`, apiKey: 'k' })('m');

async function ask(what, first, stream = false) {
  const backup = await provider(second);
  const primary = await provider(first ?? second);
  const { port } = primary.address();
  if (!first) await new Promise((closed) => primary.close(closed));
  const call = { model: createFallback({ models: [model(primary, port), model(backup)] }), prompt: 'x', maxRetries: 0 };
  let text = '';
  try {
    if (stream) {
      for await (const part of streamText({ ...call, onError() {} }).fullStream) {
        if (part.type === 'text-delta') text += part.text;
        if (part.type === 'error') text += '(error)';
      }
    } else {
      text = (await generateText(call)).text;
    }
  } catch {
    text = '(error)';
  }
  console.log(`${what}: ${text}, second asked ${backup.asked}`);
}

await ask('503', error(503, 'overloaded'));
await ask('refused', undefined);
await ask('reset', (request, response) => response.destroy());
await ask('page', (request, response) => answer(response, 200, 'text/html', '<p>Maintenance</p>'));
await ask('402', error(402, 'no credit left'));
await ask('404', error(404, 'no such model'));
await ask('400', error(400, 'you requested 4000 tokens, the maximum is 1000'));
await ask('400 too', error(400, 'you requested 5000 tokens, the maximum is 1000'));
await ask('stream refused', undefined, true);
await ask('stream breaks off', broken((response) => response.destroy()), true);
await ask('stream ends by an error', broken((response) => response.end('data: {"error": {"message": "overloaded"}}\n\n')), true);
process.exit(0);
JS
node ask.mjs > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
503: Hello world, second asked 1
refused: (error), second asked 0
reset: (error), second asked 0
page: (error), second asked 0
402: (error), second asked 0
404: (error), second asked 0
400: (error), second asked 0
400 too: Hello world, second asked 1
stream refused: (error), second asked 0
stream breaks off: HelloHello world, second asked 1
stream ends by an error: Hello(error), second asked 0
TEXT
echo 'as stated: a dead provider ends the chain, and a broken stream begins twice'
