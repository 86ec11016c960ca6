#!/usr/bin/env python3
"""Whether the memory of the rendered configuration grows under load: an hour of what clients and providers do.

Three endpoints, of which the first fails for half of each minute (503, 429, a closed connection, silence); requests of 1 KB
and of 100 KB, streams, and clients that go away within a request, before an answer and within a stream. Printed each minute are
what was answered, Envoy's resident memory and what its one worker's Lua holds. The providers look at path, credential and
model of each attempt: what is wrong with one ends the bench.

Needs: Envoy (MPOOL_ENVOY, or envoy on the PATH) and mpool built by `mvn -q -DskipTests package`.
"""
import argparse
import asyncio
import collections
import random
import re
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import envoys

GROWTH = 1.05 # the last third of the time may take so much of what the second one does
LUA_GROWTH = 1.5 # which differs by where garbage collection stands
ATTEMPT_TIMEOUT = 2
FAILURES = ("503", "429", "close", "silent")
# Tells each second what the Lua holds; it stands in front of the transformation's entry point.
TELL = 'local told = 0\nlocal function tell(handle)\n  if os.time() == told then return end\n  told = os.time()\n  handle:logErr("holds " .. math.floor(collectgarbage("count")) .. " KiB")\nend\n\n'
ENTRY = "function envoy_on_request(handle)\n"


def telling(config):
    """The rendered configuration, whose Lua tells how much it holds."""
    indent = re.search(rf"^( *){re.escape(ENTRY)}", config, re.M)[1]
    text = "".join(indent + line + "\n" if line else "\n" for line in (TELL + ENTRY + "  tell(handle)").split("\n"))
    return config.replace(indent + ENTRY, text)


