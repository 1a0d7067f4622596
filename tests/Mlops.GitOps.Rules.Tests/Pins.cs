using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Rules.Tests;

internal static class Pins
{
    public static PinnedVersion Of(string environment, string slot, int version, string? bundle = null) =>
        new(environment, new Spanned<string>("credit", default), slot, new Spanned<long>(version, default), new Spanned<string>(bundle ?? Registry.Bundle(version), default));
}
