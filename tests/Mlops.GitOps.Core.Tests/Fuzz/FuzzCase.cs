using Mlops.GitOps.Core.Tests.Variants;

namespace Mlops.GitOps.Core.Tests.Fuzz;

/// <summary>A workspace of the repository with one of its files damaged; the seed says which and how.</summary>
internal sealed record FuzzCase(int Seed, string Workspace, string Path, SortedDictionary<string, string> Files)
{
    private static readonly Dictionary<string, SortedDictionary<string, string>> Originals =
        ExampleWorkspaces.Names.ToDictionary(static name => name, ExampleWorkspaces.Read, StringComparer.Ordinal);

    public static FuzzCase Of(int seed)
    {
        var random = new Random(seed);

        // The largest workspace takes twenty times as long as the smallest and shows little more.
        var name = random.Next(100) == 0 ? "forty-models" : TextMutations.Pick(ExampleWorkspaces.Names.Remove("forty-models"), random);
        var files = new SortedDictionary<string, string>(Originals[name], StringComparer.Ordinal);
        var path = TextMutations.Pick([.. files.Keys], random);
        files[path] = random.Next(2) == 0 ? TextMutations.Mutate(files[path], random) : TreeMutations.Mutate(files[path], random);
        return new FuzzCase(seed, name, path, files);
    }

    public override string ToString() => FormattableString.Invariant($"seed {Seed}: {Workspace}/{Path}\n{Files[Path]}");
}
