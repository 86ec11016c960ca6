"""What the benches of the data plane share: Envoys on ports of their own, a load by wrk, and whether the machine was quiet."""
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MPOOL = ROOT / "target/mpool"
HCM = "type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager"
ROUTER = "type.googleapis.com/envoy.extensions.filters.http.router.v3.Router"
ANSWER = json.dumps(
    {
        "id": "chatcmpl-bench",
        "object": "chat.completion",
        "created": 1700000000,
        "model": "gpt-4o",
        "choices": [{"index": 0, "message": {"role": "assistant", "content": "Hello."}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }
)
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
          pathOverride: {fullPath: "/v%d/chat/completions"}
          provider:
            openai: {model: gpt-4o-2024-08-06, authToken: {kind: SecretRef, secretRef: {name: key}}}
"""


def envoy():
    found = os.environ.get("MPOOL_ENVOY") or shutil.which("envoy")
    return found or sys.exit("No Envoy: set MPOOL_ENVOY or put envoy on the PATH.")


def need(*tools):
    for tool in tools:
        if not shutil.which(tool):
            sys.exit(f"No {tool}: install it first.")


def cores(first=False):
    """What is put before a command, to hold what is measured to one core and all else to another; where root may, before all
    that is ordinary, which suits only what waits when it has nothing to do."""
    before = ["chrt", "-r", "10"] if first and shutil.which("chrt") else []
    if before and subprocess.run([*before, "true"], stderr=subprocess.DEVNULL).returncode != 0:
        before = []
    several = shutil.which("taskset") and (os.cpu_count() or 1) > 1
    return ([*before, "taskset", "-c", "0"], [*before, "taskset", "-c", "1"]) if several else ([], [])


def machine():
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    return f"{os.cpu_count()} cores of {model[1] if model else 'an unknown processor'}"


def listener(port, route):
    manager = {
        "@type": HCM,
        "stat_prefix": "bench",
        "route_config": {"virtual_hosts": [{"name": "all", "domains": ["*"], "routes": [{"match": {"prefix": "/"}, **route}]}]},
        "http_filters": [{"name": "envoy.filters.http.router", "typed_config": {"@type": ROUTER}}],
    }
    address = {"socket_address": {"address": "127.0.0.1", "port_value": port}}
    return {"address": address, "filter_chains": [{"filters": [{"name": "http", "typed_config": manager}]}]}


def build(name, folder):
    """A program of the bench, in Go."""
    program = folder / name
    if not program.exists():
        built = subprocess.run(["go", "build", "-o", str(program), "."], cwd=Path(__file__).parent / name, capture_output=True, text=True)
        if built.returncode != 0:
            sys.exit(f"bench/{name} does not build:\n{built.stderr}")
    return program


def start_provider(folder, port, before, status=200, body=ANSWER):
    """A provider that takes a tenth of a core, so that what stands before it is what limits the requests per second."""
    program = build("provider", folder)
    return start([*before, str(program), str(port), str(status), body], port, GOMAXPROCS="1")


def bare_forward(port, provider_port):
    address = {"socket_address": {"address": "127.0.0.1", "port_value": provider_port}}
    endpoints = [{"lb_endpoints": [{"endpoint": {"address": address}}]}]
    cluster = {"name": "c", "type": "STRICT_DNS", "load_assignment": {"cluster_name": "c", "endpoints": endpoints}}
    route = {"route": {"cluster": "c", "auto_host_rewrite": True}}
    return json.dumps({"static_resources": {"listeners": [listener(port, route)], "clusters": [cluster]}})


def rendered(build, port, *provider_ports, options=()):
    """What a build of mpool (a folder like target/mpool) renders for a chain of one endpoint a priority."""
    mpool = Path(build) / "bin/mpool"
    if not mpool.exists():
        sys.exit(f"No mpool in {build}: run mvn -q -DskipTests package first.")
    manifest = MANIFEST + "".join(ENTRY % (p, i + 1) for i, p in enumerate(provider_ports))
    run = subprocess.run([str(mpool), "render", "--listen", f"127.0.0.1:{port}", *options, "-"], input=manifest, capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"mpool render failed:\n{run.stderr}")
    return run.stdout


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def start(command, port, seconds=30, **environment):
    """Starts a server and waits until it listens."""
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "MPOOL_SECRET_BENCH_KEY": "sk-bench", **environment}
    )
    deadline = time.time() + seconds
    while time.time() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return process
        except OSError:
            time.sleep(0.05)
    process.kill()
    sys.exit(f"It does not start: {' '.join(command)}")


def start_envoy(folder, config, port, before=(), after=()):
    file = folder / f"{port}.{'json' if config.startswith('{') else 'yaml'}"
    file.write_text(config)
    command = [*before, envoy(), "-c", str(file), "--concurrency", "1", "--use-dynamic-base-id", "--log-level", "error", *after]
    return start(command, port, 240 if "valgrind" in command else 30)


def stop(processes):
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()


def body(size):
    sentence = "The quick brown fox jumps over the lazy dog. "
    filler = (sentence * (size // len(sentence) + 1))[: size - 70]
    return json.dumps({"model": "gpt-3.5", "messages": [{"role": "user", "content": filler}]})


def script(folder, size, headers=()):
    """wrk's words for a request of that size."""
    file = folder / f"load-{free_port()}.lua"
    lines = ["wrk.method = 'POST'", *(f"wrk.headers['{name}'] = [=[{value}]=]" for name, value in headers)]
    file.write_text("\n".join([*lines, "wrk.headers['content-type'] = 'application/json'", f"wrk.body = [=[{body(size)}]=]"]))
    return file


def family(pid):
    children = Path(f"/proc/{pid}/task/{pid}/children")
    return [pid] + [p for child in children.read_text().split() for p in family(int(child))]


def cpu_seconds(process):
    spent = 0
    for pid in family(process.pid):
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        spent += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return spent


def resident_mib(process):
    return sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in family(process.pid)) * os.sysconf("SC_PAGE_SIZE") / 2**20


def load(process, url, file, seconds, before=(), connections=8):
    """Eight connections, each with one request after the other."""
    cpu, began = cpu_seconds(process), time.time()
    command = [*before, "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s", "--latency", "-s", str(file), url]
    text = subprocess.run(command, capture_output=True, text=True).stdout
    cpu, took = cpu_seconds(process) - cpu, time.time() - began
    if "Non-2xx" in text or "Socket errors" in text:
        sys.exit(f"requests to {url} failed:\n{text}")
    requests = int(re.search(r"(\d+) requests in", text)[1])
    if requests == 0:
        sys.exit(f"The machine was too noisy to tell: {url} answered nothing in {seconds} s.")
    return {
        "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]),
        "cpu": cpu * 1e6 / requests,
        "busy": cpu / took,
        "p50": millis(re.search(r"^\s+50%\s+(\S+)", text, re.M)[1]),
        "p99": millis(re.search(r"^\s+99%\s+(\S+)", text, re.M)[1]),
    }


def millis(text):
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def middle(rounds):
    return {key: statistics.median(r[key] for r in rounds) for key in rounds[0]}


def ratio(rounds, others, key="rate"):
    """The median of the ratios of the same round, and how far they are apart: half of them lie within that share of it."""
    ratios = [r[key] / o[key] for r, o in zip(rounds, others)]
    quarters = statistics.quantiles(ratios, n=4) if len(ratios) > 2 else [min(ratios), 0, max(ratios)]
    return statistics.median(ratios), (quarters[2] - quarters[0]) / statistics.median(ratios)


def noise(name, rounds, apart, quiet):
    """What makes figures doubtful, each with how bad it is: rounds that differ, and too little of a core for what was measured."""
    busy = statistics.median(r["busy"] for r in rounds)
    found = [(apart, f"{name} differed by {apart:.0%} from round to round")] if apart > quiet else []
    return found + ([(1 - busy, f"{name} had {busy:.0%} of its core")] if busy < 0.85 else [])


def judge(noise):
    """Ends the bench with what was worst, if anything makes its figures doubtful."""
    if noise:
        worst = [text for _, text in sorted(noise, reverse=True)[:3]]
        sys.exit(f"The machine was too noisy to tell, by {len(noise)} signs; the worst: {'; '.join(worst)}.")
