#!/usr/bin/env python3
"""How fast mpool is, side by side in one run with what it is compared to: a bare Hello on the same Java, and kubeconform
with the same schema. Prints a table of ratios.

usage: bench/speed.py [JAVA_HOME...]   (after mvn -q -DskipTests package)

It makes its own data, and installs kubeconform by the Go toolchain where there is one (into target/bench). Runs take
turns, so that a busy machine slows all alike, and every figure is a median.
"""

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MPOOL = ROOT / "target/mpool/bin/mpool"
ONE_FILE = ROOT / "target/mpool/lib/training/sound.yaml"
KUBECONFORM = "github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0"
SECRETS = ["--secrets", "file:/run/secrets"]
XDS = [*SECRETS, "--target", "envoy-xds", "--output"]
STARTS = 20
ROUNDS = 5
HELLO = 'public class Hello { public static void main(String[] a) { System.out.println("Hello"); } }'
MANIFEST = """\
apiVersion: gateway.kgateway.dev/v1alpha1
kind: Backend
metadata:
  name: multipool-{0}
  namespace: bench
  labels:
    app: kgateway
spec:
  type: AI
  ai:
    multipool:
      priorities:
      - pool:
        - pathOverride:
            fullPath: "/api/v1/custom/completions"
          provider:
            openai:
              authToken:
                kind: SecretRef
                secretRef:
                  name: primary
              model: gpt-4o
      - pool:
        - pathOverride:
            fullPath: "/api/v2/fallback/completions"
          provider:
            openai:
              authToken:
                kind: SecretRef
                secretRef:
                  name: fallback
              model: gpt-4.0-turbo
      - pool:
        - hostOverride:
            host: llm.example.com
            port: 443
          provider:
            openai:
              authToken:
                kind: SecretRef
                secretRef:
                  name: last
              model: gpt-3.5-turbo
"""


