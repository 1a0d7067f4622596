#!/usr/bin/env python3
"""Writes Cases/*.json: reference values with their sources.

Run with Debian's /usr/bin/python3 (python3-scipy 1.10.1, python3-sklearn 1.2.1, python3-statsmodels 0.13.5, python3-mpmath 1.2.1).
Tests read the committed files and need no Python.
"""
import itertools
import json
import math
import os
import random
import warnings

import mpmath as mp
import numpy as np
import scipy
import sklearn
import statsmodels
from scipy import optimize, stats
from sklearn import metrics
import statsmodels.api as sm
import statsmodels.stats.api as sms
from statsmodels.stats import contingency_tables, multitest, proportion, power

warnings.simplefilter("ignore")
mp.mp.dps = 40
SCIPY = f"scipy {scipy.__version__}: "
SKLEARN = f"scikit-learn {sklearn.__version__}: "
SM = f"statsmodels {statsmodels.__version__.split('+')[0]}: "
DEF = "the definition, computed with Python: "
HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Cases")
FILES = {}


def plain(v):
    if isinstance(v, dict):
        return {k: plain(x) for k, x in v.items()}
    if isinstance(v, (list, tuple)):
        return [plain(x) for x in v]
    if isinstance(v, np.ndarray):
        return plain(v.tolist())
    if isinstance(v, (np.bool_, bool)):
        return bool(v)
    if isinstance(v, (np.integer, int)):
        return int(v)
    if isinstance(v, (np.floating, float, mp.mpf)):
        v = float(v)
        return "Infinity" if v == math.inf else "-Infinity" if v == -math.inf else v
    return v


def case(file, function, inputs, value, source, tolerance=None):
    cases = FILES.setdefault(file, [])
    c = {"id": f"{function}-{1 + sum(x['function'] == function for x in cases)}", "function": function, "inputs": plain(inputs), "value": plain(value), "source": source}
    if tolerance:
        c["tolerance"] = tolerance
    cases.append(c)


def test(r):
    return {"statistic": r[0], "pvalue": r[1]}


rng = np.random.default_rng(20261121)


def sample(n, loc=0.0, scale=1.0, digits=3):
    return np.round(rng.normal(loc, scale, n), digits).tolist()


# ---------------------------------------------------------------- drift
def drift():
    f = "drift"
    pairs = [
        ([10, 20, 30, 40], [15, 25, 25, 35]),
        ([428, 425, 414, 427, 440, 447, 380, 386, 444, 386], [426, 437, 429, 391, 469, 433, 360, 443, 371, 418]),
        ([0.2, 0.3, 0.5], [0.25, 0.25, 0.5]),
        ([100, 1], [99, 2]),
        ([1e6, 2e6, 3e6], [1000001, 1999999, 3000000]),
        ([5, 0, 5], [4, 2, 4]),
        ([7, 7], [7, 7]),
    ]
    for r, c in pairs:
        p, q = np.array(r) / np.sum(r), np.array(c) / np.sum(c)
        with np.errstate(all="ignore"):
            psi = float(mp.fsum((mp.mpf(b) - mp.mpf(a)) * mp.log(mp.mpf(b) / mp.mpf(a)) for a, b in zip(p, q) if a != b)) if min(p.min(), q.min()) > 0 else math.inf
            case(f, "psi", {"reference": r, "current": c}, psi, DEF + "sum (r - c) ln(r / c), mpmath", 1e-9)
            case(f, "kl_divergence", {"reference": r, "current": c, "base": "e"}, stats.entropy(p, q), SCIPY + "stats.entropy(reference, current)", 1e-8 if max(r) > 1e5 else None)
            case(
                f,
                "kl_divergence",
                {"reference": c, "current": r, "base": 2},
                stats.entropy(q, p, base=2),
                SCIPY + "stats.entropy(reference, current, base=2)",
                1e-8 if max(r) > 1e5 else None,
            )
        case(f, "jensen_shannon", {"reference": r, "current": c, "base": "e"}, math.sqrt(float(js(p, q))), DEF + "mpmath; scipy.spatial.distance.jensenshannon agrees", 1e-9)
        case(
            f, "jensen_shannon", {"reference": r, "current": c, "base": 2}, math.sqrt(float(js(p, q) / mp.log(2))), DEF + "mpmath; scipy.spatial.distance.jensenshannon(base=2) agrees", 1e-9
        )
        case(
            f,
            "hellinger",
            {"reference": r, "current": c},
            float(mp.sqrt(abs(1 - mp.fsum(mp.sqrt(mp.mpf(float(a)) / mp.fsum(map(float, p)) * mp.mpf(float(b)) / mp.fsum(map(float, q))) for a, b in zip(p, q))))) if r != c else 0,
            DEF + "sqrt(1 - sum sqrt(r c)), mpmath",
            1e-9,
        )
        case(f, "total_variation", {"reference": r, "current": c}, np.abs(p - q).sum() / 2, DEF + "half the sum of |r - c|")
        case(f, "l_infinity", {"reference": r, "current": c}, np.abs(p - q).max(), DEF + "max |r - c|")
    case(
        f,
        "psi",
        {"reference": [5, 0, 5], "current": [4, 2, 4], "zero": 0.0001},
        2 * (0.5 - 0.4) * math.log(0.5 / 0.4) + (0.0001 - 0.2) * math.log(0.0001 / 0.2),
        DEF + "a share of 0 becomes 0.0001, not renormalised",
    )
    case(
        f,
        "psi",
        {"reference": [428, 425, 414, 427, 440, 447, 380, 386, 444, 386], "current": [426, 437, 429, 391, 469, 433, 360, 443, 371, 418]},
        0.007406694184014186,
        "deequ, KLLDistanceTest.scala: PSI test with deciles",
    )
    for n, m, shift in [(50, 40, 0.0), (200, 300, 0.5), (25, 7, 2.0)]:
        x, y = sample(n), sample(m, shift)
        edges = np.concatenate(([-np.inf], np.quantile(x, np.arange(1, 10) / 10), [np.inf]))
        count = lambda v: np.array([np.sum((np.array(v) >= lo) & (np.array(v) < hi)) for lo, hi in zip(edges, edges[1:])])
        p, q = np.maximum(count(x) / n, 0), count(y) / m
        p, q = np.where(p == 0, 1e-4, p), np.where(q == 0, 1e-4, q)
        case(f, "psi_numeric", {"reference": x, "current": y, "bins": "reference-deciles", "zero": 1e-4}, np.sum((p - q) * np.log(p / q)), DEF + "numpy.quantile, bins [lo, hi)")
        case(f, "wasserstein", {"x": x, "y": y}, stats.wasserstein_distance(x, y), SCIPY + "stats.wasserstein_distance")
        case(f, "wasserstein", {"x": x, "y": y, "divideBy": "reference-std"}, stats.wasserstein_distance(x, y) / np.std(x), SCIPY + "stats.wasserstein_distance / numpy.std(x)")
        case(f, "energy_distance", {"x": x, "y": y}, stats.energy_distance(x, y), SCIPY + "stats.energy_distance")
    case(f, "wasserstein", {"x": [0, 1, 3], "y": [5, 6, 8]}, 5.0, "scipy documentation, wasserstein_distance: example 1")
    case(f, "wasserstein", {"x": [0, 1], "y": [0, 1], "xWeights": [3, 1], "yWeights": [2, 2]}, 0.25, "scipy documentation, wasserstein_distance: example 2")
    case(
        f,
        "wasserstein",
        {"x": [3.4, 3.9, 7.5, 7.8], "y": [4.5, 1.4], "xWeights": [1.4, 0.9, 3.1, 7.2], "yWeights": [3.2, 3.5]},
        4.0781331438047861,
        "scipy documentation, wasserstein_distance: example 3",
    )
    case(f, "energy_distance", {"x": [0], "y": [2]}, 2.0, "scipy documentation, energy_distance: example 1")
    a1, b1 = dict(a=10, b=20, c=25, d=10, e=5), dict(a=11, b=20, c=25, d=10, e=10)
    a2, b2 = dict(a=207, b=20, c=25, d=14, e=25, g=13), dict(a=22, b=20, c=25, d=12, e=13, f=15)
    deequ = "deequ, KLLDistanceTest.scala: "
    case(f, "categorical_linf", {"a": a1, "b": b1}, 0.06015037593984962, deequ + "linf_simple")
    case(f, "categorical_linf", {"a": a1, "b": dict(f=11, a=20, c=25, d=10, e=10)}, 0.2857142857142857, deequ + "linf_simple with different bin value")
    case(f, "categorical_linf", {"a": a2, "b": b2, "alpha": 0.003}, 0.2726338046550349, deequ + "linf_robust, alpha .003")
    case(f, "categorical_linf", {"a": a2, "b": b2, "alpha": 0.1}, 0.33774199396969184, deequ + "linf_robust, alpha .1")
    case(f, "categorical_linf", {"a": a1, "b": b1, "alpha": 0.05}, 0, deequ + "linf_robust below the bound")
    b3 = dict(a=223, b=20, c=25, d=12, e=13, f=15)
    for a, b, stat, p, what in [
        (a2, b3, 28.175042782458068, 3.3640191298478506e-5, "missing bin values"),
        (dict(a=207, b=20, c=25, d=14, e=25), dict(a=223, b=20, c=25, d=12, e=13), None, 0.013227994814265176, "chisquare test"),
        (dict(a=100, b=20, c=25, d=10, e=5, f=2), dict(a=100, b=22, c=25, d=5, e=13, f=2), 8.789790456457125, None, "regrouping 2 categories after normalizing"),
        (dict(a=100, b=40, c=30, d=10), dict(a=100, b=40, c=30, e=4), 0.38754325259515626, None, "regrouping (yates)"),
        (dict(a=100, b=4, c=3, d=27), dict(a=100, b=4, c=3, d=34), 1.1507901668129925, None, "regrouping 2 categories (yates)"),
        (dict(a=100, b=4, c=3, d=27, e=20, f=20, g=20, h=20), dict(a=100, b=2, c=1, d=34, e=20, f=20, g=20, h=20), 6.827423492761593, None, "regrouping, small share"),
        (dict(a=30), dict(a=20, b=20), None, 4.3204630539861455e-8, "sample categories below minimum"),
    ]:
        value = {k: v for k, v in (("statistic", stat), ("pvalue", p)) if v is not None}
        case(f, "categorical_chi_square", {"a": a, "b": b}, value, deequ + what)


