using System.Globalization;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Execution.Records;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Registering;

/// <summary>The version records of a workspace: a folder for each model, a file for each version. A file that is there is never written again.</summary>
public sealed class RegistryFolder(string root)
{
    private const string Extension = ".yaml";

    private readonly string folder = Path.Join(root, "registry");

    public string PathOf(string model, long version) => Path.Join(folder, model, version.ToString(CultureInfo.InvariantCulture) + Extension);

    /// <summary>Returns the models that have versions, in ordinal order.</summary>
    public IReadOnlyList<string> Models() => Directory.Exists(folder)
        ? [.. Directory.EnumerateDirectories(folder).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Returns the numbers of a model's versions, rising.</summary>
    public IReadOnlyList<long> VersionsOf(string model)
    {
        var path = Path.Join(folder, model);
        if (!Directory.Exists(path)) return [];
        var numbers = new List<long>();
        foreach (var file in Directory.EnumerateFiles(path, "*" + Extension))
        {
            if (long.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) numbers.Add(number);
        }

        numbers.Sort();
        return numbers;
    }

    /// <summary>Returns what a record says; null where it is no map.</summary>
    public VersionRecord? Read(string model, long version)
    {
        var body = Parse(FormattableString.Invariant($"registry/{model}/{version}.yaml"), File.ReadAllBytes(PathOf(model, version)));
        return body is null ? null : new VersionRecord(model, version, body.Text("bundle")?.Value ?? "", body);
    }

    internal static YamlMap? Parse(string path, byte[] bytes)
    {
        var diagnostics = new DiagnosticBag();
        return Utf8Source.Decode(path, bytes, diagnostics) is { } source ? YamlReader.Read(source, diagnostics).Root as YamlMap : null;
    }

    /// <summary>Adds a version and returns its record; the one that is there already where its bundle is the same.</summary>
    public (long Number, bool IsNew) Add(NewVersion version, DateTimeOffset createdAt)
    {
        var bundle = version.Bundle.ToString();
        while (true)
        {
            var known = VersionsOf(version.Name);
            foreach (var number in known)
            {
                if (Read(version.Name, number)?.Bundle == bundle) return (number, false);
            }

            var next = known.Count == 0 ? 1 : known[^1] + 1;
            if (TryWrite(PathOf(version.Name, next), version.Write(next, createdAt))) return (next, true);

            // Another run took the number: it may have registered the very same.
        }
    }

    private static bool TryWrite(string path, string text)
    {
        var parent = Path.GetDirectoryName(path) ?? path;
        Directory.CreateDirectory(parent);
        var draft = Path.Join(parent, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var file = File.OpenHandle(draft, FileMode.CreateNew, FileAccess.Write))
            {
                RandomAccess.Write(file, System.Text.Encoding.UTF8.GetBytes(text), fileOffset: 0);
                RandomAccess.FlushToDisk(file);
            }

            if (!SystemCalls.TryRenameNew(draft, path, out var isTaken))
                return isTaken ? false : throw new IOException($"'{path}' can't be written.");
            RecordFolder.Sync(parent);
            return true;
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