class Run:
    """What one run of a command took: wall and processor time in milliseconds, peak memory in MB."""

    def __init__(self, command, environment):
        start = time.perf_counter()
        process = subprocess.Popen([str(part) for part in command], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        self.wall = (time.perf_counter() - start) * 1000
        self.cpu = (usage.ru_utime + usage.ru_stime) * 1000
        self.memory = usage.ru_maxrss / 1000
        if status != 0:
            sys.exit(f"failed: {' '.join(map(str, command))}")


def alternate(commands, rounds, environment):
    """The runs of each command by its name; the first round, which warms the machine's caches, is left out."""
    runs = {name: [] for name in commands}
    for round_number in range(rounds + 1):
        for name, command in commands.items():
            run = Run(command, environment)
            if round_number > 0:
                runs[name].append(run)
    return runs


def median(runs, figure):
    return statistics.median(getattr(run, figure) for run in runs)


def ratio(runs, name, other):
    return median(runs[name], "wall") / median(runs[other], "wall")


class Table:
    def __init__(self):
        print(f"{cpu()}, {os.cpu_count()} cores, Linux {platform.release()}\n")
        print("| what | took | compared to | ratio | goal |\n|---|---:|---|---:|---:|")

    def row(self, what, took, compared, figure, goal):
        print(f"| {what} | {took} | {compared} | {figure} | ≤ {goal} |", flush=True)

    def times(self, what, runs, name, other, other_name, goal):
        took, base = (seconds(median(runs[n], "wall")) for n in (name, other))
        self.row(what, took, f"{other_name}: {base}", f"{ratio(runs, name, other):.2f}", goal)


def seconds(milliseconds):
    return f"{milliseconds:.0f} ms" if milliseconds < 1000 else f"{milliseconds / 1000:.2f} s"


def cpu():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def java_environment(java_home, folder):
    environment = dict(os.environ, JAVA_HOME=java_home, HOME=str(folder))
    environment.pop("XDG_CACHE_HOME", None)
    return environment


def wait_for_archive(environment):
    """Waits until the launcher has made the class-data archive of this Java, as a user's second start would find it."""
    for _ in range(60):
        trace = subprocess.run(["sh", "-x", str(MPOOL), "--version"], env=environment, capture_output=True, text=True).stderr
        if "-XX:SharedArchiveFile" in trace:
            return
        time.sleep(1)
    print(f"No class-data archive was made for {environment['JAVA_HOME']}: these are starts without one.", file=sys.stderr)


def cold_starts(java_home, folder, table):
    environment = java_environment(java_home, folder)
    wait_for_archive(environment)
    java = Path(java_home) / "bin/java"
    commands = {
        "Hello": [java, "-cp", folder, "Hello"],
        "validate": [MPOOL, "validate", ONE_FILE],
        "render": [MPOOL, "render", ONE_FILE],
    }
    runs = alternate(commands, STARTS, environment)
    for name, goal in ("validate", "2.6"), ("render", "3.3"):
        table.times(f"`{name} one.yaml`, cold start, Java {version(java_home)}", runs, name, "Hello", "`Hello`", goal)


def version(java_home):
    for line in (Path(java_home) / "release").read_text().splitlines():
        if line.startswith("JAVA_VERSION="):
            return line.split('"')[1].split(".")[0]
    return "?"


def kubeconform():
    """The peer, from the PATH or installed by Go; None if there is neither."""
    tools = ROOT / "target/bench"
    found = shutil.which("kubeconform", path=f"{tools}{os.pathsep}{os.environ.get('PATH', '')}")
    if not found and shutil.which("go"):
        subprocess.run(["go", "install", KUBECONFORM], env={**os.environ, "GOBIN": str(tools)}, check=True)
        found = str(tools / "kubeconform")
    return found


def make_manifests(folder, count):
    folder.mkdir()
    for number in range(count):
        (folder / f"backend-{number:05}.yaml").write_text(MANIFEST.format(number))
    return folder


def throughput(java_home, folder, table):
    environment = java_environment(java_home, folder)
    many = make_manifests(folder / "10000", 10_000)
    few = make_manifests(folder / "1000", 1_000)
    fewer = make_manifests(folder / "100", 100)
    fitting = make_manifests(folder / "250", 250)
    one_file = folder / "10000.yaml"
    one_file.write_text("---\n".join(MANIFEST.format(number) for number in range(10_000)))
    schema = folder / "backend.schema.json"
    schema.write_bytes(subprocess.run([str(MPOOL), "schema"], env=environment, capture_output=True, check=True).stdout)
    commands = {
        "many": [MPOOL, "validate", many],
        "few": [MPOOL, "validate", few],
        "one file": [MPOOL, "validate", "--max-file-size", "50MiB", one_file],
        "render": [MPOOL, "render", few],
        "fleet": [MPOOL, "render", *XDS, folder / "set", few],
        "fewer fleet": [MPOOL, "render", *XDS, folder / "fewer set", fewer],
        "fitting": [MPOOL, "render", fitting],
        "maps": [MPOOL, "render", *SECRETS, "--target", "configmap", "--name", "a/b", fitting],
    }
    peer = kubeconform()
    if peer:
        commands["peer"] = [peer, "-strict", "-n", os.cpu_count(), "-schema-location", schema, many]
    runs = alternate(commands, ROUNDS, environment)
    if peer:
        table.times("`validate`, folder of 10,000 manifests", runs, "many", "peer", "`kubeconform -strict`", "0.6")
    else:
        print("Neither kubeconform nor Go is here: there is nothing to compare 10,000 manifests to.", file=sys.stderr)
    table.row("its peak memory", f"{median(runs['many'], 'memory'):.0f} MB", "", "", "200 MB")
    table.times("the same folder", runs, "many", "few", "a folder of 1,000", "11")
    table.times("one file of 10,000 documents", runs, "one file", "many", "the folder", "1.2")
    table.times("`render` of 1,000 Backends", runs, "render", "few", "their `validate`", "3")
    table.times("`--target envoy-xds` of 1,000 Backends", runs, "fleet", "render", "their `render`", "1.5")
    table.row("its peak memory", f"{median(runs['fleet'], 'memory'):.0f} MB", "", "", "300 MB")
    table.times("the same", runs, "fleet", "fewer fleet", "100 Backends", "11")
    size, base = ((folder / name / "xds/cds.json").stat().st_size for name in ("set", "fewer set"))
    table.row("size of its clusters", f"{size:,} bytes", f"100 Backends: {base:,}", f"{size / base:.2f}", "11")
    table.times("`--target configmap` of 250 Backends", runs, "maps", "fitting", "their `render`", "1.5")


def jdk_on_path():
    javac = shutil.which("javac")
    if not javac:
        sys.exit("No JDK: set JAVA_HOME, put javac on the PATH, or name the homes of one or more.")
    return str(Path(javac).resolve().parent.parent)


def main():
    if not MPOOL.exists():
        sys.exit("mpool is not built: run mvn -q -DskipTests package first.")
    homes = sys.argv[1:] or [os.environ.get("JAVA_HOME") or jdk_on_path()]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "Hello.java").write_text(HELLO)
        subprocess.run([f"{homes[0]}/bin/javac", "--release", "17", "-d", name, str(folder / "Hello.java")], check=True)
        table = Table()
        for home in homes:
            cold_starts(home, folder, table)
        throughput(homes[0], folder, table)


if __name__ == "__main__":
    main()
