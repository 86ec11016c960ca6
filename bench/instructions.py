"""Instructions that one Envoy worker executes per request in user space, counted by valgrind's callgrind.

A busy machine hardly changes them: without Lua repeats differ by 0.2 %, with Lua by up to 4 %, by what LuaJIT compiles and
when it collects garbage. Neither the kernel's time is in them (a quarter to two fifths of a bare forward) nor cache
misses, and copies of a large body are few instructions: for 100 KB, and for a verdict, measure time.
"""
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import envoys

WARM = 250 # connections are open then, and LuaJIT has compiled what it will
COUNTED = 80
ROUNDS = 3 # the least of them counts


def per_request(folder, config, bodies, core):
    """For each body, what an Envoy with that configuration needs for one request."""
    for tool in ("valgrind", "callgrind_control"):
        if not shutil.which(tool):
            sys.exit(f"No {tool}: install valgrind first.")
    out = Path(tempfile.mkdtemp(dir=folder))
    port = envoys.free_port()
    tool = ["valgrind", "--tool=callgrind", "--instr-atstart=no", "--separate-threads=yes", f"--callgrind-out-file={out}/out"]
    process = envoys.start_envoy(folder, config(port), port, [*core, *tool])
    try:
        return [counted(process.pid, out, port, body.encode()) for body in bodies]
    finally:
        envoys.stop([process])


def counted(pid, out, port, body):
    with socket.create_connection(("127.0.0.1", port), 120) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        answers = connection.makefile("rb")
        send(connection, answers, body, WARM)
        control(pid, "-i", "on")
        counts = []
        for _ in range(ROUNDS):
            send(connection, answers, body, 20)
            for file in out.iterdir():
                file.unlink()
            control(pid, "-z")
            send(connection, answers, body, COUNTED)
            control(pid, "-d")
            counts.append(busiest_thread(out) / COUNTED)
        control(pid, "-i", "off")
        return min(counts)


def send(connection, answers, body, times):
    head = b"POST /bench/chat/x HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(body)
    for _ in range(times):
        for _ in range(60): # until the cluster has its addresses
            connection.sendall(head + body)
            status, size = answers.readline(), 0
            while (line := answers.readline()).strip():
                if line.lower().startswith(b"content-length:"):
                    size = int(line.split(b":")[1])
            answers.read(size)
            if b" 200 " in status:
                break
            time.sleep(0.5)
        else:
            sys.exit(f"Envoy answers {status.decode().strip()}")


def control(pid, *arguments):
    run = subprocess.run(["callgrind_control", *arguments, str(pid)], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"callgrind_control failed: {run.stdout}{run.stderr}")


def busiest_thread(out):
    """Which is the worker: what the others do has no part in a request. Its file may take a moment."""
    for _ in range(100):
        totals = [int(n) for file in out.iterdir() for n in re.findall(r"^(?:totals|summary): (\d+)", file.read_text(), re.M)]
        if len(totals) > 2:
            return max(totals)
        time.sleep(0.1)
    sys.exit("valgrind wrote no counts")