def js(p, q):
    p, q = [mp.mpf(float(x)) for x in p], [mp.mpf(float(x)) for x in q]
    kl = lambda u, v: mp.fsum(a * mp.log(a / b) for a, b in zip(u, v) if a > 0)
    m = [(a + b) / 2 for a, b in zip(p, q)]
    return abs(kl(p, m) + kl(q, m)) / 2 if p != q else mp.mpf(0)


# ---------------------------------------------------------------- tests
def tests():
    f = "tests"
    for r, c in [
        ([10, 20, 30, 40], [12, 18, 33, 37]),
        ([1, 1, 1, 1, 1, 1], [16, 18, 16, 14, 12, 12]),
        ([0.5, 0.3, 0.2], [480, 330, 190]),
        ([2, 1], [1000, 400]),
        ([25, 25, 25], [0, 10, 20]),
    ]:
        e = np.array(r) / np.sum(r) * np.sum(c)
        case(f, "chi_square_gof", {"reference": r, "current": c}, test(stats.chisquare(c, e)), SCIPY + "stats.chisquare(current, scaled reference)")
        case(f, "g_test", {"reference": r, "current": c}, test(stats.power_divergence(c, e, lambda_="log-likelihood")), SCIPY + "stats.power_divergence, log-likelihood")
        case(f, "srm", {"observed": c, "weights": r}, test(stats.chisquare(c, e)), SCIPY + "stats.chisquare; check_srm of gbstats has this p-value")
    case(
        f,
        "chi_square_gof",
        {"reference": [1, 1, 1, 1, 1, 1], "current": [16, 18, 16, 14, 12, 12]},
        {"statistic": 2.0, "pvalue": 0.84914503608460956},
        "scipy documentation, chisquare: example 1",
    )
    for t in [[[10, 10, 20], [20, 20, 20]], [[12, 5], [3, 9]], [[100, 200], [150, 180], [90, 10]], [[7, 0], [3, 5]]]:
        for y in (True, False):
            case(f, "chi_square_homogeneity", {"table": t, "yates": y}, test(stats.chi2_contingency(t, correction=y)), SCIPY + f"stats.chi2_contingency(correction={y})")
    for t in [[[8, 2], [1, 5]], [[6, 2], [1, 4]], [[0, 10], [7, 3]], [[190, 800], [200, 900]], [[3, 1], [1, 3]], [[2, 7], [8, 2]]]:
        for alt in ("two-sided", "less", "greater"):
            case(f, "fisher_exact", {"table": t, "alternative": alt}, test(stats.fisher_exact(t, alt)), SCIPY + "stats.fisher_exact", 1e-9)
    samples = [
        (sample(10), sample(12, 0.5)),
        (sample(50), sample(35, 0.3)),
        (sample(7), sample(7, 3.0)),
        (sample(300), sample(280, 0.05)),
        (sample(20, digits=0), sample(25, 0.7, digits=0)),
        (sample(5), sample(200, 1)),
        (sample(150, 0, 1), sample(400, 0, 1.3)),
    ]
    for x, y in samples:
        for m in ("exact", "asymptotic"):
            case(
                f,
                "ks",
                {"x": x, "y": y, "method": m},
                test(stats.ks_2samp(x, y, method="asymp" if m == "asymptotic" else m)),
                SCIPY + f"stats.ks_2samp(method='{m[:6] if m[0] == 'a' else m}')",
                1e-9,
            )
        case(f, "student_t", {"x": x, "y": y}, test(stats.ttest_ind(x, y)), SCIPY + "stats.ttest_ind")
        for alt in ("two-sided", "less", "greater"):
            case(f, "welch_t", {"x": x, "y": y, "alternative": alt}, test(stats.ttest_ind(x, y, equal_var=False, alternative=alt)), SCIPY + "stats.ttest_ind(equal_var=False)")
            for cc in (True, False):
                case(
                    f,
                    "mann_whitney",
                    {"x": x, "y": y, "alternative": alt, "method": "asymptotic", "continuity": cc},
                    test(stats.mannwhitneyu(x, y, use_continuity=cc, alternative=alt, method="asymptotic")),
                    SCIPY + "stats.mannwhitneyu(method='asymptotic')",
                )
            if len(set(x + y)) == len(x + y) and len(x) * len(y) <= 2000:
                case(
                    f,
                    "mann_whitney",
                    {"x": x, "y": y, "alternative": alt, "method": "exact", "continuity": True},
                    test(stats.mannwhitneyu(x, y, alternative=alt, method="exact")),
                    SCIPY + "stats.mannwhitneyu(method='exact')",
                )
    large_x, large_y = sample(1500), sample(1200, 0.1)
    case(f, "ks", {"x": large_x, "y": large_y, "method": "asymptotic"}, test(stats.ks_2samp(large_x, large_y, method="asymp")), SCIPY + "stats.ks_2samp(method='asymp')", 1e-9)
    case(
        f,
        "ks",
        {
            "x": [0.61, 0.29, 0.06, 0.59, -1.73, -0.74, 0.51, -0.56, 0.39, 1.64, 0.05, -0.06, 0.64, -0.82, 0.37, 1.77, 1.09, -1.28, 2.36, 1.31, 1.05, -0.32, -0.40, 1.06, -2.47],
            "y": [-0.95, 0.26, 1.29, 1.53],
            "method": "auto",
        },
        test(
            stats.ks_2samp(
                [0.61, 0.29, 0.06, 0.59, -1.73, -0.74, 0.51, -0.56, 0.39, 1.64, 0.05, -0.06, 0.64, -0.82, 0.37, 1.77, 1.09, -1.28, 2.36, 1.31, 1.05, -0.32, -0.40, 1.06, -2.47],
                [-0.95, 0.26, 1.29, 1.53],
            )
        ),
        SCIPY + "stats.ks_2samp",
    )
    for k in range(4):
        a = sample(12 + 5 * k)
        b = np.round(np.array(a) + sample(len(a), 0.2 * k, 0.5), 3).tolist()
        for alt in ("two-sided", "less", "greater"):
            case(f, "paired_t", {"a": a, "b": b, "alternative": alt}, test(stats.ttest_rel(b, a, alternative=alt)), SCIPY + "stats.ttest_rel(b, a)")
    for s in [
        [sample(50), sample(30, 0.5)],
        [sample(20), sample(20), sample(20, 0.6)],
        [sample(8), sample(9, 5.0), sample(10)],
        [sample(15, digits=0), sample(17, 1, digits=0)],
        [
            [38.7, 41.5, 43.8, 44.5, 45.5, 46.0, 47.7, 58.0],
            [39.2, 39.3, 39.7, 41.4, 41.8, 42.9, 43.3, 45.8],
            [34.0, 35.0, 39.0, 40.0, 43.0, 43.0, 44.0, 45.0],
            [34.0, 34.8, 34.8, 35.4, 37.2, 37.8, 41.2, 42.8],
        ],
    ]:
        r = stats.anderson_ksamp(s)
        case(f, "anderson_ksamp", {"samples": s}, {"statistic": r[0], "pvalue": r[2]}, SCIPY + "stats.anderson_ksamp (the last: Scholz and Stephens 1987, example 1)", 1e-9)
    treatment, control = [689, 656, 668, 660, 679, 663, 664, 647], [657, 623, 652, 654, 658, 660, 670, 620]
    for alt, p in (("two-sided", 0.060), ("greater", 0.0301), ("less", 0.973)):
        case(
            f, "permutation_mean", {"x": treatment, "y": control, "alternative": alt, "method": "exact"}, {"pvalue": p}, "mlxtend, test_permutation.py (rounded to the digits printed)", 1e-2
        )
    for x, y in [(treatment, control), (sample(6), sample(7, 0.8)), ([1, 2, 2, 3], [2, 3, 3, 4, 5])]:
        every = [np.mean(c) - np.mean(list(r)) for c, r in splits(x + y, len(x))]
        seen = np.mean(x) - np.mean(y)
        for alt, hit in (("two-sided", lambda d: abs(d) >= abs(seen) - 1e-9), ("greater", lambda d: d >= seen - 1e-9), ("less", lambda d: d <= seen + 1e-9)):
            case(
                f,
                "permutation_mean",
                {"x": x, "y": y, "alternative": alt, "method": "exact"},
                {"statistic": seen, "pvalue": np.mean([hit(d) for d in every])},
                DEF + "all ways to choose x, itertools.combinations",
            )
    for s, n in [([30, 45], [100, 110]), ([5, 1], [20, 25]), ([1000, 1100], [10000, 10050]), ([0, 4], [15, 16])]:
        for alt, name in (("two-sided", "two-sided"), ("less", "smaller"), ("greater", "larger")):
            case(f, "two_proportion_z", {"successes": s, "trials": n, "alternative": alt}, test(proportion.proportions_ztest(s, n, alternative=name)), SM + "proportions_ztest")
        case(f, "proportions_chi_square", {"successes": s, "trials": n}, test(proportion.proportions_chisquare(s, n)), SM + "proportions_chisquare")
    case(f, "proportions_chi_square", {"successes": [10, 12, 30], "trials": [40, 44, 61]}, test(proportion.proportions_chisquare([10, 12, 30], [40, 44, 61])), SM + "proportions_chisquare")


