#!/usr/bin/env python3
"""What the rendered configuration costs, side by side with a bare Envoy forward in one run, and with an older build.

Each Envoy has one worker, all of them one core; they take turns of 400 requests, so that a busy machine slows all alike.
Printed are requests per second, p50, p99 and Envoy's CPU time per request, and the ratios to the bare forward (1.00 would be free; the
goal is 0.80), which is there twice: what lies between the two is the machine's noise. --old DIR measures another build (a
folder like target/mpool) in turn with this one. --instructions counts instead what a busy machine does not change.

Needs: Envoy (MPOOL_ENVOY, or envoy on the PATH), Go, mpool built by `mvn -q -DskipTests package`; for --instructions
valgrind.
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import envoys
import instructions

REQUESTS = 400 # of a turn: some 50 ms, in which a busy machine mostly stays as it is
QUIET = 0.04 # so far the bare forward and its twin may be apart
SIZES = (1024, 102400)


def candidates(old, provider_port):
    """What is compared, by name: a function from a port to a configuration."""
    found = {"bare forward": lambda port: envoys.bare_forward(port, provider_port)}
    for endpoints in (1, 3):
        for name, build in (("old", old), ("rendered", envoys.MPOOL)):
            if build:
                found[f"{name}, {endpoints} endpoint{'s' if endpoints > 1 else ''}"] = (
                    lambda port, build=build, ports=[provider_port] * endpoints: envoys.rendered(build, port, *ports)
                )
    return found


def by_time(found, folder, provider_port, turns):
    core, other_core = envoys.cores(first=True)
    load = envoys.build("load", folder)
    processes, noise = [], []
    try:
        processes.append(envoys.start_provider(folder, provider_port, other_core))
        servers = {}
        for name, config in {**found, "bare forward again": found["bare forward"]}.items():
            port = envoys.free_port()
            processes.append(envoys.start_envoy(folder, config(port), port, core))
            servers[name] = f"{port}:{processes[-1].pid}"
        for size in SIZES:
            body = folder / "body"
            body.write_text(envoys.body(size))
            command = [*other_core, load, body, REQUESTS, turns, *servers.values()]
            run = subprocess.run([str(part) for part in command], capture_output=True, text=True, env={**os.environ, "GOMAXPROCS": "1"})
            if run.returncode != 0:
                sys.exit(f"requests failed:\n{run.stderr}")
            noise += report(size, {name: json.loads(line) for name, line in zip(servers, run.stdout.splitlines())})
    finally:
        envoys.stop(processes)
    envoys.judge(noise)


def quarter(turns):
    """The time of a turn that a quarter of them stay below: what other programs take of a core makes turns longer, never shorter."""
    return statistics.quantiles(turns, n=4)[0]


def report(size, results):
    """Prints the figures, and says whether they are to be trusted: the bare forward and its twin should be one."""
    bare = results["bare forward"]
    for name, result in results.items():
        wall, cpu = quarter(result["Wall"]), quarter(result["Cpu"])
        old = results.get(name.replace("rendered", "old")) if name.startswith("rendered") else None
        print(
            f"{size:6d} bytes  {name:22s} {1e6 / wall:7.0f} req/s  p50 {result['P50'] / 1000:6.2f} ms  p99 {result['P99'] / 1000:7.2f} ms  {cpu:5.1f} us CPU"
            f"  of bare: req/s {quarter(bare['Wall']) / wall:.2f}, CPU {quarter(bare['Cpu']) / cpu:.2f}"
            + (f"  of old: req/s {quarter(old['Wall']) / wall:.3f}, CPU {quarter(old['Cpu']) / cpu:.3f}" if old else ""),
            flush=True,
        )
    twin = results["bare forward again"]
    apart = max(abs(quarter(bare[time]) / quarter(twin[time]) - 1) for time in ("Wall", "Cpu"))
    return [(apart, f"the bare forward at {size} bytes and its twin were {apart:.0%} apart")] if apart > QUIET else []


def by_instructions(found, folder, provider_port):
    core, other_core = envoys.cores()
    provider = envoys.start_provider(folder, provider_port, other_core)
    try:
        bare = None
        for name, config in found.items():
            counts = instructions.per_request(folder, config, [envoys.body(size) for size in SIZES], core)
            bare = bare or counts
            for size, count, of_bare in zip(SIZES, counts, bare):
                print(f"{size:6d} bytes  {name:22s} {count:9,.0f} instructions  of bare: {of_bare / count:.3f}", flush=True)
    finally:
        envoys.stop([provider])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--old", metavar="DIR", help="another build to measure in turn with target/mpool")
    parser.add_argument("--turns", type=int, default=100, help="turns that count, after one to warm up (default: 100)")
    parser.add_argument("--instructions", action="store_true", help="count instructions per request, with valgrind")
    arguments = parser.parse_args()
    envoys.need("go", *(["valgrind"] if arguments.instructions else []))
    folder = Path(tempfile.mkdtemp(prefix="mpool-bench-"))
    try:
        provider_port = envoys.free_port()
        found = candidates(arguments.old, provider_port)
        if arguments.instructions:
            by_instructions(found, folder, provider_port)
        else:
            by_time(found, folder, provider_port, arguments.turns)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
