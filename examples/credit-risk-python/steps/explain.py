"""Tells how much worse the model gets when one input is shuffled."""

import numpy
from sklearn.metrics import roc_auc_score

import inputs
import trees
from stage import STAGE, path_in, tell_rows, write_rows, write_text

SHUFFLES = 10


def main():
    _, x, truth = inputs.read(path_in("data"))
    with open(path_in("model"), encoding="utf-8") as file:
        model = trees.parse(file.read())
    whole = roc_auc_score(truth, trees.predict(model, x))
    chance = numpy.random.Generator(numpy.random.PCG64(STAGE["seed"]))
    losses = []
    for at, name in enumerate(inputs.NAMES):
        shuffled = x.copy()
        areas = []
        for _ in range(SHUFFLES):
            shuffled[:, at] = chance.permutation(x[:, at])
            areas.append(roc_auc_score(truth, trees.predict(model, shuffled)))
        losses.append((name, float(whole - numpy.mean(areas))))

    losses.sort(key=lambda loss: (-loss[1], loss[0]))
    write_rows("importance", ["input", "auc_lost"], [{"input": name, "auc_lost": f"{lost:.6f}"} for name, lost in losses])
    lines = ["# What the model leans on", "", f"AUC {whole:.3f}; lost when an input is shuffled:", "", "| input | lost |", "|---|--:|"]
    write_text("report", "\n".join(lines + [f"| {name} | {lost:.3f} |" for name, lost in losses]) + "\n")
    tell_rows(importance=len(losses))


if __name__ == "__main__":
    main()
