using System.Collections.Immutable;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;

namespace Mlops.GitOps.Cli.Running;

/// <summary>What <c>--set</c> says: <c>params.trees=300</c>.</summary>
internal static class SetValues
{
    /// <summary>Refuses what is no <c>PATH=VALUE</c> at all, without reading a value.</summary>
    public static void Check(ImmutableArray<string> sets)
    {
        foreach (var text in sets)
        {
            if (text.IndexOf('=', StringComparison.Ordinal) <= 0) throw Wrong(text);
        }
    }

    public static Overlay? Read(ImmutableArray<string> sets, string? pipeline, DiagnosticBag diagnostics)
    {
        if (sets.IsEmpty) return null;
        var values = ImmutableArray.CreateBuilder<OverlayValue>(sets.Length);
        foreach (var text in sets)
        {
            if (Overlay.TryRead(text, diagnostics) is { } value) values.Add(value);
            else if (!diagnostics.HasErrors) throw Wrong(text);
        }

        return new Overlay(values.ToImmutable()) { Pipeline = pipeline };
    }

    private static UserMistake Wrong(string text) => new($"'{text}' is not PATH=VALUE", "mlops run --set params.trees=300");
}
