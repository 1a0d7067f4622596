using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Reproducing;

/// <summary>Holds what stages gave again against what they gave then.</summary>
/// <param name="before">The store with the bytes of then.</param>
/// <param name="after">The store with the bytes of now.</param>
/// <param name="differences">Returns how the values of two files differ; null where they have none that can be compared.</param>
internal sealed class OutputComparer(LocalStore before, LocalStore after, double tolerance, Func<OutputToCompare, ImmutableArray<Difference>?> differences)
{
    public ReproducedOutput Of(StageWork work, StageReport? report, OutputBinding output, Digest wanted)
    {
        if (Find(report?.Outputs ?? [], output.Name) is not { } made) return new ReproducedOutput(output.Name, output.Type, wanted, null, OutputOutcome.Missing, []);
        if (made.Digest == wanted) return new ReproducedOutput(output.Name, output.Type, wanted, made.Digest, OutputOutcome.Same, []);
        if (!before.Contains(wanted) || !before.Verify(wanted)) return Different("the bytes of then are not in the store; `mlops pull` may bring them");
        var found = made.IsFolder ? null : differences(new OutputToCompare(output.Type, output.Format, before.PathOf(wanted), after.PathOf(made.Digest), RowsOf(work, report)));

        // A report tells people of numbers that stand elsewhere: where these may differ, so may it.
        if (found is null && output.Type == "Report" && tolerance > 0) return Different("a report, with other bytes") with { Outcome = OutputOutcome.Within };
        if (found is not { } told) return Different("only its bytes can be compared, and they differ");
        return new ReproducedOutput(output.Name, output.Type, wanted, made.Digest, told.All(one => one.IsWithin(tolerance)) ? OutputOutcome.Within : OutputOutcome.Different, told,
            told.IsEmpty ? "other bytes, the same values" : null);

        ReproducedOutput Different(string note) => new(output.Name, output.Type, wanted, made.Digest, OutputOutcome.Different, [], note);
    }

    /// <summary>Returns the rows that a stage learnt from: what its model can be asked about.</summary>
    private string? RowsOf(StageWork work, StageReport? report)
    {
        var rows = work.Inputs.Items.FirstOrDefault(static input => input is { Name: "data", Type: "Table", Format: null or "parquet" });
        return rows is not null && Find(report?.Inputs ?? [], rows.Name) is { } artifact && after.Contains(artifact.Digest) ? after.PathOf(artifact.Digest) : null;
    }

    private static Artifact? Find(ImmutableArray<NamedArtifact> artifacts, string name) => artifacts.FirstOrDefault(one => one.Name == name)?.Artifact;
}
