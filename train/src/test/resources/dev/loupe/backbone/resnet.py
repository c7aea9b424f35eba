"""Golden numbers of ResNetTest: networks built by hand with PyTorch's functions from the published
weights. Debian 12: Python 3.11, numpy 1.24.2, PyTorch 1.13.0.

    /usr/bin/python3 resnet.py FOLDER_WITH_SAFETENSORS > resnet.csv
"""
import json, struct, sys
import numpy as np
import torch
import torch.nn.functional as F


def load(path):
    blob = open(path, "rb").read()
    n = struct.unpack("<Q", blob[:8])[0]
    header = json.loads(blob[8:8 + n])
    header.pop("__metadata__", None)
    kinds = {"F32": np.float32, "F16": np.float16}
    return {k: torch.tensor(np.frombuffer(blob[8 + n + v["data_offsets"][0]:8 + n + v["data_offsets"][1]], kinds[v["dtype"]]).astype(np.float32).reshape(v["shape"])) for k, v in header.items()}


def bn(w, x, n):
    return F.batch_norm(x, w[n + ".running_mean"], w[n + ".running_var"], w[n + ".weight"], w[n + ".bias"], False, 0, 1e-5)


def run(w, x, depths, bottleneck, caffe):
    out = {}
    x = F.relu(bn(w, F.conv2d(x, w["conv1.weight"], stride=2, padding=3), "bn1"))
    x = F.max_pool2d(x, 3, 2, 0, ceil_mode=True) if caffe else F.max_pool2d(x, 3, 2, 1)
    for layer, depth in enumerate(depths, 1):
        for i in range(depth):
            n, s = "layer%d.%d" % (layer, i), 2 if i == 0 and layer > 1 else 1
            y = x
            if bottleneck:
                y = F.relu(bn(w, F.conv2d(y, w[n + ".conv1.weight"], stride=s if caffe else 1), n + ".bn1"))
                y = F.relu(bn(w, F.conv2d(y, w[n + ".conv2.weight"], stride=1 if caffe else s, padding=1), n + ".bn2"))
                y = bn(w, F.conv2d(y, w[n + ".conv3.weight"]), n + ".bn3")
            else:
                y = F.relu(bn(w, F.conv2d(y, w[n + ".conv1.weight"], stride=s, padding=1), n + ".bn1"))
                y = bn(w, F.conv2d(y, w[n + ".conv2.weight"], padding=1), n + ".bn2")
            if n + ".downsample.0.weight" in w:
                x = bn(w, F.conv2d(x, w[n + ".downsample.0.weight"], stride=s), n + ".downsample.1")
            x = F.relu(x + y)
        out["layer%d" % layer] = x
    return out


i = torch.arange(3 * 64 * 96)
image = ((i * 7919 % 1009).float() / 1009 * 4 - 2).reshape(1, 3, 64, 96)
for name, depths, bottleneck, caffe in [("resnet18", (2, 2, 2), False, False), ("resnet50-caffe", (3, 4, 6), True, True)]:
    scale = 50 if caffe else 1
    for layer, x in run(load("%s/%s.safetensors" % (sys.argv[1], name)), image * scale, depths, bottleneck, caffe).items():
        flat = x.flatten()
        print(name, layer, "x".join(map(str, x.shape)), "%.7g" % flat.double().mean(), "%.7g" % flat.max(), sep=",", end="")
        for k in range(24):
            print(",%.7g" % flat[k * 997 % flat.numel()], end="")
        print()
