using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Records;

/// <summary>The versions of a model that were rejected, and those that were released again; the newest entry of a bundle counts.</summary>
public sealed record RejectedList(string Model, YamlMap? Body)
{
    /// <summary>Returns why a bundle is rejected, or null where it is not.</summary>
    public string? ReasonFor(string bundle) => ReasonOf(entry => entry.Text("bundle")?.Value == bundle);

    /// <summary>Returns why a version is rejected by its number, or null where it is not.</summary>
    public string? ReasonFor(long version) => ReasonOf(entry => entry.Integer("version")?.Value == version);

    // Of two entries of one moment the rejection counts.
    private string? ReasonOf(Func<YamlMap, bool> isMeant)
    {
        var newest = Body.Maps("released").Where(isMeant).Select(static entry => (Entry: entry, IsRejected: false))
            .Concat(Body.Maps("rejected").Where(isMeant).Select(static entry => (Entry: entry, IsRejected: true)))
            .OrderBy(static item => item.Entry.Time("at")?.Value ?? DateTimeOffset.MinValue)
            .LastOrDefault();
        return newest.IsRejected ? newest.Entry.Text("reason")?.Value ?? "" : null;
    }
}
