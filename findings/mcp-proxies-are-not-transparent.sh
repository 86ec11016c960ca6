#!/usr/bin/env bash
# mcp-proxy 0.13.0 and fastmcp-slim 3.4.11 (create_proxy of fastmcp.server), both PyPI, and supergateway 4.0.0 (npm), each of
# them before the same MCP server.
#
# Guess: what a client sees through a proxy is what it sees of the server itself.
# Seen: only supergateway, which passes messages on, keeps all. mcp-proxy swallows the progress of a call and turns an error
# (a code, a text, data) into a result with isError that has the text alone. fastmcp drops the server's instructions and the
# progress, and knows only what was listed: a tool or resource that the server answers for but does not list, as many do for
# resources of a template, is unknown to it, and nothing is sent to the server.
set -euo pipefail
folder=$(mktemp -d)
proxy_pid=
trap '[ -z "$proxy_pid" ] || kill "$proxy_pid"; rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check mcp-proxy==0.13.0 'fastmcp-slim[server]==3.4.11' mcp==1.30.0
npm init -y > /dev/null
npm install --silent --no-audit --no-fund supergateway@4.0.0 > /dev/null

cat > server.py <<'PY'
import json
import sys


def tell(message):
    print(json.dumps({"jsonrpc": "2.0", **message}), flush=True)


for line in sys.stdin:
    asked = json.loads(line)
    method, params = asked["method"], asked.get("params") or {}
    if "id" not in asked:
        continue
    answer = {}
    if method == "initialize":
        answer = {"protocolVersion": params["protocolVersion"], "capabilities": {"tools": {}, "resources": {}},
                  "serverInfo": {"name": "server", "version": "1"}, "instructions": "Ask for the price first."}
    elif method == "tools/list":
        answer = {"tools": [{"name": name, "inputSchema": {"type": "object"}} for name in ["listed", "failing"]]}
    elif method == "resources/list":
        answer = {"resources": []}
    elif method == "resources/templates/list":
        answer = {"resourceTemplates": []}
    elif method == "prompts/list":
        answer = {"prompts": []}
    elif method == "resources/read":
        answer = {"contents": [{"uri": params["uri"], "text": "content"}]}
    elif method == "tools/call":
        token = params.get("_meta", {}).get("progressToken")
        if token is not None:
            tell({"method": "notifications/progress", "params": {"progressToken": token, "progress": 1}})
        if params["name"] == "failing":
            tell({"id": asked["id"], "error": {"code": -32042, "message": "sign in first", "data": {"url": "/sign-in"}}})
            continue
        answer = {"content": [{"type": "text", "text": "done"}]}
    tell({"id": asked["id"], "result": answer})
PY

cat > fast.py <<'PY'
from fastmcp.client.transports import StdioTransport
from fastmcp.server import create_proxy

create_proxy(StdioTransport("python3", ["server.py"]), name="proxy").run(show_banner=False)
PY

cat > client.py <<'PY'
import asyncio
import sys

from mcp import ClientSession, McpError, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamablehttp_client

name, *where = sys.argv[1:]


async def ask(reading, writing):
    async with ClientSession(reading, writing) as session:
        print(name, "instructions:", (await session.initialize()).instructions)
        for tool in ["listed", "unlisted", "failing"]:
            steps = []

            async def progress(*step):
                steps.append(step)

            try:
                called = await session.call_tool(tool, {}, progress_callback=progress)
                print(name, tool + ":", called.content[0].text + (", a result" if called.isError else ""), "progress", len(steps))
            except McpError as failed:
                print(name, tool + ":", failed.error.message, failed.error.code, failed.error.data, "progress", len(steps))
        try:
            print(name, "resource:", (await session.read_resource("price://gpt")).contents[0].text)
        except McpError as failed:
            print(name, "resource:", failed.error.message)


async def main():
    if len(where) == 1:
        async with streamablehttp_client(where[0]) as (reading, writing, _):
            await ask(reading, writing)
    else:
        async with stdio_client(StdioServerParameters(command=where[0], args=where[1:])) as (reading, writing):
            await ask(reading, writing)


asyncio.run(main())
PY

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

behind() {
  local name=$1 port=$2
  shift 2
  "$@" > log 2>&1 &
  proxy_pid=$!
  for _ in $(seq 300); do
    (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null && break
    sleep 0.1
  done
  venv/bin/python client.py "$name" "http://127.0.0.1:$port/mcp" 2> client-log
  kill "$proxy_pid"
  wait "$proxy_pid" || true
  proxy_pid=
}

{
  venv/bin/python client.py server python3 server.py 2> client-log
  port=$(free_port)
  behind supergateway "$port" node node_modules/supergateway/dist/index.js --outputTransport streamableHttp --port "$port" --stdio 'python3 server.py'
  port=$(free_port)
  behind mcp-proxy "$port" venv/bin/mcp-proxy --port "$port" -- python3 server.py
  venv/bin/python client.py fastmcp venv/bin/python fast.py 2> client-log
} > seen
cat seen
diff seen - <<'TEXT' || { echo 'changed: see the difference'; exit 1; }
server instructions: Ask for the price first.
server listed: done progress 1
server unlisted: done progress 1
server failing: sign in first -32042 {'url': '/sign-in'} progress 1
server resource: content
supergateway instructions: Ask for the price first.
supergateway listed: done progress 1
supergateway unlisted: done progress 1
supergateway failing: sign in first -32042 {'url': '/sign-in'} progress 1
supergateway resource: content
mcp-proxy instructions: Ask for the price first.
mcp-proxy listed: done progress 0
mcp-proxy unlisted: done progress 0
mcp-proxy failing: sign in first, a result progress 0
mcp-proxy resource: content
fastmcp instructions: None
fastmcp listed: done progress 0
fastmcp unlisted: Unknown tool: 'unlisted', a result progress 0
fastmcp failing: Error calling tool 'failing': sign in first, a result progress 0
fastmcp resource: Resource not found: Unknown resource: 'price://gpt'
TEXT
echo 'as stated: of three proxies one lets the client see the server as it is'
