using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Execution.Registering;

namespace Mlops.GitOps.Execution.Reproducing;

/// <summary>What stages gave then, by stage and output: from the run, and from what a version record names.</summary>
internal static class ExpectedOutputs
{
    public static Dictionary<(string Stage, string Output), Digest> Of(LoweredPipeline pipeline, Original original)
    {
        var expected = new Dictionary<(string, string), Digest>();
        foreach (var stage in original.Stages)
        {
            foreach (var output in stage.Outputs) expected[(stage.Stage, output.Name)] = output.Artifact.Digest;
        }

        if (original.Version is not { } version || ReproducedStages.RegisterOf(pipeline, version.Model) is not { } register) return expected;
        foreach (var (name, text) in PinnedRecords.DigestsOf(version.Body))
        {
            var input = register.Work.Inputs.Items.FirstOrDefault(input => input.Name == name || input.Name == $"evidence_{name}");
            if (input?.Source is OutputSource source && Digest.TryParse(text) is { } digest) expected[(source.Stage, source.Output)] = digest;
        }

        return expected;
    }

    /// <summary>Returns the digests that datasets had, as far as records say them.</summary>
    public static Dictionary<string, Digest> Data(LoweredPipeline pipeline, Original original)
    {
        var data = new Dictionary<string, Digest>(StringComparer.Ordinal);
        foreach (var entry in original.Version?.Body.Entries("data") ?? [])
        {
            if (entry.Value is YamlScalar said && Digest.TryParse(said.Value) is { } digest) data[entry.Name] = digest;
        }

        foreach (var stage in original.Stages)
        {
            var work = pipeline.Operations.Items.FirstOrDefault(operation => operation.Id == stage.Stage)?.Work;
            foreach (var input in work?.Inputs.Items ?? [])
            {
                var part = stage.Parts.FirstOrDefault(part => part.Name == "in." + input.Name)?.Value.TrimEnd('/');
                if (input.Source is DatasetSource source && part is not null && Digest.TryParse(part) is { } digest) data[source.Dataset] = digest;
            }
        }

        return data;
    }
}
