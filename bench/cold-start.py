#!/usr/bin/env python3
"""How long mpool takes from a cold start, as a multiple of a bare Hello on the same Java.

usage: bench/cold-start.py [JAVA_HOME...]   (after mvn -q -DskipTests package)

Runs alternate, so that a busy machine slows all alike; the table has medians of wall time and of the
processor time that the run and its children took.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MPOOL = os.path.join(ROOT, "target/mpool/bin/mpool")
MANIFEST = os.path.join(ROOT, "target/mpool/lib/training/sound.yaml")
RUNS = 20
HELLO = 'public class Hello { public static void main(String[] a) { System.out.println("Hello"); } }'


def measure(command, environment):
    """Wall and processor time of a command, in milliseconds."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command} failed")
    return (time.perf_counter() - start) * 1000, (usage.ru_utime + usage.ru_stime) * 1000


def archive_is_there(environment):
    """Waits until the launcher has made the archive of this Java."""
    measure([MPOOL, "validate", MANIFEST], environment)
    for _ in range(60):
        trace = subprocess.run(
            ["sh", "-x", MPOOL, "--version"], env=environment, capture_output=True, text=True
        ).stderr
        if "SharedArchiveFile" in trace:
            return True
        time.sleep(1)
    return False


def bench(java_home, folder):
    environment = dict(os.environ, JAVA_HOME=java_home, HOME=folder)
    environment.pop("XDG_CACHE_HOME", None)
    java = os.path.join(java_home, "bin/java")
    if not archive_is_there(environment):
        print("no archive was made: these are starts without one")
    commands = {
        "Hello": [java, "-cp", folder, "Hello"],
        "validate": [MPOOL, "validate", MANIFEST],
        "render": [MPOOL, "render", MANIFEST],
    }
    times = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            times[name].append(measure(command, environment))
    print(f"\n{java_home}\n{'':10}{'wall ms':>9}{'ratio':>7}{'cpu ms':>9}{'ratio':>7}")
    hello = None
    for name, samples in times.items():
        wall, cpu = (statistics.median(column) for column in zip(*samples))
        hello = hello or (wall, cpu)
        print(f"{name:10}{wall:9.1f}{wall / hello[0]:7.2f}{cpu:9.1f}{cpu / hello[1]:7.2f}")


def main():
    homes = sys.argv[1:] or [os.path.realpath(os.environ.get("JAVA_HOME") or "/usr/lib/jvm/default-java")]
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "Hello.java")
        with open(source, "w", encoding="utf-8") as file:
            file.write(HELLO)
        subprocess.run(
            [os.path.join(homes[0], "bin/javac"), "--release", "17", "-d", folder, source], check=True
        )
        for home in homes:
            bench(home, folder)


main()
