"""A repository with a long life: many models, many registered versions, and a commit for each promotion."""
import hashlib
import subprocess

import workloads


def bundle(model, version):
    return "sha256:" + hashlib.sha256(f"{model}/{version}".encode()).hexdigest()


def specs(models):
    yield "mlops.yaml", "mlops: 1\nproject: bench\nroles:\n  lead: [{id: 1, login: ada}, {id: 2, login: grace}, {id: 3, login: joan}]\nchanges: {weaker: [{role: lead}]}\n"
    yield "shared.mlops.yaml", (
        "problems:\n  loans: {statement: Who repays?}\n"
        "environments:\n"
        "  staging: {approvals: [{role: owner}]}\n"
        "  production: {after: staging, soak: 24h, approvals: [{role: owner}], gates: [metrics.n >= 100]}\n")
    for number in range(models):
        name = f"m{number}"
        yield f"specs/{name}.mlops.yaml", f"""datasets:
  d{number}:
    source: data/{name}.csv
    format: csv
    columns:
      id: {{type: string, key: true}}
      at: timestamp
{"".join(f"      c{column}: float{chr(10)}" for column in range(10))}      y: {{type: bool, label: true}}
    time: {{event: at}}
pipelines:
  p{number}:
    params: {{trees: 200, seed: 7}}
    stages:
      ingest: {{kind: ingest, dataset: d{number}}}
      split: {{kind: split, data: ingest.rows, by: time, test: 0.25}}
      train: {{kind: train, data: split.train, label: y, learner: boosted-trees, with: {{trees: "${{params.trees}}"}}}}
      evaluate: {{kind: evaluate, model: train.model, data: split.test}}
      register: {{kind: register, model: train.model, metrics: evaluate.metrics, as: {name}}}
models:
  {name}:
    owner: lead
    problem: loans
    task: binary
    inputs: [{", ".join(f"c{column}" for column in range(10))}]
    output: {{name: score, type: float}}
    metrics: {{auc: {{better: higher}}}}
    gates: {{staging: [metrics.auc >= 0.7], production: [metrics.auc >= 0.75]}}
"""


def record(model, version):
    name = f"m{model}"
    return f"registry/{name}/{version}.yaml", f"""schema: mlops/version/1
model: {name}
version: {version}
bundle: {bundle(name, version)}
digests: {{model: {bundle(name, -version)}}}
params: {{trees: 200}}
seed: 7
metrics: {{auc: {{value: 0.8, lower: 0.79, upper: 0.81, n: 1000}}}}
createdAt: 2026-01-01T00:00:00Z
"""


def pins(environment, pinned):
    lines = "".join(f"  m{model}: {{champion: {{version: {version}, bundle: \"{bundle(f'm{model}', version)}\"}}}}\n" for model, version in enumerate(pinned) if version)
    return f"environments/{environment}.pins.yaml", f"schema: mlops/pins/1\nenvironment: {environment}\nmodels:\n{lines}" if lines else ""


def repository(folder, models, promotions):
    """Makes a commit for each promotion, then one that changes a line of a spec, and one that promotes once more."""
    workloads.write(f"{folder}/.keep", "")
    subprocess.run(["git", "init", "-q", "-b", "main", folder], check=True)
    versions = promotions // models
    git = subprocess.Popen(["git", "-C", folder, "fast-import", "--quiet"], stdin=subprocess.PIPE)
    clock = [1_700_000_000]

    def commit(message, files):
        clock[0] += 60
        git.stdin.write(f"commit refs/heads/main\ncommitter Ada <ada@example.org> {clock[0]} +0000\ndata {len(message)}\n{message}\n".encode())
        for path, text in files:
            data = text.encode()
            git.stdin.write(f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n")

    files = list(specs(models)) + [record(model, version) for model in range(models) for version in range(1, versions + 2)]
    commit("all", files)
    pinned = [0] * models
    for number in range(promotions):
        pinned[number % models] = number // models + 1
        commit(f"promote {number}", [pins("production", pinned)])
    path, text = files[2]
    commit("a line", [(path, text.replace(">= 0.75", ">= 0.7"))])
    pinned[0] += 1
    commit("a promotion", [pins("production", pinned)])
    git.stdin.close()
    if git.wait() != 0:
        raise SystemExit("git fast-import failed")
    subprocess.run(["git", "-C", folder, "reset", "-q", "--hard"], check=True)
