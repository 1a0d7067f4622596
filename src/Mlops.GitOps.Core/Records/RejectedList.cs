using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Records;

/// <summary>The versions of a model that were rejected, and those that were released again; the newest entry of a bundle counts.</summary>
internal sealed record RejectedList(string Model, YamlMap? Body)
{
    /// <summary>Returns why a bundle is rejected, or null where it is not.</summary>
    public string? ReasonFor(string bundle)
    {
        var newest = EntriesOf("rejected", bundle).Select(static entry => (Entry: entry, IsRejected: true))
            .Concat(EntriesOf("released", bundle).Select(static entry => (Entry: entry, IsRejected: false)))
            .OrderBy(static item => item.Entry.Time("at")?.Value ?? DateTimeOffset.MinValue)
            .LastOrDefault();
        return newest.IsRejected ? newest.Entry.Text("reason")?.Value ?? "" : null;
    }

    private IEnumerable<YamlMap> EntriesOf(string list, string bundle) => Body.Maps(list).Where(entry => entry.Text("bundle")?.Value == bundle);
}
