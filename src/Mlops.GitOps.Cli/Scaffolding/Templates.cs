using System.Collections.Immutable;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Cli.Scaffolding;

/// <summary>The examples of the repository, as they are embedded in the tool.</summary>
internal static class Templates
{
    private const string Prefix = "templates/";

    public static ImmutableArray<string> Names { get; } =
        [.. ResourceNames().Select(static name => name.Split('/')[1]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Returns the files of a template. The start of a name is enough where it fits only one.</summary>
    public static ImmutableArray<NewFile> Read(string name)
    {
        var folder = $"{Prefix}{Find(name)}/";
        return
        [
            .. ResourceNames()
                .Where(resource => resource.StartsWith(folder, StringComparison.Ordinal))
                .Select(resource => new NewFile(resource[folder.Length..], BytesOf(resource)))
                .OrderBy(static file => file.Path, StringComparer.Ordinal),
        ];
    }

    private static string Find(string name)
    {
        if (Names.Contains(name)) return name;
        var fitting = Names.Where(template => name.Length > 0 && template.StartsWith(name, StringComparison.Ordinal)).ToList();
        if (fitting.Count == 1) return fitting[0];
        var hint = Spelling.Nearest(name, Names) is { } nearest ? $"did you mean '{nearest}'?" : $"there are {string.Join(", ", Names)}";
        throw new UserMistake($"there is no template '{name}'", hint);
    }

    private static byte[] BytesOf(string resource)
    {
        using var stream = typeof(Templates).Assembly.GetManifestResourceStream(Stored(resource))
            ?? throw new InvalidOperationException($"The resource '{resource}' was listed and is not there.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static IEnumerable<string> ResourceNames() =>
        typeof(Templates).Assembly.GetManifestResourceNames()
            .Select(static name => name.Replace('\\', '/'))
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal));

    // A build on Windows names resources with its own separator.
    private static string Stored(string resource) =>
        typeof(Templates).Assembly.GetManifestResourceNames().First(name => name.Replace('\\', '/') == resource);
}
