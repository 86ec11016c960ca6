#!/usr/bin/env python3
"""mpool's configuration beside what is used instead of it, LiteLLM's proxy and Portkey's gateway, in one run.

All three serve the same chain of two priorities, from the same mock providers: first healthy, then with a primary that
answers 429. Each is held to one core, with one worker, and has it to itself while it is its turn; wrk and the providers have
another. Printed are requests per second, p50, p99, resident memory and the ratios to each peer; they end up in the README.

usage: bench/peers.py [--rounds N] [--seconds N]   (after mvn -q -DskipTests package)

Needs: Envoy (MPOOL_ENVOY, or envoy on the PATH), wrk, Go, Python with venv, Node with npm. It installs the peers once, into
target/peers.
"""
import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import envoys

LITELLM = "1.108.7"
PORTKEY = "1.15.2"
FOLDER = envoys.ROOT / "target/peers"
KEYS = ("sk-one", "sk-two")
GOALS = {"healthy": 6.5, "primary answers 429": 15}
QUIET = 0.2 # so far ratios may be apart from round to round: they are of another size than a forward's
LIMIT = json.dumps({"error": {"message": "Rate limit reached.", "type": "requests", "code": "rate_limit_exceeded"}})


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stdout}{done.stderr}")


def install():
    litellm, portkey = FOLDER / f"litellm-{LITELLM}", FOLDER / f"portkey-{PORTKEY}"
    if not (litellm / "done").exists():
        print("installing LiteLLM's proxy ...", file=sys.stderr)
        run(sys.executable, "-m", "venv", litellm)
        run(litellm / "bin/pip", "install", "--quiet", f"litellm[proxy]=={LITELLM}")
        (litellm / "done").touch()
    if not (portkey / "done").exists():
        print("installing Portkey's gateway ...", file=sys.stderr)
        run("npm", "install", "--no-package-lock", "--prefix", portkey, f"@portkey-ai/gateway@{PORTKEY}")
        (portkey / "done").touch()
    return litellm / "bin/litellm", portkey / "node_modules/@portkey-ai/gateway/build/start-server.js"


def start_mpool(folder, core, port, ports):
    return envoys.start_envoy(folder, envoys.rendered(envoys.MPOOL, port, *ports), port, core), ()


def start_litellm(command, folder, core, port, ports):
    """Priorities are model groups, the next one the fallback of the first. Each endpoint is asked once, as by mpool."""
    deployments = [
        {
            "model_name": name,
            "litellm_params": {"model": "openai/gpt-4o-2024-08-06", "api_base": f"http://127.0.0.1:{p}/v{i + 1}", "api_key": KEYS[i]},
        }
        for i, (name, p) in enumerate(zip(("gpt-3.5", "next"), ports))
    ]
    file = folder / f"litellm-{port}.yaml"
    settings = {"num_retries": 0, "fallbacks": [{"gpt-3.5": ["next"]}]}
    file.write_text(json.dumps({"model_list": deployments, "router_settings": settings}))
    # Without a key, as the others: it has no request to authenticate.
    quiet = {"LITELLM_DANGEROUSLY_PERMIT_WEAK_OR_UNSET_MASTER_KEY": "true", "LITELLM_LOG": "ERROR", "LITELLM_LOCAL_MODEL_COST_MAP": "True"}
    arguments = [*core, str(command), "--config", str(file), "--host", "127.0.0.1", "--port", str(port), "--num_workers", "1", "--telemetry", "False"]
    return envoys.start(arguments, port, 180, **quiet), ()


def start_portkey(command, folder, core, port, ports):
    """Its chain comes with each request, in a header."""
    targets = [
        {
            "provider": "openai",
            "api_key": KEYS[i],
            "custom_host": f"http://127.0.0.1:{p}/v{i + 1}",
            "override_params": {"model": "gpt-4o-2024-08-06"},
        }
        for i, p in enumerate(ports)
    ]
    header = ("x-portkey-config", json.dumps({"strategy": {"mode": "fallback", "on_status_codes": [429]}, "targets": targets}))
    arguments = [*core, shutil.which("node"), str(command), f"--port={port}", "--headless"]
    return envoys.start(arguments, port, 60, NODE_ENV="production"), (header,)


