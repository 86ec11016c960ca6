#!/usr/bin/env python3
"""What the rendered configuration costs, side by side with a bare Envoy forward in one run.

Each Envoy has one worker; rounds take turns, so that a busy machine slows both alike. Printed are requests per second,
p50, p99 and Envoy's CPU time per request, and the ratios to the bare forward (1.00 would be free; the goal is 0.80).

Needs: Envoy (MPOOL_ENVOY, or envoy on the PATH), wrk, and mpool built by `mvn -q -DskipTests package`.
"""
import argparse
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HCM = "type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager"
ROUTER = "type.googleapis.com/envoy.extensions.filters.http.router.v3.Router"
BUFFER = "type.googleapis.com/envoy.extensions.filters.http.buffer.v3.Buffer"
MANIFEST = """\
apiVersion: gateway.kgateway.dev/v1alpha1
kind: Backend
metadata: {name: chat, namespace: bench}
spec:
  type: AI
  ai:
    multipool:
      priorities:
"""
ENTRY = """\
      - pool:
        - hostOverride: {host: 127.0.0.1, port: %d}
          pathOverride: {fullPath: "/custom/v%d/chat"}
          provider:
            openai: {model: gpt-4o-2024-08-06, authToken: {kind: SecretRef, secretRef: {name: key}}}
"""


def listener(port, route, *filters):
    manager = {
        "@type": HCM,
        "stat_prefix": "bench",
        "route_config": {"virtual_hosts": [{"name": "all", "domains": ["*"], "routes": [{"match": {"prefix": "/"}, **route}]}]},
        "http_filters": [*filters, {"name": "envoy.filters.http.router", "typed_config": {"@type": ROUTER}}],
    }
    address = {"socket_address": {"address": "127.0.0.1", "port_value": port}}
    return {"address": address, "filter_chains": [{"filters": [{"name": "http", "typed_config": manager}]}]}


def upstream(port):
    """A provider that reads the whole request, answers at once and keeps its connections: an Envoy by itself."""
    answer = {"direct_response": {"status": 200, "body": {"inline_string": '{"ok":true}'}}}
    # Without it the answer comes before the body, and Envoy closes a connection on which that happened.
    whole_body = {"name": "envoy.filters.http.buffer", "typed_config": {"@type": BUFFER, "max_request_bytes": 1 << 20}}
    return json.dumps({"static_resources": {"listeners": [listener(port, answer, whole_body)]}})


def bare_forward(port, upstream_port):
    address = {"socket_address": {"address": "127.0.0.1", "port_value": upstream_port}}
    endpoints = [{"lb_endpoints": [{"endpoint": {"address": address}}]}]
    cluster = {"name": "c", "type": "STRICT_DNS", "load_assignment": {"cluster_name": "c", "endpoints": endpoints}}
    return json.dumps({"static_resources": {"listeners": [listener(port, {"route": {"cluster": "c", "auto_host_rewrite": True}})], "clusters": [cluster]}})


def rendered(port, upstream_port, *options):
    mpool = ROOT / "target/mpool/bin/mpool"
    manifest = MANIFEST + ENTRY % (upstream_port, 1) + ENTRY % (upstream_port, 2)
    command = [str(mpool), "render", "--listen", f"127.0.0.1:{port}", *options, "-"]
    run = subprocess.run(command, input=manifest, capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"mpool render failed:\n{run.stderr}")
    return run.stdout


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def start(envoy, folder, name, config, port, core):
    file = folder / f"{name}.{'json' if config.startswith('{') else 'yaml'}"
    file.write_text(config)
    command = [*core, envoy, "-c", str(file), "--concurrency", "1", "--use-dynamic-base-id", "--log-level", "error"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "MPOOL_SECRET_BENCH_KEY": "sk-bench"})
    deadline = time.time() + 30
    while time.time() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return process
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.05)
    sys.exit(f"Envoy does not start with {name}")


def cpu_micros(process):
    fields = Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") * 1e6


