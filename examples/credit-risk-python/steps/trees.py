"""Boosted trees as LightGBM writes them: a text of numbers, which nobody needs to execute in order to load it."""

from collections import namedtuple

import numpy

# Children below zero are leaves: -1 is the first. `missing_left` says where a row without a value goes.
Tree = namedtuple("Tree", "feature threshold missing_left left right value count")

HEADER = ["tree", "version=v4", "num_class=1", "num_tree_per_iteration=1", "label_index=0"]
MISSING_IS_NAN, TO_THE_LEFT = 8, 2

# LightGBM writes this where everything that is a number goes left.
FARTHEST = 1e300


def of_scikit_learn(model):
    start = float(numpy.ravel(model._baseline_prediction)[0])
    trees = [_tree_of(predictor.nodes) for (predictor,) in model._predictors]
    return [trees[0]._replace(value=[value + start for value in trees[0].value])] + trees[1:]


def _tree_of(nodes):
    tree = Tree([], [], [], [], [], [], [])

    def add(at):
        node = nodes[at]
        if node["is_leaf"]:
            tree.value.append(float(node["value"]))
            tree.count.append(int(node["count"]))
            return -len(tree.value)
        number = len(tree.feature)
        tree.feature.append(int(node["feature_idx"]))
        tree.threshold.append(min(float(node["num_threshold"]), FARTHEST))
        tree.missing_left.append(bool(node["missing_go_to_left"]))
        tree.left.append(0)
        tree.right.append(0)
        tree.left[number] = add(int(node["left"]))
        tree.right[number] = add(int(node["right"]))
        return number

    add(0)
    return tree


def to_text(trees, names):
    blocks = [_block(number, tree) for number, tree in enumerate(trees)]
    header = HEADER + [
        f"max_feature_idx={len(names) - 1}", "objective=binary sigmoid:1", f"feature_names={' '.join(names)}",
        f"feature_infos={' '.join('[-1e300:1e300]' for _ in names)}",
        f"tree_sizes={' '.join(str(len(block)) for block in blocks)}", "", ""]
    return "\n".join(header) + "".join(blocks) + "end of trees\n"


def _block(number, tree):
    kinds = [MISSING_IS_NAN + (TO_THE_LEFT if left else 0) for left in tree.missing_left]
    lines = [f"Tree={number}", f"num_leaves={len(tree.value)}", "num_cat=0"]
    if tree.feature:
        lines += [
            _line("split_feature", tree.feature), _line("split_gain", [0] * len(tree.feature)), _line("threshold", tree.threshold),
            _line("decision_type", kinds), _line("left_child", tree.left), _line("right_child", tree.right)]
    lines += [_line("leaf_value", tree.value), _line("leaf_count", tree.count), "is_linear=0", "shrinkage=1", "", "", ""]
    return "\n".join(lines)


def _line(name, values):
    return f"{name}={' '.join(repr(value) for value in values)}"


def parse(text):
    trees = []
    for block in text.split("\nTree=")[1:]:
        fields = dict(line.split("=", 1) for line in block.split("\n\n")[0].split("\n") if "=" in line)
        kinds = _numbers(fields, "decision_type", int)
        trees.append(Tree(
            _numbers(fields, "split_feature", int), _numbers(fields, "threshold", float), [bool(kind & TO_THE_LEFT) for kind in kinds],
            _numbers(fields, "left_child", int), _numbers(fields, "right_child", int),
            _numbers(fields, "leaf_value", float), _numbers(fields, "leaf_count", int)))
    return trees


def _numbers(fields, name, read):
    return [read(number) for number in fields.get(name, "").split()]


def predict(trees, x):
    score = numpy.zeros(len(x))
    for tree in trees:
        score += _values(tree, x)
    return 1 / (1 + numpy.exp(-score))


def _values(tree, x):
    at = numpy.full(len(x), 0 if tree.feature else -1)
    feature, threshold, missing_left, left, right = (numpy.array(part) for part in tree[:5])
    while (going := numpy.flatnonzero(at >= 0)).size:
        node = at[going]
        value = x[going, feature[node]]
        goes_left = numpy.where(numpy.isnan(value), missing_left[node], value <= threshold[node])
        at[going] = numpy.where(goes_left, left[node], right[node])
    return numpy.array(tree.value)[-at - 1]
