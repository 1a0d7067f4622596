using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

public sealed record ModelSyntax(Spanned<string> Name, YamlMap Body)
{
    public Spanned<string>? Owner => Body.Text("owner");

    public Spanned<string>? Problem => Body.Text("problem");

    public Spanned<string>? Task => Body.Text("task");

    public ImmutableArray<Spanned<string>> Inputs => Body.ListedTexts("inputs");

    public Spanned<string>? OutputName => Body.Map("output").Text("name");

    public Spanned<ColumnType>? OutputType => Body.Map("output").Type("type");

    public ImmutableArray<MetricSyntax> Metrics { get; } =
        [.. Body.Entries("metrics").Select(static entry => new MetricSyntax(entry.Key.AsName(), entry.Value as YamlMap))];

    public ImmutableArray<SliceSyntax> Slices { get; } =
        [.. Body.Entries("slices").Select(static entry => new SliceSyntax(entry.Key.AsName(), entry.Value))];

    /// <summary>Whether the metrics are all there are; not where they are missing or no map.</summary>
    public bool KnowsMetrics => Body.Map("metrics") is { HasGap: false };

    /// <summary>Whether the slices are all there are; not where they are no map.</summary>
    public bool KnowsSlices => Body.Find("slices") is null || Body.Map("slices") is { HasGap: false };

    public ImmutableArray<YamlEntry> Gates => Body.Entries("gates");

    public ImmutableArray<YamlEntry> Approvals => Body.Entries("approvals");

    public bool IsHighRisk => Body.Text("riskClass")?.Value == "high";

    public YamlEntry? Card => Body.Find("card");
}
