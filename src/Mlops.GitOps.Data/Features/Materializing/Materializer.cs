using System.Collections.Immutable;
using System.Security.Cryptography;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Data.Ingesting.Files;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Features.Materializing;

/// <summary>Computes the values of views as they were known at a time. What arrived later changes no byte of them, and neither does the order of rows.</summary>
public static class Materializer
{
    public static Materialized Run(MaterializeRequest request, CancellationToken stop)
    {
        try
        {
            return Write(request, stop);
        }
        catch (DuckException exception)
        {
            throw new StageFailure($"The values could not be computed: {exception.Message}", inner: exception);
        }
    }

    private static Materialized Write(MaterializeRequest request, CancellationToken stop)
    {
        var plans = JoinPlanner.Plan(request.Views);
        if (plans.IsEmpty) throw new StageFailure("The views have no values.", "Declare some under `values`.");
        using var database = FeatureDatabase.Open(request.Scratch, request.Threads);
        using var connection = database.Connect();
        var asOf = request.AsOf ?? Newest(connection, plans, request, stop);
        var labels = LabelsOf(connection, request, plans, asOf, stop);
        RejectClashes(connection, labels, plans, stop);
        var join = new FeatureJoin(plans, plan => Known(connection, plan, request, asOf), request.Scratch, request.Threads, request.Log);
        var rows = join.Write(connection, labels, new StageOutput("rows", request.Output, "Table", "parquet"), stop);
        return new Materialized(rows, asOf, DigestOf(request.Output), Nulls(connection, request, stop));
    }

    private static long? Newest(DuckConnection connection, ImmutableArray<JoinPlan> plans, MaterializeRequest request, CancellationToken stop)
    {
        long? newest = null;
        foreach (var plan in plans)
        {
            if (KnownRows.NewestTime(connection, plan, Rows(connection, plan, request).Scan, stop) is { } time && !(newest >= time)) newest = time;
        }

        return newest;
    }

    private static LabelRows LabelsOf(DuckConnection connection, MaterializeRequest request, ImmutableArray<JoinPlan> plans, long? asOf, CancellationToken stop) => request.Labels switch
    {
        LabelFile file => FileLabels.Of(connection, file, plans, stop),
        LabelDataset dataset => DatasetLabels.Create(connection, dataset, plans, asOf, request.Scratch, stop),
        _ => EntityLabels.Create(connection, plans, plan => Known(connection, plan, request, asOf).Scan, asOf, stop),
    };

    private static ViewRows Known(DuckConnection connection, JoinPlan plan, MaterializeRequest request, long? asOf)
    {
        var rows = Rows(connection, plan, request);
        return rows with { AsOf = asOf, Scan = KnownRows.Scan(rows.Scan, plan.Layout.Known.Name, asOf) };
    }

    private static ViewRows Rows(DuckConnection connection, JoinPlan plan, MaterializeRequest request)
    {
        var view = request.Views.First(view => view.Input == plan.Input && view.Dataset.Name == plan.Dataset.Name);
        return ViewRows.Open(connection, plan.Dataset, DatasetFile.AllOf(request.FilesOf(view)), request.Scratch);
    }

    // The engine would give one of two columns with a name another.
    private static void RejectClashes(DuckConnection connection, LabelRows labels, ImmutableArray<JoinPlan> plans, CancellationToken stop)
    {
        using var result = connection.Query($"SELECT {string.Join(", ", labels.Columns)} FROM {labels.Scan} l LIMIT 0", stop);
        var names = result.Columns.Select(static column => (column.Name, From: "the labels")).Concat(plans.SelectMany(static plan => plan.Values).OrderBy(static value => value.Output).Select(static value => (value.Declaration.Name, From: $"view '{value.View}'")));
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, from) in names)
        {
            if (!seen.TryAdd(name, from)) throw new StageFailure($"Both {seen[name]} and {from} have '{name}'.", "Ask for one at a time.");
        }
    }

    private static ImmutableArray<(string Value, long Count)> Nulls(DuckConnection connection, MaterializeRequest request, CancellationToken stop)
    {
        var values = request.Views.SelectMany(static view => view.Values).Select(static value => value.Name).ToList();
        using var result = connection.Query($"SELECT {string.Join(", ", values.Select(static value => $"count(*) - count({Sql.Name(value)})"))} FROM read_parquet({Sql.Text(request.Output)})", stop);
        var chunk = result.Read(stop) ?? throw new StageFailure("The values that were written can't be counted.");
        return [.. values.Select((value, at) => (value, chunk[at].Values<long>()[0]))];
    }

    private static Digest DigestOf(string path)
    {
        using var stream = File.OpenRead(path);
        return new Digest(SHA256.HashData(stream));
    }
}
