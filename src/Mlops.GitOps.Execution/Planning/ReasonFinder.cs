using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Keys;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Store;
using Mlops.GitOps.Execution.Surroundings;

namespace Mlops.GitOps.Execution.Planning;

/// <summary>Says why a stage must run, in the words of whoever changed something.</summary>
internal sealed class ReasonFinder(ResultJournal journal, LocalStore store, string pipeline)
{
    // The command comes last: it also changes with every parameter that stands in it.
    public ImmutableArray<Reason> Of(StageWork work, Finding finding, bool isForced, bool isNeverCached)
    {
        if (isForced) return [new Reason("forced")];
        if (journal.Latest($"{pipeline}/{work.Id}") is not { } last) return [new Reason("never ran")];
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        var before = last.Parts.ToDictionary(static part => part.Name, static part => part.Value, StringComparer.Ordinal);
        foreach (var part in finding.Parts.Sort(static (left, right) => string.CompareOrdinal(Rank(left), Rank(right))))
        {
            before.Remove(part.Name, out var value);
            if (value != part.Value) AddChange(work, finding, part.Name, value, part.Value, reasons);
        }

        foreach (var name in before.Keys.Order(StringComparer.Ordinal)) AddChange(work, finding, name, before[name], null, reasons);
        if (reasons.Count > 0) return reasons.ToImmutable();
        return [isNeverCached ? new Reason(work.IsCached ? "always runs" : "cache: false") : new Reason(MissingOutput(work, last))];
    }

    private static string Rank(KeyPart part) => part.Name == "command" ? "\uFFFF" : part.Name;

    private void AddChange(StageWork work, Finding finding, string name, string? before, string? after, ImmutableArray<Reason>.Builder reasons)
    {
        switch (name)
        {
            case "code" when ManifestOf(before) is { } earlier:
                AddCode(earlier, finding.Facts.Code, reasons);
                break;
            case var _ when name.StartsWith("in.", StringComparison.Ordinal) && PinnedInputs.ReasonOf(before, after) is { } pin:
                reasons.Add(pin);
                break;
            case "command":
                reasons.Add(new Reason("command changed"));
                break;
            case "settings":
                SettingsChanges.Add(before, after, reasons);
                break;
            case "program":
                reasons.Add(new Reason(finding.Facts.Program ?? name, before, after));
                break;
            default:
                reasons.Add(new Reason(name.StartsWith("in.", StringComparison.Ordinal) ? SourceOf(work, name["in.".Length..]) : name, before, after));
                break;
        }
    }

    private static void AddCode(CodeManifest before, CodeManifest after, ImmutableArray<Reason>.Builder reasons)
    {
        var changes = CodeManifest.Diff(before, after);
        foreach (var path in changes.Changed) reasons.Add(new Reason(path, DigestOf(before, path), DigestOf(after, path)));
        foreach (var path in changes.Added) reasons.Add(new Reason(path, null, DigestOf(after, path)));
        foreach (var path in changes.Removed) reasons.Add(new Reason(path, DigestOf(before, path), null));
    }

    private static string? DigestOf(CodeManifest manifest, string path)
    {
        foreach (var file in manifest.Files)
        {
            if (file.Path == path) return file.Digest.ToString();
        }

        return null;
    }

    private CodeManifest? ManifestOf(string? digest) =>
        digest is not null && Digest.TryParse(digest) is { } known && store.Contains(known) ? CodeManifest.TryParse(File.ReadAllBytes(store.PathOf(known))) : null;

    // What a stage reads is known to people by where it comes from.
    private static string SourceOf(StageWork work, string name)
    {
        foreach (var input in work.Inputs)
        {
            if (input.Name != name && !name.StartsWith(input.Name + ".", StringComparison.Ordinal)) continue;
            return input.Source switch
            {
                WorkspaceSource workspace => workspace.Path,
                DatasetSource dataset => dataset.Dataset,
                OutputSource output => $"{output.Stage}.{output.Output}",
                MatrixSource matrix => matrix.Items.Items.FirstOrDefault(item => name == $"{input.Name}.{item.Value}") is { } item ? $"{item.Stage}.{item.Output}" : name,
                _ => name,
            };
        }

        return "in." + name;
    }

    private string MissingOutput(StageWork work, StageResult last)
    {
        foreach (var output in work.Outputs)
        {
            if (last.Find(output.Name) is not { } artifact) return $"output {output.Name} is new";
            if (!store.IsWhole(artifact)) return $"output {output.Name} is no longer in the store";
        }

        return "its result is not in the store";
    }
}
