"""Makes golden.json: python3 golden.py > golden.json

Versions are written into the file. scikit-learn and scipy where they have the metric, a plain
definition in numpy where they do not (AUPRO, SimpleNet's PRO, DeLong). The incomplete beta function
is a binomial sum or mpmath's, to 40 digits, because scipy 1.10 is off by 3e-11 at I_0.3(30000, 70000).
"""
import json
import platform

import mpmath
import numpy as np
import scipy
import sklearn
from scipy import ndimage, stats
from sklearn import metrics

rng = np.random.default_rng(20240917)
EIGHT = np.ones((3, 3))
mpmath.mp.dps = 40


def classification(scores, labels):
    precision, recall, thresholds = metrics.precision_recall_curve(labels, scores)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-300)
    fpr, tpr, roc_thresholds = metrics.roc_curve(labels, scores, drop_intermediate=False)
    middle = float(np.median(scores))
    called = scores >= middle
    return {
        "scores": scores.tolist(),
        "labels": [bool(x) for x in labels],
        "auroc": metrics.roc_auc_score(labels, scores),
        "fpr": fpr.tolist(),
        "tpr": tpr.tolist(),
        "average_precision": metrics.average_precision_score(labels, scores),
        "trapezoid": metrics.auc(recall, precision),
        "f1_max": float(f1.max()),
        "threshold": middle,
        "precision": metrics.precision_score(labels, called),
        "recall": metrics.recall_score(labels, called),
        "accuracy": metrics.accuracy_score(labels, called),
        "f1": metrics.f1_score(labels, called),
        "iou": metrics.jaccard_score(labels, called),
        "delong_95": delong(scores, labels),
    }


def components_of_variance(scores, labels):
    bad, good = scores[labels == 1], scores[labels == 0]
    psi = (bad[:, None] > good[None, :]) + 0.5 * (bad[:, None] == good[None, :])
    return psi.mean(axis=1), psi.mean(axis=0), psi.mean()


def delong(scores, labels):
    v, w, auc = components_of_variance(scores, labels)
    sd = np.sqrt(v.var(ddof=1) / len(v) + w.var(ddof=1) / len(w))
    z = stats.norm.ppf(0.975)
    return [max(0.0, auc - z * sd), min(1.0, auc + z * sd)]


def delong_pair(first, second, labels):
    v1, w1, a1 = components_of_variance(first, labels)
    v2, w2, a2 = components_of_variance(second, labels)
    sd = np.sqrt((v1 - v2).var(ddof=1) / len(v1) + (w1 - w2).var(ddof=1) / len(w1))
    z = (a1 - a2) / sd
    return {"z": z, "p": 2 * stats.norm.sf(abs(z)), "se": sd}


def regions(masks):
    for index, mask in enumerate(masks):
        labelled, count = ndimage.label(mask, structure=EIGHT)
        for k in range(1, count + 1):
            yield index, labelled == k


def aupro(maps, masks, limit):
    points = [(0.0, 0.0)]
    everything = list(regions(masks))
    for t in np.unique(maps)[::-1]:
        called = maps >= t
        pro = np.mean([called[i][r].mean() for i, r in everything])
        points.append((called[masks == 0].mean(), pro))
    x, y = np.array(points).T
    inside = x <= limit
    last = np.flatnonzero(inside)[-1]
    xs, ys = list(x[inside]), list(y[inside])
    if xs[-1] < limit:
        share = (limit - x[last]) / (x[last + 1] - x[last])
        xs.append(limit)
        ys.append(y[last] + share * (y[last + 1] - y[last]))
    return float(np.trapz(ys, xs) / limit)


def simplenet_pro(maps, masks):
    maps = maps.astype(np.float64)
    low, high = maps.min(), maps.max()
    everything = list(regions(masks))
    points = []
    for k in range(200):
        called = maps > low + k * (high - low) / 200
        wide = np.stack([ndimage.binary_dilation(c, np.ones((5, 5))) for c in called])
        points.append((called[masks == 0].mean(), np.mean([wide[i][r].mean() for i, r in everything])))
    x, y = np.array([p for p in points if p[0] < 0.3]).T
    return float(metrics.auc(x / x.max(), y))


