using System.Collections.Immutable;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Features.Materializing;

/// <summary>Computes the newest values of views for every entity, as of the newest time that their data knows: the clock has no say.</summary>
internal static class MaterializeStage
{
    public static StageRunner Runner { get; } = new("materialize", "1", Run);

    private static void Run(StageContext context, CancellationToken stop)
    {
        var report = new List<(ViewDeclaration, Materialized)>();
        foreach (var view in ViewsOf(context))
        {
            var request = new MaterializeRequest([view], of => [context.Input(of.Input).Path], Path.Join(context.Scratch, $"{view.FullName}.parquet"), context.Scratch, context.Log);
            var values = Materializer.Run(request, stop);
            report.Add((view, values));
            var time = values.AsOf is { } known ? $" as of {TimeText.Of(known)}" : "";
            context.Log.WriteLine(FormattableString.Invariant($"{view.FullName}: {values.Rows} rows{time}"));
        }

        File.WriteAllBytes(context.Output("report").Path, MaterializeReport.Of(report));
    }

    private static ImmutableArray<ViewDeclaration> ViewsOf(StageContext context) => [.. context.Settings.Item("views").EnumerateArray().Select(ViewDeclaration.Of)];
}
