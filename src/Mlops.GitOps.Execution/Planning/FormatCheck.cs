using Mlops.GitOps.Core.Operations;

namespace Mlops.GitOps.Execution.Planning;

/// <summary>Refuses a table that a stage would read in another format than it is in.</summary>
internal static class FormatCheck
{
    private const string UsualFormat = "parquet";

    public static void Run(LoweredPipeline pipeline, StageGraph graph)
    {
        var works = new Dictionary<string, StageWork>(pipeline.Operations.Count, StringComparer.Ordinal);
        foreach (var operation in pipeline.Operations) works.Add(operation.Id, operation.Work);
        foreach (var operation in graph.Operations)
        {
            foreach (var input in operation.Work.Inputs)
            {
                if (input.Type != "Table" || FirstProducer(input.Source) is not (var stage, var output)) continue;
                var given = FormatOf(works[stage], output);
                if (given is null || given == (input.Format ?? UsualFormat)) continue;
                throw new RunFailure($"stage '{operation.Id}' reads {stage}.{output} as {input.Format ?? UsualFormat}, and it is {given}",
                    $"write {{from: {stage.Split('@')[0]}.{output}, format: {given}}}");
            }
        }
    }

    private static (string Stage, string Output)? FirstProducer(InputSource source) => source switch
    {
        OutputSource output => (output.Stage, output.Output),
        MatrixSource { Items.IsEmpty: false } matrix => (matrix.Items[0].Stage, matrix.Items[0].Output),
        _ => null,
    };

    private static string? FormatOf(StageWork producer, string output)
    {
        foreach (var binding in producer.Outputs)
        {
            if (binding.Name == output) return binding.Format;
        }

        return null;
    }
}