def splits(values, k):
    for chosen in itertools.combinations(range(len(values)), k):
        yield [values[i] for i in chosen], [v for i, v in enumerate(values) if i not in chosen]


# ---------------------------------------------------------------- intervals
def intervals():
    f = "intervals"
    for s, n, c in [(5, 20, 0.95), (0, 10, 0.95), (10, 10, 0.9), (1, 1000, 0.99), (480, 1000, 0.95), (3, 7, 0.5), (99999, 100000, 0.95)]:
        case(
            f,
            "proportion_interval",
            {"successes": s, "trials": n, "method": "wilson", "confidence": c},
            [max(0, v) for v in map(float, proportion.proportion_confint(s, n, 1 - c, "wilson"))] if s else [0, float(proportion.proportion_confint(s, n, 1 - c, "wilson")[1])],
            SM + "proportion_confint(method='wilson')",
            1e-9,
        )
        cp = [0 if s == 0 else stats.beta.ppf((1 - c) / 2, s, n - s + 1), 1 if s == n else stats.beta.isf((1 - c) / 2, s + 1, n - s)]
        case(
            f,
            "proportion_interval",
            {"successes": s, "trials": n, "method": "clopper-pearson", "confidence": c},
            cp,
            SCIPY + "stats.beta.ppf; statsmodels proportion_confint(method='beta') agrees",
            1e-9,
        )
    for s, n in [([7, 3], [30, 28]), ([56, 48], [70, 80]), ([0, 2], [10, 12]), ([10, 10], [10, 11])]:
        for ours, theirs in (("wald", "wald"), ("newcombe", "newcomb"), ("agresti-caffo", "agresti-caffo")):
            v = proportion.confint_proportions_2indep(s[0], n[0], s[1], n[1], method=theirs, compare="diff")
            case(f, "proportion_difference_interval", {"successes": s, "trials": n, "method": ours, "confidence": 0.95}, list(v), SM + f"confint_proportions_2indep(method='{theirs}')", 1e-9)
    case(
        f,
        "proportion_difference_interval",
        {"successes": [56, 48], "trials": [70, 80], "method": "newcombe", "confidence": 0.95},
        [0.0524, 0.3339],
        "Newcombe 1998, table II, case (a), method 10 (rounded to 4 digits)",
        2e-3,
    )


