#!/usr/bin/env python3
"""What the rendered configuration costs, side by side with a bare Envoy forward in one run, and with an older build.

Each Envoy has one worker, all of them one core; rounds take turns, so that a busy machine slows all alike. Printed are
requests per second, p50, p99 and Envoy's CPU time per request, and the ratios to the bare forward (1.00 would be free; the
goal is 0.80), which is there twice: what lies between the two is the machine's noise. --old DIR measures another build (a
folder like target/mpool) in turn with this one. --instructions counts instead what a busy machine does not change.

Needs: Envoy (MPOOL_ENVOY, or envoy on the PATH), wrk, Go, mpool built by `mvn -q -DskipTests package`; for --instructions
valgrind in the place of wrk.
"""
import argparse
import shutil
import tempfile
from pathlib import Path

import envoys
import instructions

QUIET = 0.06 # so far ratios may be apart from round to round, and those of the bare forward from 1
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


def by_time(found, folder, provider_port, rounds, seconds):
    core, other_core = envoys.cores()
    noise = []
    processes = []
    try:
        processes.append(envoys.start_provider(folder, provider_port, other_core))
        servers = {}
        for name, config in {**found, "bare forward again": found["bare forward"]}.items():
            port = envoys.free_port()
            processes.append(envoys.start_envoy(folder, config(port), port, core))
            servers[name] = (processes[-1], f"http://127.0.0.1:{port}/bench/chat/x")
        for size in SIZES:
            script = envoys.script(folder, size)
            results = {name: [] for name in servers}
            for number in range(rounds + 1):
                for name, (process, url) in servers.items():
                    result = envoys.load(process, url, script, seconds, other_core)
                    if number > 0:
                        results[name].append(result)
            noise += report(size, results)
    finally:
        envoys.stop(processes)
    envoys.judge(noise)


def report(size, results):
    """Prints the figures, and says which of them are not to be trusted."""
    bare, noise = results["bare forward"], []
    for name, rounds in results.items():
        middle, (rate, apart), (cpu, _) = envoys.middle(rounds), envoys.ratio(rounds, bare), envoys.ratio(bare, rounds, "cpu")
        old = results.get(name.replace("rendered", "old")) if name.startswith("rendered") else None
        print(
            f"{size:6d} bytes  {name:22s} {middle['rate']:7.0f} req/s  p50 {middle['p50']:6.2f} ms  p99 {middle['p99']:7.2f} ms"
            f"  {middle['cpu']:5.0f} us CPU  of bare: req/s {rate:.2f}, CPU {cpu:.2f}" + (f"  of old: {envoys.ratio(rounds, old)[0]:.3f}" if old else ""),
            flush=True,
        )
        noise += envoys.noise(f"{name} at {size} bytes", rounds, apart, QUIET)
    same = envoys.ratio(results["bare forward again"], bare)[0]
    if abs(same - 1) > QUIET / 2:
        noise.append((abs(same - 1), f"the bare forward at {size} bytes did {same:.2f} of what it did at the same time"))
    return noise


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
    parser.add_argument("--rounds", type=int, default=7, help="rounds that count, after one to warm up (default: 7)")
    parser.add_argument("--seconds", type=int, default=3, help="seconds of each measurement (default: 3)")
    parser.add_argument("--instructions", action="store_true", help="count instructions per request, with valgrind")
    arguments = parser.parse_args()
    envoys.need("go", "valgrind" if arguments.instructions else "wrk")
    folder = Path(tempfile.mkdtemp(prefix="mpool-bench-"))
    try:
        provider_port = envoys.free_port()
        found = candidates(arguments.old, provider_port)
        if arguments.instructions:
            by_instructions(found, folder, provider_port)
        else:
            by_time(found, folder, provider_port, arguments.rounds, arguments.seconds)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
