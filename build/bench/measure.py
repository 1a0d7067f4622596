"""Runs commands in rounds, one of each a round, so that a busy moment of the machine meets all of them."""
import os
import statistics
import subprocess
import time


class Result:
    def __init__(self):
        self.wall, self.cpu, self.memory = [], [], 0

    @property
    def median(self):
        return statistics.median(self.wall)

    @property
    def cpu_median(self):
        return statistics.median(self.cpu)


def run(command, expected):
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in expected:
        raise SystemExit(f"{' '.join(command)} ended with {child.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def rounds(commands, count, expected=(0,), prepare=None):
    """Returns a result for each name; the first round warms the caches and does not count.

    What `prepare` does with a name before its command runs is not measured."""
    results = {name: Result() for name in commands}
    for number in range(count + 1):
        for name, command in commands.items():
            if prepare:
                prepare(name)
            wall, cpu, memory = run(command, expected)
            if number == 0:
                continue
            results[name].wall.append(wall)
            results[name].cpu.append(cpu)
            results[name].memory = max(results[name].memory, memory)
    return results


def table(title, results, ratio=None, note=None):
    print(f"\n### {title}\n")
    print("| command | wall, median | min – max | cpu | memory |" + (f" wall / {ratio} | cpu / {ratio} |" if ratio else ""))
    print("|---|---|---|---|---|" + ("---|---|" if ratio else ""))
    for name, result in results.items():
        row = (f"| {name} | {result.median * 1000:.1f} ms | {min(result.wall) * 1000:.1f} – {max(result.wall) * 1000:.1f} ms "
               f"| {result.cpu_median * 1000:.1f} ms | {result.memory:.0f} MiB |")
        if ratio:
            base = results[ratio]
            row += f" {result.median / base.median:.3f} | {result.cpu_median / base.cpu_median:.3f} |"
        print(row)
    if note:
        print(f"\n{note}")