# ---------------------------------------------------------------- experiments
def experiments():
    f = "experiments"
    gb = "GrowthBook, gbstats tests (rounded to 5 digits): "
    a, b = {"n": 3407, "sum": 1396.87, "sumSquares": 52377.9767}, {"n": 3461, "sum": 2422.7, "sumSquares": 134698.29}
    a3 = dict(a, n=3000)
    pa, pb = {"n": 28, "successes": 14}, {"n": 30, "successes": 16}
    case(f, "lift", {"a": a, "b": b, "relative": True}, {"estimate": 0.70732, "se": 0.37879, "ci": [-0.03526, 1.44989], "pvalue": 0.06191}, gb + "test_two_sided_ttest", 1e-4)
    case(f, "lift", {"a": a, "b": b, "relative": False}, {"estimate": 0.29, "se": 0.12478, "ci": [0.04538, 0.53462], "pvalue": 0.02016}, gb + "test_two_sided_ttest_absolute", 2e-4)
    case(f, "lift", {"a": pa, "b": pb, "relative": True}, {"estimate": 0.06667, "se": 0.2717, "ci": [-0.47767, 0.61101], "pvalue": 0.80707}, gb + "test_two_sided_ttest_binom", 1e-4)
    case(
        f,
        "lift",
        {"a": a3, "b": b, "relative": True, "alternative": "greater"},
        {"estimate": 0.5033610858562358, "se": 0.3334122146400735, "lower": -0.045136675850396046, "pvalue": 0.06558262868467746},
        "GrowthBook, gbstats tests: one sided, greater",
        1e-9,
    )
    case(
        f,
        "lift",
        {"a": a3, "b": b, "relative": False, "alternative": "greater"},
        {"estimate": 0.23437666666666668, "se": 0.12983081254184736, "lower": 0.020791480063255735, "pvalue": 0.03554272489873023},
        "GrowthBook, gbstats tests: one sided, greater, absolute",
        1e-9,
    )
    one = "GrowthBook, gbstats tests: one sided, less"
    case(f, "lift", {"a": a3, "b": b, "relative": True, "alternative": "less"}, {"upper": 1.0518588475628676, "pvalue": 0.9344173713153225}, one, 1e-9)
    case(f, "lift", {"a": a3, "b": b, "relative": False, "alternative": "less"}, {"upper": 0.44796185327007765, "pvalue": 0.9644572751012698}, one + ", absolute", 1e-9)
    one = "GrowthBook, gbstats tests: sequential, one sided"
    case(
        f,
        "sequential_lift",
        {"a": a3, "b": b, "relative": True, "tuning": 5000, "alpha": 0.05, "alternative": "greater"},
        {"estimate": 0.5033610858562358, "se": 0.3334122146400735, "lower": -0.42356454602790883},
        one,
        1e-9,
    )
    case(f, "sequential_lift", {"a": a3, "b": b, "relative": False, "tuning": 5000, "alpha": 0.05, "alternative": "greater"}, {"lower": -0.12656844172804982}, one + ", absolute", 1e-9)
    case(
        f,
        "sequential_lift",
        {"a": a3, "b": b, "relative": False, "tuning": 5000, "alpha": 0.05, "alternative": "greater"},
        {"pvalue": 0.46316491943359384},
        one + ", absolute (bisected there until the bound is within 1e-6 of 0)",
        5e-4,
    )
    case(f, "sequential_lift", {"a": a3, "b": b, "relative": True, "tuning": 5000, "alpha": 0.05, "alternative": "less"}, {"upper": 1.4302867177403806}, one, 1e-9)
    case(f, "sequential_lift", {"a": a3, "b": b, "relative": False, "tuning": 5000, "alpha": 0.05, "alternative": "less"}, {"upper": 0.5953217750613832}, one + ", absolute", 1e-9)
    arms = [
        (a, b),
        (pa, pb),
        ({"n": 10, "sum": 100, "sumSquares": 1002.25}, {"n": 10, "sum": 105, "sumSquares": 1111.5}),
        ({"n": 1000, "successes": 100}, {"n": 900, "successes": 120}),
        ({"n": 50, "sum": -100, "sumSquares": 400}, {"n": 60, "sum": -90, "sumSquares": 500}),
    ]
    for x, y in arms:
        for rel in (True, False):
            e, se, df, n = effect(x, y, rel)
            q = stats.t.ppf(0.975, df)
            case(
                f,
                "lift",
                {"a": x, "b": y, "relative": rel},
                {"estimate": e, "se": se, "ci": [e - q * se, e + q * se], "pvalue": 2 * stats.t.sf(abs(e / se), df)},
                DEF + "Welch, delta method, scipy's t",
            )
            q = stats.t.ppf(0.95, df)
            case(
                f,
                "lift",
                {"a": x, "b": y, "relative": rel, "alternative": "less"},
                {"estimate": e, "se": se, "upper": e + q * se, "pvalue": stats.t.cdf(e / se, df)},
                DEF + "Welch, delta method, scipy's t",
            )
            for tuning, alpha in ((5000, 0.05), (100, 0.01)):
                ci, p, rho = sequence(e, se, n, tuning, alpha)
                case(
                    f,
                    "sequential_lift",
                    {"a": x, "b": y, "relative": rel, "tuning": tuning, "alpha": alpha},
                    {"estimate": e, "se": se, "ci": ci, "pvalue": p},
                    DEF + "Waudby-Smith et al., equations 9, 155 and 161, as in gbstats",
                    1e-9,
                )
            case(f, "bayes_lift", {"a": x, "b": y, "relative": rel}, posterior(e, se, None), DEF + "Gaussian posterior, mpmath", 1e-9)
            case(f, "bayes_lift", {"a": x, "b": y, "relative": rel, "prior": {"mean": 0.01, "variance": 0.09}}, posterior(e, se, (0.01, 0.09)), DEF + "Gaussian posterior, mpmath", 1e-9)
    case(
        f,
        "sequential_lift",
        {"a": a3, "b": b, "relative": True, "tuning": 1000, "alpha": 0.05},
        {"estimate": 0.50336, "se": 0.33341, "ci": [-0.55844, 1.56516], "pvalue": 1},
        gb + "test_sequential_test_runs",
        1e-4,
    )
    case(
        f,
        "sequential_lift",
        {"a": {"n": 3000, "successes": 1396}, "b": {"n": 3461, "successes": 2422}, "relative": True, "tuning": 5000, "alpha": 0.05},
        {"estimate": 0.50386, "se": 0.03386, "ci": [0.40098, 0.60675]},
        gb + "test_sequential_test_runs_prop",
        2e-4,
    )
    case(
        f,
        "bayes_lift",
        {"a": {"n": 100, "successes": 49}, "b": {"n": 100, "successes": 51}, "relative": True},
        {"estimate": 0.04082, "ci": [-0.24779, 0.32943], "sd": 0.14725, "chanceToWin": 0.60918, "risk": [0.0814, 0.04058]},
        gb + "test_bayesian_binomial_ab_test",
        2e-4,
    )
    na, nb = {"n": 10, "sum": 100, "sumSquares": 1002.25}, {"n": 10, "sum": 105, "sumSquares": 1111.5}
    case(
        f,
        "bayes_lift",
        {"a": na, "b": nb, "relative": True},
        {"estimate": 0.05, "ci": [-0.02, 0.12], "sd": 0.03572, "chanceToWin": 0.91923, "risk": [0.05131, 0.00131]},
        gb + "test_bayesian_gaussian_ab_test",
        4e-3,
    )
    case(
        f,
        "bayes_lift",
        {"a": na, "b": nb, "relative": True, "prior": {"mean": 0.1, "variance": 0.1}},
        {"estimate": 0.05063, "ci": [-0.01893, 0.12019], "sd": 0.03549, "chanceToWin": 0.92315, "risk": [0.05186, 0.00123]},
        gb + "informative",
        4e-3,
    )
    case(f, "bayes_risk", {"mu": 0.1, "sigma": 0.05}, [0.1004245351308, 0.0004245351308414], "GrowthBook, gbstats tests: test_normal_inputs_bit_exact_regression", 1e-9)
    case(f, "bayes_risk", {"mu": 0.01, "sigma": 4.5e-9}, [0.01, 0.0], "GrowthBook, gbstats tests: test_extreme_mu_over_sigma_no_overflow")
    case(f, "bayes_risk", {"mu": -0.01, "sigma": 4.5e-9}, [0.0, 0.01], "GrowthBook, gbstats tests: test_extreme_mu_over_sigma_no_overflow")
    for mu, sigma in ((0, 1), (-2, 1.5), (5, 1), (0.3, 2)):
        case(f, "bayes_risk", {"mu": mu, "sigma": sigma}, [risk(mu, sigma), risk(-mu, sigma)], DEF + "sigma phi(z) + mu Phi(z), mpmath", 1e-9)
    case(f, "bayes_risk", {"mu": 1.5, "sigma": 0}, [1.5, 0], DEF + "the limit")
    for estimate, se, n, tuning, alpha in ((0.02, 0.01, 1000, 500, 0.05), (0.5, 0.1, 20000, 5000, 0.01), (-1, 0.3, 100, 1000, 0.1), (0, 1, 50, 50, 0.05)):
        ci, p, rho = sequence(estimate, se, n, tuning, alpha)
        case(
            f,
            "confidence_sequence",
            {"estimate": estimate, "se": se, "n": n, "tuning": tuning, "alpha": alpha},
            {"ci": ci, "pvalue": p, "rho": rho},
            DEF + "Waudby-Smith et al., equations 9, 155 and 161",
            1e-9,
        )
    for d, v, n, t in ((0.1, 1, 500, 0.01), (0.5, 2, 200, 0.1), (0.0, 1, 100, 1), (-0.3, 1.5, 1000, 0.05)):
        w = mp.mpf(v) / n
        lam = mp.sqrt(w / (w + mp.mpf(t))) * mp.exp(mp.mpf(d) ** 2 * t / (2 * w * (w + mp.mpf(t))))
        case(
            f, "msprt", {"difference": d, "variance": v, "n": n, "tau2": t}, {"statistic": lam, "pvalue": min(1, 1 / lam)}, DEF + "sqrt(v / (v + t)) exp(d^2 t / (2 v (v + t))), mpmath", 1e-9
        )
    for sa, ta, sb, tb in ((10, 100, 15, 100), (0, 10, 1, 10), (500, 1000, 520, 1000), (1, 2, 1, 2), (40, 200, 20, 180), (5, 5, 0, 5)):
        case(
            f,
            "beta_binomial_superiority",
            {"a": {"successes": sa, "trials": ta}, "b": {"successes": sb, "trials": tb}},
            superiority(sa, ta, sb, tb),
            DEF + "integral of two beta densities, exact rational sums (Miller 2015)",
            1e-9,
        )
    for n, k in ((50, 0.7), (200, 0.2), (10, -0.9)):
        pre = sample(n, 10, 2)
        post = np.round(k * np.array(pre) + sample(n, 3, 1), 3).tolist()
        theta = np.cov(pre, post)[0, 1] / np.var(pre, ddof=1)
        case(
            f,
            "cuped",
            {"pre": pre, "post": post},
            {"theta": theta, "varianceRatio": np.var(np.array(post) - theta * np.array(pre), ddof=1) / np.var(post, ddof=1)},
            DEF + "numpy.cov, numpy.var(ddof=1)",
        )
    for p1, p2, alpha, pw in ((0.1, 0.12, 0.05, 0.8), (0.5, 0.6, 0.05, 0.9), (0.02, 0.01, 0.01, 0.8), (0.3, 0.31, 0.1, 0.5)):
        e = proportion.proportion_effectsize(p1, p2)
        n = power.NormalIndPower().solve_power(e, alpha=alpha, power=pw, ratio=1)
        case(
            f,
            "sample_size_proportions",
            {"p1": p1, "p2": p2, "alpha": alpha, "power": pw},
            {"effect": e, "n": n},
            SM + "proportion_effectsize, NormalIndPower.solve_power (its own root is good to 1e-8)",
            1e-8,
        )
    for e, alpha, pw in ((0.5, 0.05, 0.8), (0.2, 0.05, 0.9), (1.2, 0.01, 0.95), (0.05, 0.1, 0.8)):
        n = optimize.brentq(lambda v: power.TTestIndPower().power(e, v, alpha) - pw, 3, 1e5, xtol=1e-13, rtol=1e-15)
        case(f, "sample_size_t", {"effect": e, "alpha": alpha, "power": pw}, {"effect": e, "n": n}, SM + "TTestIndPower.power, its root by scipy.optimize.brentq (solve_power stops at 1e-8)")