async def message(reader):
    """The head of a message with a length, and its body."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"\r\ncontent-length: *(\d+)", head, re.I)
    return head, await reader.readexactly(int(length[1])) if length else b""


class Provider:
    def __init__(self, number):
        self.number = number
        self.wrong = None

    def failure(self):
        """The first fails each way for some seconds of a minute."""
        second = time.time() % 60
        return FAILURES[int(second - 30) * len(FAILURES) // 30] if self.number == 1 and second >= 30 else None

    async def serve(self, reader, writer):
        try:
            while True:
                head, body = await message(reader)
                self.check(head, body)
                failure = self.failure()
                if failure == "close":
                    return
                elif failure == "silent":
                    await asyncio.sleep(2 * ATTEMPT_TIMEOUT)
                    return
                elif failure:
                    writer.write(b"HTTP/1.1 %s Failing\r\ncontent-length: 2\r\n\r\n{}" % failure.encode())
                elif b'"stream": true' in body:
                    await self.stream(writer)
                else:
                    text = envoys.ANSWER.encode()
                    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(text) + text)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    def check(self, head, body):
        line = b"POST /v%d/chat/completions HTTP/1.1\r\n" % self.number
        good = head.startswith(line) and head.lower().count(b"authorization: bearer sk-bench\r\n") == 1
        if not (good and b"evil" not in head and b'"model": "gpt-4o-2024-08-06"' in body.replace(b'"model":"', b'"model": "')):
            self.wrong = self.wrong or f"Provider {self.number} got {head[:400]!r} {body[:100]!r}"

    async def stream(self, writer):
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n")
        for _ in range(10):
            event = b'data: {"choices":[{"delta":{"content":"Hello"}}]}\n\n'
            writer.write(b"%x\r\n%s\r\n" % (len(event), event))
            await writer.drain()
            await asyncio.sleep(0.1)
        writer.write(b"0\r\n\r\n")


def request(size, stream=False):
    body = envoys.body(size).encode()
    if stream:
        body = body[:-1] + b', "stream": true}'
    head = b"POST /bench/chat/x HTTP/1.1\r\nhost: a\r\nauthorization: Bearer evil\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
    return head % len(body) + body


class Clients:
    def __init__(self, port):
        self.port = port
        self.seen = collections.Counter()

    async def each(self, rate, clients, act):
        """So many clients, which together act so often a second."""

        async def one():
            while True:
                began = time.time()
                try:
                    await act()
                except (asyncio.IncompleteReadError, ConnectionError):
                    self.seen["broken"] += 1
                await asyncio.sleep(max(0, random.uniform(0.5, 1.5) * clients / rate - (time.time() - began)))

        await asyncio.gather(*(one() for _ in range(clients)))

    def asking(self, text):
        """Fifty requests, one after the other, on a connection of their own."""

        async def act():
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
            for _ in range(50):
                writer.write(text)
                head, _ = await message(reader)
                self.seen[head[9:12].decode()] += 1
            writer.close()

        return act

    async def stream(self):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(request(1024, stream=True))
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readuntil(b"\r\n0\r\n\r\n")
        self.seen["stream " + head[9:12].decode()] += 1
        writer.close()

    async def leave(self):
        """Within the body, before the answer, or within the stream."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        text = request(random.choice([1024, 102400]), stream=True)
        when = random.randrange(3)
        writer.write(text[: len(text) // 2] if when == 0 else text)
        await writer.drain()
        if when == 2:
            await reader.readuntil(b"\r\n\r\n")
        await asyncio.sleep(random.uniform(0, 0.3))
        writer.transport.abort()
        self.seen["left"] += 1


async def load(process, port, providers, log, arguments):
    clients, share = Clients(port), arguments.rate / 100
    act = [
        clients.each(1.6 * share, 16, clients.asking(request(1024))),
        clients.each(0.2 * share, 4, clients.asking(request(102400))),
        clients.each(5 * share, 40, clients.stream),
        clients.each(5 * share, 20, clients.leave),
    ]
    tasks = [asyncio.create_task(one) for one in act]
    samples = []
    try:
        for minute in range(1, arguments.minutes + 1):
            clients.seen.clear()
            await asyncio.sleep(60)
            for done in tasks:
                if done.done():
                    done.result()
            held = re.findall(r"holds (\d+) KiB", log.read_text())
            samples.append((envoys.resident_mib(process), int(held[-1]) / 1024))
            seen = ", ".join(f"{name}: {count}" for name, count in sorted(clients.seen.items()))
            print(f"minute {minute:3d}  resident {samples[-1][0]:6.1f} MiB  Lua {samples[-1][1]:5.2f} MiB  {seen}", flush=True)
            for provider in providers:
                if provider.wrong:
                    sys.exit(provider.wrong)
            if process.poll() is not None:
                sys.exit("Envoy has ended.")
    finally:
        for task in tasks:
            task.cancel()
    return samples


def judge(samples):
    third = len(samples) // 3 or 1
    for name, most, values in (("resident", GROWTH, [s[0] for s in samples]), ("Lua", LUA_GROWTH, [s[1] for s in samples])):
        before, after = statistics.median(values[third : 2 * third] or values), statistics.median(values[-third:])
        print(f"{name}: {before:.1f} MiB in the second third, {after:.1f} MiB in the last, {max(values):.1f} MiB at most")
        if after > most * before:
            sys.exit(f"{name} memory grows.")


async def run(arguments, folder):
    numbers = [Provider(number) for number in (1, 2, 3)]
    servers = [await asyncio.start_server(provider.serve, "127.0.0.1", 0, limit=1 << 20) for provider in numbers]
    port = envoys.free_port()
    config = envoys.rendered(arguments.build, port, *(s.sockets[0].getsockname()[1] for s in servers), options=["--attempt-timeout", f"{ATTEMPT_TIMEOUT}s"])
    log = folder / "log"
    process = envoys.start_envoy(folder, telling(config), port, after=["--log-path", str(log)])
    try:
        return await load(process, port, numbers, log, arguments)
    finally:
        envoys.stop([process])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=int, default=60)
    parser.add_argument("--rate", type=int, default=300, metavar="N", help="what clients do a second, about (default: 300)")
    parser.add_argument("--build", default=envoys.MPOOL, metavar="DIR", help="another build than target/mpool")
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="mpool-bench-"))
    try:
        judge(asyncio.run(run(arguments, folder)))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
