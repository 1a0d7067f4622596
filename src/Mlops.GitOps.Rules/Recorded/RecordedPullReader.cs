using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Rules.Recorded;

/// <summary>Reads a recorded pull request: one JSON object of the forge's own answers. Never throws: what is wrong becomes a problem.</summary>
public static class RecordedPullReader
{
    private static readonly string[] Lists = ["reviews", "commits", "files", "activity", "deployments"];

    public static RecordedPull Read(string text)
    {
        using var document = ForgeJson.TryParse(text);
        var problems = new List<string>();
        var root = new ForgeValue(document?.RootElement, "", problems);
        if (!root.IsObject) return new RecordedPull(null, [], [], [], [], [], null, ["it is not one JSON object without repeated keys"], Digest.OfText(text));
        var pull = root["pull"];
        return new RecordedPull(
            pull.IsObject ? ForgeObjects.Pull(pull) : pull.Wrong<PullRequest?>("a pull request", null),
            All(root["reviews"], ForgeObjects.Review),
            All(root["commits"], ForgeObjects.Commit),
            All(root["files"], ForgeObjects.File),
            All(root["activity"], ForgeObjects.Activity),
            All(root["deployments"], ForgeObjects.Deployment),
            root["now"] is { IsText: true } now ? now.Time() : root["now"].Wrong<DateTimeOffset?>("a time", null),
            [],
            DigestOf(root)) with { Problems = [.. problems] };
    }

    private static ImmutableArray<T> All<T>(ForgeValue list, Func<ForgeValue, T> read) => [.. list.Items().Select(read)];

    // The order in which a forge lists things says nothing, so it does not count.
    private static Digest DigestOf(ForgeValue root)
    {
        if (root.Element is not { } element || JsonTree.Of(element) is not YamlMap map) return default;
        return CanonicalJson.DigestOf(YamlTree.Map(map.Entries.Select(static entry => (entry.Name, (YamlNode?)(
            entry.Value is YamlSequence list && Lists.Contains(entry.Name, StringComparer.Ordinal) ? Sorted(list) : entry.Value)))));
    }

    private static YamlSequence Sorted(YamlSequence list) => YamlTree.Seq(list.Items.OrderBy(CanonicalJson.Write, StringComparer.Ordinal));
}