def moments(arm):
    if "successes" in arm:
        p = arm["successes"] / arm["n"]
        return arm["n"], p, p * (1 - p)
    return arm["n"], arm["sum"] / arm["n"], (arm["sumSquares"] - arm["sum"] ** 2 / arm["n"]) / (arm["n"] - 1)


def effect(a, b, rel):
    (n, m, v), (k, u, w) = moments(a), moments(b)
    df = (w / k + v / n) ** 2 / (w**2 / (k**2 * (k - 1)) + v**2 / (n**2 * (n - 1)))
    if not rel:
        return u - m, math.sqrt(v / n + w / k), df, n + k
    return (u - m) / abs(m), math.sqrt(w / k / m**2 + v / n * u**2 / m**4), df, n + k


def sequence(e, se, n, tuning, alpha):
    rho = math.sqrt((-2 * math.log(alpha) + math.log(-2 * math.log(alpha) + 1)) / tuning)
    m = n * rho**2 + 1
    half = se * math.sqrt(n) * math.sqrt(2 * m * math.log(math.sqrt(m) / alpha) / (n * rho) ** 2)
    ev = mp.exp(mp.mpf(rho) ** 2 * (mp.mpf(e) ** 2 * n / mp.mpf(se) ** 2) / (2 * m)) / mp.sqrt(m)
    return [e - half, e + half], min(1, 1 / ev), rho


def risk(mu, sigma):
    z = mp.mpf(mu) / sigma
    return sigma * mp.npdf(z) + mu * mp.ncdf(z)


def posterior(e, se, prior):
    e, v = mp.mpf(e), mp.mpf(se) ** 2
    if prior:
        e, v = (e / v + mp.mpf(prior[0]) / prior[1]) / (1 / v + 1 / mp.mpf(prior[1])), 1 / (1 / v + 1 / mp.mpf(prior[1]))
    sd = mp.sqrt(v)
    q = mp.sqrt(2) * mp.erfinv(mp.mpf("0.95"))
    return {"estimate": e, "ci": [e - q * sd, e + q * sd], "sd": sd, "chanceToWin": mp.ncdf(e / sd), "risk": [risk(e, sd), risk(-e, sd)]}


def superiority(sa, ta, sb, tb):
    a, b, c, d = sa + 1, ta - sa + 1, sb + 1, tb - sb + 1
    return mp.fsum(mp.beta(a + i, d + b) / ((d + i) * mp.beta(1 + i, d) * mp.beta(a, b)) for i in range(c))


