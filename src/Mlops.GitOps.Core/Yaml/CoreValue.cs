namespace Mlops.GitOps.Core.Yaml;

/// <summary>What a scalar means. <see cref="Number"/> is set for both kinds of number, <see cref="Int"/> where a whole one fits.</summary>
public readonly record struct CoreValue(CoreKind Kind, string Text)
{
    public bool Bool { get; init; }

    public long? Int { get; init; }

    public double Number { get; init; }

    public bool IsNumber => Kind is CoreKind.Int or CoreKind.Float;
}
