"""The inputs of the benchmarks: made by rule, the same on every machine."""
import os

HEADER = """mlops: 1
project: bench
stack: {ci: github}
roles:
  owners: [{id: 1001, login: ada}, {id: 1002, login: grace}, {id: 1003, login: joan}]
"""

SPEC = """datasets:
  orders_%(n)d:
    source: data/orders-%(n)d.csv
    format: csv
    owner: owners
    time: {event: ordered_at, known: loaded_at}
    columns:
      order_id: {type: string, key: true}
      customer_id: string
      ordered_at: timestamp
      loaded_at: timestamp
      amount: {type: float, unit: EUR, min: 0}
      items: {type: int, min: 1}
      country: {type: string, values: [de, fr, nl]}
      returned: {type: bool, label: true}
    quality:
      - expect_column_values_to_be_between: {column: amount, min_value: 0, max_value: 100000}

problems:
  returns_%(n)d:
    statement: Tell which orders of shop %(n)d will come back.
    owner: owners
    baseline: {rule: amount > 200}
    solvedWhen: metrics.auc >= 0.7

pipelines:
  returns_%(n)d:
    params: {trees: 200, seed: 7}
    on: {schedule: "0 5 * * 1"}
    stages:
      ingest:   {kind: ingest, dataset: orders_%(n)d}
      validate: {kind: validate, data: ingest.rows}
      recent:
        kind: transform
        data: validate.rows
        sql: select * from data where amount > 0
        columns: {order_id: string, ordered_at: timestamp, amount: float, items: int, country: string, returned: bool}
      split:    {kind: split, data: recent.rows, by: hash, column: order_id, test: 0.2}
      checked:  {kind: test, of: recent, properties: [unique: order_id]}
      train:    {kind: train, data: split.train, label: returned, learner: boosted-trees, with: {trees: "${params.trees}"}}
      evaluate: {kind: evaluate, model: train.model, data: split.test, slices: [country]}
      explain:  {kind: explain, model: train.model, data: split.test}
      solved:   {kind: decide, problem: returns_%(n)d, ask: solved, metrics: evaluate.metrics}
      register: {kind: register, model: train.model, metrics: evaluate.metrics, as: returns_%(n)d, needs: [solved, checked]}

models:
  returns_%(n)d:
    owner: owners
    problem: returns_%(n)d
    task: binary
    inputs: [amount, items, country]
    output: {name: return_probability, type: float, min: 0, max: 1}
    metrics: {auc: {better: higher}, brier: {better: lower}}
    slices: {country: country}
    gates:
      production:
        - metrics.auc >= 0.7
        - not has(champion) or delta.auc.lower >= -0.01
        - slices.country.auc.min >= 0.65
"""

ENVIRONMENTS = """environments:
  production: {approvals: [{role: owners}]}
"""

WORKFLOW = """name: train-%(n)d
on:
  push:
    branches: [main]
    paths: ["shops/%(n)d/**"]
  workflow_dispatch:
    inputs:
      trees:
        description: how many trees
        required: true
        default: "200"
permissions:
  contents: read
concurrency: train-%(n)d
jobs:
  prepare:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    outputs:
      digest: ${{ steps.hash.outputs.digest }}
    steps:
      - uses: actions/checkout@v4
      - id: hash
        run: echo "digest=$(sha256sum data/orders-%(n)d.csv | cut -c1-64)" >> "$GITHUB_OUTPUT"
  train:
    needs: prepare
    runs-on: ubuntu-latest
    strategy:
      matrix:
        fold: [1, 2, 3]
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with: {python-version: "3.12"}
      - name: train fold ${{ matrix.fold }}
        env:
          DIGEST: ${{ needs.prepare.outputs.digest }}
        run: python train.py --shop %(n)d --fold ${{ matrix.fold }} --digest "$DIGEST"
  evaluate:
    needs: [train]
    if: github.ref == 'refs/heads/main'
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: python evaluate.py --shop %(n)d
      - uses: actions/upload-artifact@v4
        with: {name: report-%(n)d, path: report.html}
"""


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())


def workspace(folder, files):
    """A workspace of as many spec files, each with a pipeline of ten stages; a hundred to a folder."""
    write(f"{folder}/mlops.yaml", HEADER)
    write(f"{folder}/environments.mlops.yaml", ENVIRONMENTS)
    for n in range(files):
        write(f"{folder}/shops/{n // 100}/returns-{n}.mlops.yaml", SPEC % {"n": n})


def workflows(folder, files):
    for n in range(files):
        write(f"{folder}/.github/workflows/train-{n}.yml", WORKFLOW % {"n": n})


def bombs(folder):
    """Returns workspaces that are small but for one hostile file, by what is hostile about it."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    hostile = {
        "nothing": b"",
        "10 levels of 10 aliases": "\n".join(lines).encode(),
        "a million nested [": b"a: " + b"[" * 1_000_000,
        "a scalar of 100 MB": b"a: " + b"x" * 100_000_000,
        "invalid UTF-8": b"a: \xff\xfe\xc3\x28",
        "NUL": b"a: b\0c",
        "bidi control": "datasets: {a\u202eb: {}}".encode(),
    }
    for name, content in hostile.items():
        place = f"{folder}/{name.replace(' ', '-')}"
        write(f"{place}/mlops.yaml", HEADER)
        write(f"{place}/x.mlops.yaml", content)
        yield name, place
