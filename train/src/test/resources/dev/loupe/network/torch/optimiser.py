"""Golden numbers of TorchTrainingTest. Debian 12: Python 3.11, PyTorch 1.13.0.

    /usr/bin/python3 optimiser.py
"""
import torch

X = torch.tensor([[1, 2, 3], [-1, 0, 1], [2, -2, 0.5], [0, 1, -1]])
Y = torch.tensor([[1.0, 0], [0, 1], [1, 1], [0, 0]])


def fit(name, make):
    w = torch.tensor([[0.1, -0.2, 0.3], [0, 0.5, -0.4]], requires_grad=True)
    b = torch.tensor([0.05, -0.05], requires_grad=True)
    optimiser = make([w, b])
    for _ in range(3):
        optimiser.zero_grad()
        ((torch.nn.functional.linear(X, w, b) - Y) ** 2).mean().backward()
        optimiser.step()
    print("    %s(%s)," % (name, ", ".join("%.8f" % v for v in w.detach().flatten())))


fit("ADAM_PLAIN", lambda p: torch.optim.Adam(p, 0.05))
fit("ADAM_DECAY", lambda p: torch.optim.Adam(p, 0.05, betas=(0.5, 0.9), weight_decay=0.1))
fit("ADAMW", lambda p: torch.optim.AdamW(p, 0.05, weight_decay=0.01))
