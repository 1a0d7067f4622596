using System.Collections.Immutable;
using Mlops.GitOps.Core.Binding;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Shapes.Sections;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Stages;

/// <summary>What the language knows of a kind of stage: its fields, what it refers to, and what it gives for what it takes.</summary>
/// <param name="OutputNames">What it gives, by name; a <c>run</c> declares its own.</param>
/// <param name="Bind">Checks a stage against what it takes and returns what it gives, by name, in the order of the language.</param>
internal sealed record StageKind(
    string Name, string Summary, ImmutableArray<Field> OwnFields, ImmutableArray<string> OutputNames, Func<StageScope, ImmutableArray<OutputSymbol>> Bind)
{
    /// <summary>Own fields that name outputs of stages, or paths.</summary>
    public ImmutableArray<string> InputFields { get; } =
        [.. OwnFields.Where(static f => f.Shape == StageFields.Input || f.Shape == StageFields.InputOrInputs || f.Shape == StageFields.Inputs).Select(static f => f.Name)];

    /// <summary>What engines do for a stage of this kind; they run its body unless said.</summary>
    public Func<LoweringScope, Operation> Lower { get; init; } = static stage => new Run(stage.Work);

    /// <summary>What its built-in body must know of the rest of the specs, by name; it stands in the place of fields of the same name.</summary>
    public Func<DeclarationScope, ImmutableArray<(string Name, YamlNode? Value)>> Declare { get; init; } = static _ => [];

    /// <summary>Fields that only a built-in body asks for: a command needs no learner.</summary>
    public ImmutableArray<string> BuiltInOnly { get; init; } = [];

    public RecordShape Shape { get; } = new("stage",
    [
        new Field("kind", new EnumShape([Name]), Summary, IsRequired: true),
        .. OwnFields,
        .. OwnFields.Any(static f => f.Name == "outputs") ? StageFields.Common : StageFields.CommonWithKnownOutputs,
    ]);
}