def measure(process, port, script, seconds, core):
    before = cpu_micros(process)
    command = [*core, "wrk", "-t1", "-c8", f"-d{seconds}s", "--latency", "-s", str(script), f"http://127.0.0.1:{port}/bench/chat/x"]
    text = subprocess.run(command, capture_output=True, text=True).stdout
    spent = cpu_micros(process) - before
    if "Non-2xx" in text or "Socket errors" in text:
        sys.exit(f"requests failed:\n{text}")
    requests = int(re.search(r"(\d+) requests in", text)[1])
    return {
        "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]),
        "cpu": spent / requests,
        "p50": millis(re.search(r"^\s+50%\s+(\S+)", text, re.M)[1]),
        "p99": millis(re.search(r"^\s+99%\s+(\S+)", text, re.M)[1]),
    }


def millis(text):
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def body_script(folder, size):
    sentence = "The quick brown fox jumps over the lazy dog. "
    filler = (sentence * (size // len(sentence) + 1))[: size - 70]
    body = json.dumps({"model": "gpt-3.5", "messages": [{"role": "user", "content": filler}]})
    script = folder / f"body-{size}.lua"
    script.write_text(f"wrk.method = 'POST'\nwrk.headers['content-type'] = 'application/json'\nwrk.body = [=[{body}]=]\n")
    return script


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="rounds that count, after one to warm up (default: 5)")
    parser.add_argument("--seconds", type=int, default=3, help="seconds of each measurement (default: 3)")
    arguments = parser.parse_args()
    envoy = os.environ.get("MPOOL_ENVOY") or shutil.which("envoy")
    if not envoy:
        sys.exit("No Envoy: set MPOOL_ENVOY or put envoy on the PATH.")
    if not shutil.which("wrk"):
        sys.exit("No wrk: install it first (Debian: apt-get install wrk).")
    if not (ROOT / "target/mpool/bin/mpool").exists():
        sys.exit("mpool is not built: run mvn -q -DskipTests package first.")
    several = shutil.which("taskset") and (os.cpu_count() or 1) > 1
    core, other_core = (["taskset", "-c", "0"], ["taskset", "-c", "1"]) if several else ([], [])

    folder = Path(tempfile.mkdtemp(prefix="mpool-bench-"))
    processes = []
    try:
        upstream_port = free_port()
        processes.append(start(envoy, folder, "upstream", upstream(upstream_port), upstream_port, other_core))
        candidates = {}
        for name, config in (
            ("bare forward", lambda port: bare_forward(port, upstream_port)),
            ("rendered", lambda port: rendered(port, upstream_port)),
            ("rendered, no access log", lambda port: rendered(port, upstream_port, "--access-log", "off")),
        ):
            port = free_port()
            process = start(envoy, folder, name.replace(" ", "-").replace(",", ""), config(port), port, core)
            processes.append(process)
            candidates[name] = (process, port)
        for size in (1024, 102400):
            script = body_script(folder, size)
            results = {name: [] for name in candidates}
            for round_number in range(arguments.rounds + 1):
                for name, (process, port) in candidates.items():
                    result = measure(process, port, script, arguments.seconds, other_core)
                    if round_number > 0:
                        results[name].append(result)
            report(size, results)
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait()
        shutil.rmtree(folder)


def report(size, results):
    bare = results["bare forward"]
    for name, rounds in results.items():
        middle = {key: statistics.median(r[key] for r in rounds) for key in rounds[0]}
        rate = statistics.median(r["rate"] / b["rate"] for r, b in zip(rounds, bare))
        cpu = statistics.median(b["cpu"] / r["cpu"] for r, b in zip(rounds, bare))
        print(
            f"{size:6d} bytes  {name:24s} {middle['rate']:7.0f} req/s  p50 {middle['p50']:6.2f} ms  p99 {middle['p99']:7.2f} ms"
            f"  {middle['cpu']:5.0f} us CPU  ratio: req/s {rate:.2f}, CPU {cpu:.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