def pixel_case(levels, seed):
    r = np.random.default_rng(seed)
    masks = np.zeros((4, 14, 18), dtype=int)
    masks[0, 2:5, 3:7] = 1
    masks[0, 5, 7] = 1  # touches the block at a corner: one defect
    masks[0, 10, 15:18] = 1
    masks[1, 0, 0] = 1
    masks[1, 6:13, 9:11] = 1
    noise = r.normal(size=masks.shape)
    maps = ndimage.gaussian_filter(masks.astype(float), (0, 1.2, 1.2)) + 0.16 * noise
    maps = np.round(maps * levels) / levels
    maps = maps.astype(np.float32)
    flat = masks.ravel()
    precision, recall, _ = metrics.precision_recall_curve(flat, maps.ravel())
    return {
        "height": 14,
        "width": 18,
        "maps": [[float(v) for v in m.ravel()] for m in maps],
        "masks": ["".join(map(str, m.ravel())) for m in masks],
        "auroc": metrics.roc_auc_score(flat, maps.ravel()),
        "average_precision": metrics.average_precision_score(flat, maps.ravel()),
        "f1_max": float((2 * precision * recall / np.maximum(precision + recall, 1e-300)).max()),
        "aupro_30": aupro(maps, masks, 0.3),
        "aupro_05": aupro(maps, masks, 0.05),
        "aupro_100": aupro(maps, masks, 1.0),
        "pro_at_025": float(np.mean([(maps >= 0.25)[i][r].mean() for i, r in regions(masks)])),
        "simplenet_pro": simplenet_pro(maps, masks),
    }


def clopper_pearson():
    cases = []
    for k, n in [(0, 1), (1, 1), (0, 597), (3, 412), (206, 412), (412, 412), (1, 100000), (99, 101), (50, 50000)]:
        for confidence in (0.9, 0.95, 0.999):
            a = 1 - confidence
            cases.append({
                "successes": k,
                "trials": n,
                "confidence": confidence,
                "low": 0.0 if k == 0 else float(stats.beta.ppf(a / 2, k, n - k + 1)),
                "high": 1.0 if k == n else float(stats.beta.ppf(1 - a / 2, k + 1, n - k)),
                "upper": 1.0 if k == n else float(stats.beta.ppf(confidence, k + 1, n - k)),
            })
    return cases


def incomplete_beta(a, b, x):
    x = mpmath.mpf(x)
    if a != int(a):
        return float(mpmath.betainc(a, b, 0, x, regularized=True))
    n = a + b - 1
    term = mpmath.binomial(n, a) * x**a * (1 - x) ** (n - a)
    total = mpmath.mpf(0)
    for k in range(a, n + 1):
        total += term
        term *= (n - k) * x / ((k + 1) * (1 - x))
    return float(total)


def images(n, levels):
    labels = (rng.random(n) < 0.4).astype(int)
    scores = rng.normal(size=n) + 1.1 * labels
    return (scores if levels == 0 else np.round(scores * levels) / levels), labels


first, labels = images(80, 0)
second = first + rng.normal(size=80)
golden = {
    "made_with": {
        "python": platform.python_version(),
        "numpy": np.__version__,
        "scipy": scipy.__version__,
        "mpmath": mpmath.__version__,
        "scikit-learn": sklearn.__version__,
    },
    "images": [classification(*images(n, levels)) for n, levels in [(40, 0), (60, 4), (120, 2), (25, 1)]],
    "paired": {
        "first": first.tolist(),
        "second": second.tolist(),
        "labels": [bool(x) for x in labels],
        **delong_pair(first, second, labels),
    },
    "pixels": [pixel_case(50, 1), pixel_case(6, 2)],
    "clopper_pearson": clopper_pearson(),
    "incomplete_beta": [
        {"x": x, "a": a, "b": b, "value": incomplete_beta(a, b, x)}
        for a, b in [(0.5, 0.5), (1, 3), (2.5, 7), (40, 60), (1000, 3), (30000, 70000)]
        for x in (0.001, 0.05, 0.3, 0.5, 0.95, 0.999)
    ],
    "normal_tail": [[x, float(stats.norm.sf(x))] for x in (-3.0, -0.5, 0.0, 0.3, 1.0, 1.9, 2.1, 4.0, 8.0, 20.0)],
    "stirling_error": [
        [x, float(mpmath.loggamma(x) - ((x - 0.5) * mpmath.log(x) - x + mpmath.log(2 * mpmath.pi) / 2))]
        for x in (0.1, 0.5, 1.5, 3.0, 14.9, 15.0, 20.5)
    ],
}
print(json.dumps(golden, separators=(",", ":")))