# ---------------------------------------------------------------- fairness
def fairness():
    f = "fairness"
    data = [
        (
            np.array([1, 0, 1, 1, 1, 0, 1, 1, 0, 0, 0, 1, 1, 1, 0, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1]),
            np.array([0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1]),
            np.array([["aa", "ba"][(i // 2) % 2] for i in range(36)]),
            np.array([1, 2, 3, 1, 2, 1, 2, 3, 1, 1, 1, 2, 3, 3, 1, 2, 1, 1, 1, 2, 3, 2, 2, 1, 2, 1, 3, 1, 3, 1, 4, 1, 2, 1, 3, 2]),
        ),
        (rng.integers(0, 2, 200), rng.integers(0, 2, 200), np.array(["f", "m", "x"])[rng.integers(0, 3, 200)], np.round(rng.uniform(0.1, 3, 200), 2)),
        (np.array([0, 1, 0, 1, 0, 1]), np.array([0, 0, 1, 1, 0, 1]), np.array(["a", "a", "a", "b", "b", "b"]), np.ones(6)),
    ]
    for y, p, g, w in data:
        for weights in (None, w):
            ww = np.ones(len(y)) if weights is None else weights
            rate = lambda mask, hit: float(np.sum(ww[mask & hit]) / np.sum(ww[mask])) if np.sum(ww[mask]) else 0.0
            by = {
                k: {
                    "n": int(np.sum(g == k)),
                    "selectionRate": rate(g == k, p == 1),
                    "truePositiveRate": rate((g == k) & (y == 1), p == 1),
                    "falsePositiveRate": rate((g == k) & (y == 0), p == 1),
                    "accuracy": float(metrics.accuracy_score(y[g == k], p[g == k], sample_weight=ww[g == k])),
                }
                for k in sorted(set(g.tolist()))
            }
            col = lambda name: [v[name] for v in by.values()]
            diff, ratio = (lambda v: max(v) - min(v)), (lambda v: min(v) / max(v))
            i = {"yTrue": y, "yPred": p, "groups": g}
            if weights is not None:
                i["weights"] = weights
            src = "Fairlearn's definition, computed with numpy and scikit-learn: "
            case(f, "by_group", i, by, src + "MetricFrame.by_group")
            case(f, "demographic_parity_difference", i, diff(col("selectionRate")), src + "demographic_parity_difference")
            case(f, "demographic_parity_ratio", i, ratio(col("selectionRate")), src + "demographic_parity_ratio")
            case(f, "equal_opportunity_difference", i, diff(col("truePositiveRate")), src + "equal_opportunity_difference")
            pair = [diff(col("truePositiveRate")), diff(col("falsePositiveRate"))]
            rpair = [ratio(col("truePositiveRate")), ratio(col("falsePositiveRate"))]
            case(f, "equalized_odds_difference", dict(i, aggregate="worst"), max(pair), src + "equalized_odds_difference(agg='worst_case')")
            case(f, "equalized_odds_difference", dict(i, aggregate="mean"), sum(pair) / 2, src + "equalized_odds_difference(agg='mean')")
            case(f, "equalized_odds_ratio", dict(i, aggregate="worst"), min(rpair), src + "equalized_odds_ratio(agg='worst_case')")
            case(f, "equalized_odds_ratio", dict(i, aggregate="mean"), sum(rpair) / 2, src + "equalized_odds_ratio(agg='mean')")
        b = 1 + p - y
        mu = b.mean()
        for alpha in (2, 0.5, 3, 1):
            v = np.mean([x / mu * math.log(x / mu) if x else 0 for x in b]) if alpha == 1 else np.sum((b / mu) ** alpha - 1) / (len(b) * alpha * (alpha - 1))
            case(f, "generalized_entropy_index", {"yTrue": y, "yPred": p, "alpha": alpha}, v, "AIF360's definition, computed with numpy: generalized_entropy_index")
        case(f, "theil_index", {"yTrue": y, "yPred": p}, np.mean([x / mu * math.log(x / mu) if x else 0 for x in b]), "AIF360's definition, computed with numpy: theil_index")


def published_fairness():
    f = "fairness"
    guide = {"yTrue": [0, 1, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1], "yPred": [0, 0, 1, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 0], "groups": list("bbabbcccaacabccbcc")}
    src = "Fairlearn, user guide, common fairness metrics"
    case(f, "demographic_parity_difference", guide, 0.25, src)
    case(f, "demographic_parity_ratio", guide, 2 / 3, src + " (0.66666...)")
    case(f, "equalized_odds_difference", guide, 1.0, src)
    case(f, "equalized_odds_ratio", guide, 0.0, src)
    labels = [1, 0, 0, 1, 0, 0, 1, 0, 1, 1]
    first = {"yTrue": labels, "yPred": [1, 0, 0, 0, 1, 1, 1, 0, 1, 0]}
    src = "AIF360, test_classification_metric.py: "
    case(f, "generalized_entropy_index", dict(first, alpha=2), 0.2, src + "test_generalized_entropy_index")
    case(f, "generalized_entropy_index", {"yTrue": labels, "yPred": [0, 1, 1, 0, 0, 0, 0, 1, 1, 1], "alpha": 2}, 0.3, src + "test_generalized_entropy_index")
    case(f, "theil_index", first, 4 * math.log(2) / 10, src + "test_theil_index")


# ---------------------------------------------------------------- scores
def scores():
    f = "scores"
    for n, shift, digits in ((60, 1.0, 4), (200, 0.4, 1), (30, 1.2, 3), (500, 0.0, 2)):
        y = rng.integers(0, 2, n)
        y[:2] = [0, 1]
        y[2:4] = [0, 1]
        p = np.round(1 / (1 + np.exp(-(rng.normal(0, 1, n) + shift * (2 * y - 1)))), digits)
        q = np.round(np.clip(p + rng.normal(0, 0.1, n), 0, 1), digits)
        i = {"y": y, "p": p}
        case(f, "auc", i, metrics.roc_auc_score(y, p), SKLEARN + "roc_auc_score")
        case(f, "average_precision", i, metrics.average_precision_score(y, p), SKLEARN + "average_precision_score")
        case(f, "log_loss", i, metrics.log_loss(y, p), SKLEARN + "log_loss")
        case(f, "brier", i, metrics.brier_score_loss(y, p), SKLEARN + "brier_score_loss")
        for t in (0.5, 0.2):
            case(f, "f1", dict(i, threshold=t), metrics.f1_score(y, p >= t), SKLEARN + "f1_score(y, p >= threshold)")
            case(f, "mcc", dict(i, threshold=t), metrics.matthews_corrcoef(y, p >= t), SKLEARN + "matthews_corrcoef")
            case(f, "cohen_kappa", dict(i, threshold=t), metrics.cohen_kappa_score(y, p >= t), SKLEARN + "cohen_kappa_score")
        for bins in (10, 15):
            edges = np.arange(bins + 1) / bins
            e = 0
            for k in range(bins):
                m = (p >= edges[k]) & ((p < edges[k + 1]) | (k == bins - 1))
                if m.any():
                    e += m.sum() / n * abs(p[m].mean() - y[m].mean())
            case(f, "expected_calibration_error", dict(i, bins=bins), e, DEF + "bins of equal width, [lo, hi), the last closed")
        va, vb, cov = delong(y, p), delong(y, q), delong(y, p, q)
        d = metrics.roc_auc_score(y, p) - metrics.roc_auc_score(y, q)
        z = d / math.sqrt(va + vb - 2 * cov)
        case(
            f,
            "delong_test",
            {"y": y, "a": p, "b": q},
            {"auc": [metrics.roc_auc_score(y, p), metrics.roc_auc_score(y, q)], "covariance": [[va, cov], [cov, vb]], "statistic": z, "pvalue": 2 * stats.norm.sf(abs(z))},
            DEF + "structural components of DeLong et al. 1988 by all pairs, numpy",
            1e-8,
        )
        case(f, "delong_variance", {"y": y, "score": p}, {"variance": va}, DEF + "structural components of DeLong et al. 1988 by all pairs, numpy")
    case(f, "auc", {"y": [0, 0, 1, 1], "p": [0.1, 0.4, 0.35, 0.8]}, 0.75, "scikit-learn documentation, roc_curve and auc: example")
    case(f, "average_precision", {"y": [0, 0, 1, 1], "p": [0.1, 0.4, 0.35, 0.8]}, 0.8333333333333333, "scikit-learn documentation, average_precision_score: 0.83...")
    case(f, "brier", {"y": [0, 1, 1, 0], "p": [0.1, 0.9, 0.8, 0.3]}, 0.0375, "scikit-learn documentation, brier_score_loss: 0.037...")
    case(f, "log_loss", {"y": [1, 0, 0, 1], "p": [0.9, 0.1, 0.2, 0.65]}, 0.21616187468057912, "scikit-learn documentation, log_loss: 0.21616...")
    case(f, "log_loss", {"y": [1, 0], "p": [0, 1]}, metrics.log_loss([1, 0], [0.0, 1.0]), SKLEARN + "log_loss")


def delong(y, p, q=None):
    q = p if q is None else q
    psi = lambda s: np.array([[1.0 if a > b else 0.5 if a == b else 0.0 for b in s[y == 0]] for a in s[y == 1]])
    u, v = psi(p), psi(q)
    return np.cov(u.mean(1), v.mean(1))[0, 1] / u.shape[0] + np.cov(u.mean(0), v.mean(0))[0, 1] / u.shape[1]


# ---------------------------------------------------------------- comparing
def comparing():
    f = "comparing"
    for t in ([[101, 121], [59, 33]], [[10, 2], [8, 30]], [[5, 7], [7, 5]], [[100, 0], [1, 100]]):
        case(f, "mcnemar", {"table": t, "method": "exact"}, vars_of(contingency_tables.mcnemar(t, exact=True)), SM + "mcnemar(exact=True)")
        case(f, "mcnemar", {"table": t, "method": "corrected"}, vars_of(contingency_tables.mcnemar(t, exact=False, correction=True)), SM + "mcnemar(correction=True)")
        case(f, "mcnemar", {"table": t, "method": "uncorrected"}, vars_of(contingency_tables.mcnemar(t, exact=False, correction=False)), SM + "mcnemar(correction=False)")
    mx = "mlxtend, test_mcnemar_test.py: "
    case(f, "mcnemar", {"table": [[101, 121], [59, 33]], "method": "corrected"}, {"statistic": 20.672222222222221, "pvalue": 5.4500948254271171e-06}, mx + "test_defaults")
    case(f, "mcnemar", {"table": [[101, 121], [59, 33]], "method": "uncorrected"}, {"statistic": 21.355555555555554, "pvalue": 3.8151358651125936e-06}, mx + "test_corrected_false")
    case(f, "mcnemar", {"table": [[101, 121], [59, 33]], "method": "exact"}, {"pvalue": 4.4344492637555101e-06}, mx + "test_exact")
    case(f, "mcnemar", {"table": [[9945, 25], [15, 15]], "method": "corrected"}, {"statistic": 2.025, "pvalue": 0.154728923485}, "mlxtend documentation, mcnemar: example 2")
    for k in range(3):
        a = sample(10 + 12 * k, 0.8, 0.05, 5)
        b = np.round(np.array(a) + sample(len(a), 0.01, 0.03, 7), 7).tolist()
        for alt in ("two-sided", "less", "greater"):
            if len(set(np.round(abs(np.array(a) - b), 9))) == len(a):
                case(
                    f, "wilcoxon", {"a": a, "b": b, "method": "exact", "alternative": alt}, test(stats.wilcoxon(a, b, alternative=alt, mode="exact")), SCIPY + "stats.wilcoxon(mode='exact')"
                )
            case(
                f,
                "wilcoxon",
                {"a": a, "b": b, "method": "asymptotic", "alternative": alt},
                test(stats.wilcoxon(a, b, alternative=alt, mode="approx")),
                SCIPY + "stats.wilcoxon(mode='approx')",
            )
        for ratio in (0.25, 1 / 9):
            d = np.array(b) - np.array(a)
            t = d.mean() / math.sqrt(d.var(ddof=1) * (1 / len(d) + ratio))
            case(
                f,
                "nadeau_bengio",
                {"a": a, "b": b, "testOverTrain": ratio},
                {"statistic": t, "pvalue": 2 * stats.t.sf(abs(t), len(d) - 1)},
                "scikit-learn documentation, Statistical comparison of models: corrected std, with scipy's t",
            )
    d = [6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75]
    case(f, "wilcoxon", {"a": d, "b": [0] * 15, "method": "exact"}, {"statistic": 24.0, "pvalue": 0.041259765625}, "scipy documentation, wilcoxon: example")
    tied = ([1, 2, 3, 4, 5, 6, 7], [2, 4, 4, 3, 8, 8, 9])
    case(f, "wilcoxon", {"a": tied[0], "b": tied[1], "method": "asymptotic"}, test(stats.wilcoxon(*tied, mode="approx")), SCIPY + "stats.wilcoxon(mode='approx'), ties")
    case(f, "wilcoxon", {"a": tied[0], "b": tied[1], "method": "exact"}, signs(tied), DEF + "all choices of signs with midranks")
    for s in (
        [sample(8), sample(8, 0.5), sample(8, 1)],
        [sample(12, digits=0) for _ in range(4)],
        [[72, 96, 88, 92, 74, 76, 82], [75, 99, 92, 95, 78, 80, 84], [77, 94, 90, 93, 80, 81, 86]],
    ):
        case(f, "friedman", {"scores": s}, test(stats.friedmanchisquare(*s)), SCIPY + "stats.friedmanchisquare")
    for p in ([0.01, 0.02, 0.03, 0.04, 0.05], [0.001, 0.5, 0.04, 0.04, 0.9, 0.012], [0.2], [1, 0, 0.5, 0.5], np.round(rng.uniform(0, 0.3, 20), 4).tolist()):
        for ours, theirs in (("bonferroni", "bonferroni"), ("holm", "holm"), ("hommel", "hommel"), ("benjamini-hochberg", "fdr_bh"), ("benjamini-yekutieli", "fdr_by")):
            case(f, "adjust_pvalues", {"p": p, "method": ours}, multitest.multipletests(p, method=theirs)[1], SM + f"multipletests(method='{theirs}')")


def signs(pair):
    d = np.array(pair[0], float) - np.array(pair[1])
    d = d[d != 0]
    r = stats.rankdata(abs(d))
    w = r[d > 0].sum()
    every = [sum(x for x, s in zip(r, c) if s) for c in itertools.product((0, 1), repeat=len(r))]
    return {"statistic": min(w, r.sum() - w), "pvalue": min(1, 2 * min(np.mean([v <= w for v in every]), np.mean([v >= w for v in every])))}


def vars_of(r):
    return {"statistic": r.statistic, "pvalue": r.pvalue}


# ---------------------------------------------------------------- streams
def streams():
    f = "streams"
    np.random.seed(12345)
    s1 = np.concatenate((np.random.randint(2, size=1000), np.random.randint(8, size=1000)))
    np.random.seed(12345)
    s2 = np.concatenate([[np.random.binomial(1, 0.2) for _ in range(1000)], [np.random.binomial(1, 0.8) for _ in range(1000)]]).astype(int)
    np.random.seed(12345)
    s3 = np.concatenate([np.random.normal(m, 0.1, 500) > 0 for m in (0.0, 0.25, 0.0, 0.25)]).astype(int)
    r = random.Random(12345)
    doc = r.choices([0, 1], k=1000) + r.choices(range(4, 8), k=1000)
    r = random.Random(42)
    bits = r.choices([0, 1], k=1000)
    bits = bits + r.choices([0, 1], k=1000, weights=[0.3, 0.7])
    r = random.Random(42)
    many = r.choices([0, 1], k=1000) + r.choices(range(4, 8), k=1000) + r.choices([0, 1], k=1000) + r.choices(range(4, 8), k=1000)
    t = "river, test_drift_detectors.py: "
    case(f, "page_hinkley", {"stream": s1}, [1020, 1991], "river 0.13, test_drift_detectors.py: test_page_hinkley")
    case(f, "page_hinkley", {"stream": doc}, [1006], "river, PageHinkley: the example of its documentation")
    case(f, "page_hinkley", {"stream": s3, "mode": "up"}, [588, 1681], t + "test_page_hinkley, mode up")
    case(f, "page_hinkley", {"stream": s3, "mode": "down"}, [1172], t + "test_page_hinkley, mode down")
    case(f, "page_hinkley", {"stream": s3, "mode": "both"}, [588, 1097, 1585], t + "test_page_hinkley, mode both")
    case(f, "ddm", {"stream": [1] * 1000}, [], t + "test_ddm, errors only")
    case(f, "eddm", {"stream": s2, "beta": 0.8}, [1059], t + "test_eddm (alpha=0.9, beta=0.8)")
    case(f, "ddm", {"stream": bits}, [1334], "river, binary.DDM: the example of its documentation")
    case(f, "ddm", {"stream": s2}, [1049], t + "test_ddm")
    case(f, "eddm", {"stream": bits, "beta": 0.75}, [1278], "river, binary.EDDM: the example of its documentation (alpha=0.8, beta=0.75)")
    case(f, "hddm_a", {"stream": bits}, [1206], "river, binary.HDDM_A: the example of its documentation")
    case(f, "hddm_a", {"stream": s2}, [1047], t + "test_hddm_a")
    case(f, "hddm_a", {"stream": s3, "twoSided": True}, [531, 1015, 1545], t + "test_hddm_a, two-sided")
    case(f, "hddm_w", {"stream": bits}, [1077], "river, binary.HDDM_W: the example of its documentation")
    case(f, "hddm_w", {"stream": s2}, [1018], t + "test_hddm_w")
    case(f, "hddm_w", {"stream": s3, "twoSided": True}, [507, 1032, 1508], t + "test_hddm_w, two-sided")
    case(f, "adwin", {"stream": doc}, [1023], "river, ADWIN: the example of its documentation")
    case(f, "adwin", {"stream": s1}, [1023], "river, test_adwin_regression.py: test_basic_drift_at_expected_index")
    case(f, "adwin", {"stream": many}, [1023, 2015, 3007], "river, test_adwin_regression.py: test_multiple_drifts")
    case(f, "adwin", {"stream": [1] * 500}, [], "river, test_adwin_regression.py: test_no_drift_constant_stream (shortened)")
    apart = "Raab, Heusinger and Schleif 2020: where all older values are drawn nothing is left to chance, and five of five apart have p = 2 / C(10, 5)"
    case(f, "kswin", {"stream": [0] * 5 + [1] * 5, "windowSize": 10, "statSize": 5, "alpha": 0.008}, [9], apart)
    case(f, "kswin", {"stream": [0] * 5 + [1] * 5, "windowSize": 10, "statSize": 5, "alpha": 0.0079}, [], apart)


# ---------------------------------------------------------------- models
def models():
    f = "models"
    for n, k in ((40, 2), (100, 4), (12, 1)):
        x = rng.normal(size=(n, k)).round(3)
        y = (x @ np.arange(1, k + 1) + 3 + rng.normal(0, 0.7, n)).round(3)
        r = sm.OLS(y, sm.add_constant(x)).fit()
        case(
            f,
            "ols",
            {"x": x, "y": y},
            {"intercept": r.params[0], "coefficients": r.params[1:], "r2": r.rsquared, "sigma": math.sqrt(r.mse_resid)},
            SM + "OLS(y, add_constant(x)).fit()",
            1e-9,
        )
        b = (x @ np.ones(k) + rng.normal(0, 1.5, n) > 0).astype(int)
        r = sm.Logit(b, sm.add_constant(x)).fit(disp=0, method="newton", tol=1e-14, maxiter=100)
        case(f, "logit", {"x": x, "y": b}, {"intercept": r.params[0], "coefficients": r.params[1:], "logLikelihood": r.llf, "aic": r.aic}, SM + "Logit(y, add_constant(x)).fit()", 1e-8)
    for k in (1, 3, 4):
        c, m, x = sample(k), sample(k, 2), sample(k, 2)
        a = rng.normal(size=(k, k))
        cov = (a @ a.T + 0.1 * np.eye(k)).round(4)
        cov = (cov + cov.T) / 2
        base = float(np.dot(c, m)) + 0.5
        case(
            f,
            "shap_linear",
            {"coefficients": c, "intercept": 0.5, "mean": m, "x": x},
            {"values": np.array(c) * (np.array(x) - m), "base": base},
            "shap, LinearExplainer with an independent masker: coef (x - mean)",
            1e-9,
        )
        value = lambda s: np.dot(c, expected(list(s), m, x, cov))
        case(
            f,
            "shap_linear",
            {"coefficients": c, "intercept": 0.5, "mean": m, "x": x, "covariance": cov},
            {"values": shapley(k, value), "base": base},
            DEF + "Shapley values of the conditional expectation over all orders, numpy",
            1e-8,
        )
    s = 0.999999
    case(
        f,
        "shap_linear",
        {"coefficients": [1, 0, 0], "intercept": 0, "mean": [0, 0, 0], "x": [1, 1, 1], "covariance": [[1, s, 0], [s, 1, 0], [0, 0, 1]]},
        {"values": [0.5000005, 0.4999995, 0], "base": 0},
        "shap, test_linear.py: test_tied_pair gives [0.5, 0.5, 0]; (1 - rho / 2) and rho / 2 exactly",
        1e-6,
    )
    tree = {
        "feature": 0,
        "threshold": 0.5,
        "left": {"feature": 1, "threshold": -0.2, "left": {"value": 1.5}, "right": {"feature": 0, "threshold": -1, "left": {"value": 7}, "right": {"value": -2}}},
        "right": {"feature": 2, "threshold": 0, "left": {"value": 4}, "right": {"feature": 1, "threshold": 1, "left": {"value": 0.25}, "right": {"value": 10}}},
    }
    for n in (1, 5, 20):
        background, x = rng.normal(size=(n, 3)).round(3), sample(3)
        value = lambda s: np.mean([answer(tree, [x[j] if j in s else row[j] for j in range(3)]) for row in background])
        case(
            f,
            "shap_tree",
            {"tree": tree, "background": background, "x": x},
            {"values": shapley(3, value), "base": value([])},
            DEF + "interventional Shapley values over all orders, numpy",
            1e-9,
        )
    both = {"feature": 0, "threshold": 0.5, "left": {"value": 0}, "right": {"feature": 1, "threshold": 0.5, "left": {"value": 0}, "right": {"value": 80}}}
    case(
        f,
        "shap_tree",
        {"tree": both, "background": [[0, 0], [0, 1], [1, 0], [1, 1]], "x": [1, 1]},
        {"values": [30, 30], "base": 20},
        "by hand: an AND of two features over all four rows, as the tree of Lundberg, Erion and Lee (2018) has it",
    )


def expected(s, m, x, cov):
    m, x = np.array(m), np.array(x)
    out = m.copy()
    out[s] = x[s]
    t = [j for j in range(len(m)) if j not in s]
    if s and t:
        out[t] = m[t] + cov[np.ix_(t, s)] @ np.linalg.solve(cov[np.ix_(s, s)], x[s] - m[s])
    return out


def shapley(k, value):
    phi = np.zeros(k)
    orders = list(itertools.permutations(range(k)))
    for o in orders:
        known = []
        for j in o:
            before = value(known)
            known = known + [j]
            phi[j] += value(known) - before
    return phi / len(orders)


def answer(node, row):
    while "value" not in node:
        node = node["right"] if row[node["feature"]] > node["threshold"] else node["left"]
    return node["value"]


# ---------------------------------------------------------------- assigning
def assigning():
    f = "assigning"
    src = "GrowthBook, sdk-js cases.json: "
    for seed, value, version, h in [
        ["", "a", 1, 0.22],
        ["", "b", 1, 0.077],
        ["b", "a", 1, 0.946],
        ["ef", "d", 1, 0.652],
        ["asdf", "8952klfjas09ujk", 1, 0.549],
        ["", "123", 1, 0.011],
        ["", '___)((*":&', 1, 0.563],
        ["seed", "a", 2, 0.0505],
        ["seed", "b", 2, 0.2696],
        ["foo", "ab", 2, 0.2575],
        ["foo", "def", 2, 0.2019],
        ["89123klj", "8952klfjas09ujkasdf", 2, 0.124],
        ["90850943850283058242805", "123", 2, 0.7516],
        ["()**(%$##$%#$#", '___)((*":&', 2, 0.0128],
    ]:
        case(f, "sticky_hash", {"seed": seed, "value": value, "version": version}, h, src + "hash")
    for name, (n, c, w), ranges in [
        ["normal 50/50", [2, 1, None], [[0, 0.5], [0.5, 1]]],
        ["reduced coverage", [2, 0.5, None], [[0, 0.25], [0.5, 0.75]]],
        ["zero coverage", [2, 0, None], [[0, 0], [0.5, 0.5]]],
        ["4 variations", [4, 1, None], [[0, 0.25], [0.25, 0.5], [0.5, 0.75], [0.75, 1]]],
        ["uneven weights", [2, 1, [0.4, 0.6]], [[0, 0.4], [0.4, 1]]],
        ["uneven weights, 3 variations", [3, 1, [0.2, 0.3, 0.5]], [[0, 0.2], [0.2, 0.5], [0.5, 1]]],
        ["uneven weights, reduced coverage, 3 variations", [3, 0.2, [0.2, 0.3, 0.5]], [[0, 0.04], [0.2, 0.26], [0.5, 0.6]]],
        ["negative coverage", [2, -0.2, None], [[0, 0], [0.5, 0.5]]],
        ["coverage above 1", [2, 1.5, None], [[0, 0.5], [0.5, 1]]],
        ["weights sum below 1", [2, 1, [0.4, 0.1]], [[0, 0.5], [0.5, 1]]],
        ["weights sum above 1", [2, 1, [0.7, 0.6]], [[0, 0.5], [0.5, 1]]],
        ["weights.length not equal to num variations", [4, 1, [0.4, 0.4, 0.2]], [[0, 0.25], [0.25, 0.5], [0.5, 0.75], [0.75, 1]]],
        ["weights sum almost equals 1", [2, 1, [0.4, 0.5999]], [[0, 0.4], [0.4, 0.9999]]],
    ]:
        case(f, "bucket_ranges", {"variants": n, "coverage": c, **({"weights": w} if w else {})}, ranges, src + "getBucketRange, " + name)


for make in (drift, tests, intervals, experiments, fairness, published_fairness, scores, comparing, streams, models, assigning):
    make()
os.makedirs(HERE, exist_ok=True)
for name, cases in FILES.items():
    with open(os.path.join(HERE, name + ".json"), "w") as out:
        out.write("[\n" + ",\n".join("  " + json.dumps(c, ensure_ascii=False, allow_nan=False) for c in cases) + "\n]\n")
print({k: len(v) for k, v in FILES.items()}, sum(map(len, FILES.values())))
