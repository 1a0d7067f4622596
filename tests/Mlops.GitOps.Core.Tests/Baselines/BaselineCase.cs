using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Tests.Baselines;

/// <summary>A folder of <c>tests/baselines</c>: specs, or a <c>workspace.txt</c> that says where they are, and what they give.</summary>
public sealed class BaselineCase
{
    private const string Pointer = "workspace.txt";
    private const string Results = "expected";

    private readonly string folder;

    private BaselineCase(string folder)
    {
        this.folder = folder;
        var pointer = Path.Combine(folder, Pointer);
        Workspace = File.Exists(pointer) ? Repository.PathOf(File.ReadAllText(pointer).Trim().Split('/')) : folder;
    }

    public string Name => Path.GetFileName(folder);

    public string Workspace { get; }

    public static IEnumerable<BaselineCase> All =>
        Directory.EnumerateDirectories(Repository.PathOf("tests", "baselines")).Order(StringComparer.Ordinal).Select(static folder => new BaselineCase(folder));

    public static BaselineCase Of(string name) => All.Single(@case => @case.Name == name);

    public ImmutableArray<ParsedFile> Parse() =>
    [
        .. PathsUnder(Workspace)
            .Where(path => Compiler.RoleOf(path) is not null && !IsResult(path))
            .Select(path => Compiler.Parse(new SourceFile(path, Read(Workspace, path)))),
    ];

    public ImmutableSortedDictionary<string, string> ReadExpected()
    {
        var results = Path.Combine(folder, Results);
        return Directory.Exists(results)
            ? PathsUnder(results).ToImmutableSortedDictionary(static path => path, path => Read(results, path), StringComparer.Ordinal)
            : ImmutableSortedDictionary<string, string>.Empty;
    }

    public void WriteExpected(ImmutableSortedDictionary<string, string> files)
    {
        var results = Path.Combine(folder, Results);
        if (Directory.Exists(results)) Directory.Delete(results, recursive: true);
        Directory.CreateDirectory(results);
        foreach (var (path, text) in files) File.WriteAllText(Path.Combine(results, path), text);
    }

    /// <summary>Returns files of the case that are neither read nor compared: left by a rename, and believed in ever since.</summary>
    public IEnumerable<string> Strays() =>
        PathsUnder(folder).Where(path => !IsResult(path) && (Workspace == folder ? Compiler.RoleOf(path) is null : path != Pointer));

    private static bool IsResult(string path) => path.StartsWith(Results + "/", StringComparison.Ordinal);

    private static IEnumerable<string> PathsUnder(string root) =>
        Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static string Read(string root, string path) => File.ReadAllText(Path.Combine(root, path));
}
