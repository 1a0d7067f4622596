"""Trains the click model with PyTorch and leaves it as ONNX."""

import argparse

import numpy
import torch
from torch import nn

import tables


class ClickModel(nn.Module):
    """Takes one [N, 1] tensor for each input, so that the ONNX file has an input for each column by its name."""

    def __init__(self, mean, deviation, hidden):
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("deviation", deviation)
        self.layers = nn.Sequential(nn.Linear(len(mean), hidden), nn.ReLU(), nn.Linear(hidden, 1), nn.Sigmoid())

    def forward(self, *columns):
        joined = torch.cat(columns, dim=1)
        filled = torch.where(torch.isnan(joined), self.mean, joined)
        return self.layers((filled - self.mean) / self.deviation)


def train(inputs, labels, options):
    torch.manual_seed(options.seed)
    torch.use_deterministic_algorithms(True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

    joined = torch.from_numpy(numpy.hstack(inputs))
    mean = torch.nan_to_num(joined.nanmean(dim=0))
    centred = torch.nan_to_num(joined - mean)
    deviation = centred.square().mean(dim=0).sqrt().clamp(min=1e-6)

    model = ClickModel(mean, deviation, options.hidden).to(device)
    batches = torch.utils.data.DataLoader(
        torch.utils.data.TensorDataset(joined, torch.from_numpy(labels)),
        batch_size=1024,
        shuffle=True,
        generator=torch.Generator().manual_seed(options.seed),
    )
    optimizer = torch.optim.Adam(model.parameters(), lr=options.learning_rate)
    loss_of = nn.BCELoss()
    for epoch in range(options.epochs):
        total = 0.0
        for rows, wanted in batches:
            optimizer.zero_grad()
            loss = loss_of(model(*rows.to(device).split(1, dim=1)), wanted.to(device))
            loss.backward()
            optimizer.step()
            total += loss.item() * len(rows)
        print(f"epoch {epoch + 1}/{options.epochs}: loss {total / len(labels):.5f}")
    return model.cpu().eval()


def save(model, path):
    example = tuple(torch.zeros(2, 1) for _ in tables.INPUTS)
    names = [*tables.INPUTS, tables.OUTPUT]
    torch.onnx.export(
        model,
        example,
        path,
        input_names=tables.INPUTS,
        output_names=[tables.OUTPUT],
        dynamic_axes={name: {0: "rows"} for name in names},
    )


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--model", required=True)
    arguments.add_argument("--epochs", type=int, default=20)
    arguments.add_argument("--learning-rate", type=float, default=0.001)
    arguments.add_argument("--hidden", type=int, default=64)
    arguments.add_argument("--holdout-days", type=int, default=7)
    arguments.add_argument("--seed", type=int, default=7)
    options = arguments.parse_args()

    known, _ = tables.read(options.data, options.holdout_days)
    labels = known[tables.LABEL].to_numpy(dtype=numpy.float32).reshape(-1, 1)
    save(train(tables.columns(known), labels, options), options.model)


if __name__ == "__main__":
    main()
