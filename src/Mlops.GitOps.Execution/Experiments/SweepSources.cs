using Mlops.GitOps.Core.Operations;

namespace Mlops.GitOps.Execution.Experiments;

/// <summary>Where the rows come from that a model learns from and is judged on.</summary>
/// <param name="Learned">The table that the model learns from; null where no stage says.</param>
/// <param name="Judged">The table that it is judged on; null where no stage gives it.</param>
/// <param name="Model">The model that is judged; null where predictions are.</param>
public sealed record SweepSources(OutputSource? Learned, OutputSource? Judged, OutputSource? Model)
{
    public static SweepSources Of(LoweredPipeline pipeline, Operation judging)
    {
        var judged = SourceOf(judging, "data") ?? SourceOf(judging, "predictions");
        var model = SourceOf(judging, "model") ?? Before(pipeline, judging, static operation => Gives(operation, "Model"));
        var training = pipeline.Operations.Items.FirstOrDefault(operation => operation.Id == model?.Stage);
        if (training is not null && SourceOf(training, "data") is { } data) return new(data, judged, model);
        return new(null, judged, model);
    }

    private static OutputSource? SourceOf(Operation operation, string input) =>
        operation.Work.Inputs.Items.FirstOrDefault(binding => binding.Name == input)?.Source as OutputSource;

    // Where predictions are judged, the model is that of the nearest stage before which gives one.
    private static OutputSource? Before(LoweredPipeline pipeline, Operation judging, Func<Operation, bool> wanted)
    {
        var needed = new HashSet<string>([judging.Id], StringComparer.Ordinal);
        foreach (var operation in pipeline.Operations.Items.Reverse())
        {
            if (!needed.Contains(operation.Id)) continue;
            if (wanted(operation)) return new OutputSource(operation.Id, operation.Work.Outputs.Items.First(static output => output.Type == "Model").Name);
            needed.UnionWith(operation.Work.Needs);
        }

        return null;
    }

    private static bool Gives(Operation operation, string type) => operation.Work.Outputs.Items.Any(output => output.Type == type);
}
