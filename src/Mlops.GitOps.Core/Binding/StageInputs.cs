using System.Collections.Immutable;
using Mlops.GitOps.Core.Stages;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

/// <summary>Finds the references of a stage without knowing what they come to; the graph is made of these.</summary>
internal static class StageInputs
{
    public static ImmutableArray<StageInput> Of(StageSyntax stage)
    {
        if (StageKinds.Find(stage.Kind.Value) is not { } kind) return [];
        var inputs = ImmutableArray.CreateBuilder<StageInput>();
        foreach (var field in kind.InputFields) Add(stage, field, inputs);
        return inputs.ToImmutable();
    }

    public static ImmutableArray<StageInput> Under(StageSyntax stage, string field)
    {
        var inputs = ImmutableArray.CreateBuilder<StageInput>();
        Add(stage, field, inputs);
        return inputs.ToImmutable();
    }

    private static void Add(StageSyntax stage, string field, ImmutableArray<StageInput>.Builder inputs)
    {
        if (stage.Body.Find(field) is not { } entry) return;
        if (field != "inputs")
        {
            Read(field, entry, inputs);
            return;
        }

        // These are names, also where one of them is `from`.
        foreach (var named in (entry.Value as YamlMap)?.Entries ?? []) Read(named.Name, named, inputs);
    }

    private static void Read(string name, YamlEntry entry, ImmutableArray<StageInput>.Builder inputs)
    {
        switch (entry.Value)
        {
            case YamlScalar { IsNull: false } scalar:
                inputs.Add(new StageInput(name, Seen(scalar.AsName()), entry));
                break;
            case YamlMap map when map.Text("from") is { } reference:
                inputs.Add(new StageInput(name, Seen(reference), entry));
                break;
            case YamlMap map:
                foreach (var inner in map.Entries) Read(inner.Name, inner, inputs);
                break;
        }
    }

    // Invisible characters were reported; what the reader sees is what was meant.
    private static Spanned<string> Seen(Spanned<string> reference) => new(MisleadingText.Strip(reference.Value), reference.Span);
}