def measure(starts, folder, primary, fallback, arguments):
    """The rounds of each gateway, by name, with its resident memory after them."""
    core, other_core = envoys.cores()
    servers, processes = {}, []
    try:
        for name, begin in starts.items():
            port = envoys.free_port()
            process, headers = begin(folder, core, port, (primary, fallback))
            processes.append(process)
            servers[name] = (process, f"http://127.0.0.1:{port}/v1/chat/completions", envoys.script(folder, 1024, headers))
        results = {name: [] for name in servers}
        for number in range(arguments.rounds + 1):
            for name, (process, url, script) in servers.items():
                result = envoys.load(process, url, script, arguments.seconds, other_core)
                if number > 0:
                    results[name].append({**result, "resident": envoys.resident_mib(process)})
        return results
    finally:
        envoys.stop(processes)


def report(situation, results, alone):
    ours, noise, best = results["mpool"], [], None
    for name, rounds in results.items():
        middle, (rate, apart), (cpu, _) = envoys.middle(rounds), envoys.ratio(ours, rounds), envoys.ratio(rounds, ours, "cpu")
        print(
            f"| {situation} | {name} | {middle['rate']:,.0f} | {middle['p50']:.1f} ms | {middle['p99']:.1f} ms |"
            f" {middle['resident']:.0f} MiB |" + (f" {rate:.1f} ({cpu:.1f}) |" if name != "mpool" else " |"),
            flush=True,
        )
        noise += envoys.noise(f"{name}, {situation},", rounds, apart, QUIET)
        if name != "mpool":
            best = min(best or rate, rate)
    if envoys.middle(ours)["rate"] > 0.7 * alone:
        noise.append((1, "wrk and the providers were hardly faster than mpool"))
    print(f"{situation}: {best:.1f} times the better of the two, goal {GOALS[situation]}", file=sys.stderr)
    return noise


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="rounds that count, after one to warm up (default: 5)")
    parser.add_argument("--seconds", type=int, default=4, help="seconds of each measurement (default: 4)")
    arguments = parser.parse_args()
    envoys.need("go", "wrk", "node", "npm")
    litellm, portkey = install()
    starts = {
        "mpool": start_mpool,
        f"Portkey {PORTKEY}": lambda *rest: start_portkey(portkey, *rest),
        f"LiteLLM {LITELLM}": lambda *rest: start_litellm(litellm, *rest),
    }
    folder = Path(tempfile.mkdtemp(prefix="mpool-peers-"))
    _, other_core = envoys.cores()
    processes, noise = [], []
    try:
        good, limited = envoys.free_port(), envoys.free_port()
        processes.append(envoys.start_provider(folder, good, other_core))
        processes.append(envoys.start_provider(folder, limited, other_core, 429, LIMIT))
        url = f"http://127.0.0.1:{good}/v1/chat/completions"
        alone = envoys.load(processes[0], url, envoys.script(folder, 1024), arguments.seconds, other_core)["rate"]
        print(f"{envoys.machine()}; Envoy {version()}; the providers alone: {alone:,.0f} requests/s")
        print("| primary | gateway | requests/s | p50 | p99 | resident | mpool does (by CPU time) |\n|---|---|---:|---:|---:|---:|---:|")
        for situation, primary in zip(GOALS, (good, limited)):
            noise += report(situation, measure(starts, folder, primary, good, arguments), alone)
    finally:
        envoys.stop(processes)
        shutil.rmtree(folder)
    envoys.judge(noise)


def version():
    text = subprocess.run([envoys.envoy(), "--version"], capture_output=True, text=True).stdout
    return text.split("version:")[1].split("/")[1] if "version:" in text else "of an unknown version"


if __name__ == "__main__":
    main()
