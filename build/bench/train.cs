#:project ../../src/Mlops.GitOps.Data/Mlops.GitOps.Data.csproj

// dotnet run -c Release build/bench/train.cs -- FOLDER make|trees|logistic|linear [ROWS]
//
// The built-in learners on ROWS rows (a million) of 20 numbers; train.py beside it does the same with scikit-learn, two threads each.
// `make` writes the rows once, as numpy reads them; they are the same everywhere.

using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Learning.Boosting;
using Mlops.GitOps.Data.Learning.Linear;
using Mlops.GitOps.Data.Learning.Logistic;

const int Columns = 20;
var folder = Path.GetFullPath(args[0]);
var rows = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1_000_000;
if (args[1] == "make")
{
    Directory.CreateDirectory(folder);
    var random = new Random(7);
    var (x, y) = (new float[rows * Columns], new double[rows]);
    for (var row = 0; row < rows; row++)
    {
        var own = x.AsSpan(row * Columns, Columns);
        foreach (ref var value in own) value = (float)((random.NextDouble() * 4) - 2);
        var score = Math.Sin(2 * own[0]) + (own[1] * own[2]) + (own[3] > 0.5 ? 1 : 0) + (0.5 * own[4]) - (0.3 * own[5] * own[6]) + (random.NextDouble() - 0.5);
        y[row] = score > 0.3 ? 1 : 0;
    }

    File.WriteAllBytes(Path.Join(folder, "x.f32"), MemoryMarshal.AsBytes<float>(x));
    File.WriteAllBytes(Path.Join(folder, "y.f64"), MemoryMarshal.AsBytes<double>(y));
    return;
}

var all = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Join(folder, "x.f32"))).ToArray();
var labels = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Path.Join(folder, "y.f64"))).ToArray();
rows = labels.Length;
var table = new FeatureTable(rows, [.. Enumerable.Range(0, Columns).Select(column => FeatureColumn.Of(
    string.Create(CultureInfo.InvariantCulture, $"c{column}"), [.. Enumerable.Range(0, rows).Select(row => all[(row * Columns) + column])]))]);
var label = new LabelColumn(LearningTask.Binary, labels, new(ClassKind.Whole, ["0", "1"]));
var workers = new Workers(2, CancellationToken.None);
var clock = Stopwatch.StartNew();
var before = Process.GetCurrentProcess().TotalProcessorTime;
Predictor predictor = args[1] switch
{
    "linear" => LinearLearner.Learn(table, label with { Task = LearningTask.Regression, Classes = null }, new(), workers),
    "logistic" => LogisticLearner.Learn(table, label, new(), workers),
    _ => BoostingLearner.Learn(table, label, new BoostingSettings { EarlyStopping = false }, workers),
};
var took = clock.Elapsed.TotalSeconds;
var used = Process.GetCurrentProcess();
var right = 0;
for (var row = 0; row < 20_000; row++)
{
    var score = new double[1];
    predictor.Score(table, row, score);
    right += (score[0] > (args[1] == "linear" ? 0.5 : 0)) == (labels[row] == 1) ? 1 : 0;
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{args[1]}: {took:F2} s, {(used.TotalProcessorTime - before).TotalSeconds:F2} s of processor time, {used.PeakWorkingSet64 >> 20} MiB, {right / 20_000.0:P1} right"));
