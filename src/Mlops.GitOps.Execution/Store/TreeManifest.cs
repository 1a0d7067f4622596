using System.Globalization;
using System.Text;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Store;

/// <summary>What a folder holds. Equal folders have equal bytes here, so that one digest names a folder.</summary>
public sealed record TreeManifest
{
    private const string Header = "mlops-tree/1";

    private TreeManifest(IReadOnlyList<TreeEntry> entries, long bytes) => (Entries, Bytes) = (entries, bytes);

    /// <summary>In the order of the UTF-8 bytes of their paths.</summary>
    public IReadOnlyList<TreeEntry> Entries { get; }

    /// <summary>The size of all files together.</summary>
    public long Bytes { get; }

    public IEnumerable<TreeFile> Files => Entries.OfType<TreeFile>();

    /// <summary>Makes the manifest of entries in any order.</summary>
    public static TreeManifest Of(IEnumerable<TreeEntry> entries)
    {
        var sorted = entries.ToArray();
        Array.Sort(sorted, static (left, right) => TreePaths.Compare(left.Path, right.Path));
        return WrongWith(sorted, out var bytes) is var (path, why) ? throw CantKeep(path, why) : new TreeManifest(sorted, bytes);
    }

    /// <summary>Returns whether a file begins as a manifest does.</summary>
    internal static bool LooksLikeOne(string path)
    {
        if (!File.Exists(path)) return false;
        using var file = File.OpenHandle(path);
        Span<byte> start = stackalloc byte[Header.Length + 1];
        return RandomAccess.Read(file, start, 0) == start.Length && start.SequenceEqual(Encoding.ASCII.GetBytes(Header + "\n"));
    }

    internal static RunFailure CantKeep(string path, string why) => new($"'{Shown(path)}' can't be kept: {why}.", "Rename it, or leave it out of what the stage gives.");

    /// <summary>Returns the bytes whose digest names the folder: a line an entry, fields between tabs, the path last.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var entry in Entries) text.Append(LineOf(entry)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads a manifest that may come from anywhere: what leaves the tree, stands twice or in another order is refused.</summary>
    public static TreeManifest Parse(ReadOnlySpan<byte> bytes)
    {
        string text;
        try
        {
            text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Refused("it is not UTF-8");
        }

        var lines = text.Split('\n');
        if (lines[0] != Header || lines[^1].Length > 0 || lines.Length < 2) throw Refused($"it does not begin with '{Header}' and end with a line break");
        var entries = new TreeEntry[lines.Length - 2];
        for (var at = 0; at < entries.Length; at++) entries[at] = EntryOf(lines[at + 1]) ?? throw Refused($"line {at + 2} is none of a file, a folder and a link");
        return WrongWith(entries, out var size) is var (path, why) ? throw Refused($"'{Shown(path)}': {why}") : new TreeManifest(entries, size);
    }

    private static Wrong? WrongWith(TreeEntry[] entries, out long bytes)
    {
        bytes = 0;
        var leaves = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < entries.Length; at++)
        {
            var (entry, path) = (entries[at], entries[at].Path);
            if (TreePaths.WrongWith(path) is { } wrongPath) return new Wrong(path, wrongPath);
            if (entry is TreeLink link && TreePaths.WrongWithLink(path, link.Target) is { } wrongLink) return new Wrong(path, wrongLink);
            if (at > 0 && TreePaths.Compare(entries[at - 1].Path, path) >= 0) return new Wrong(path, "it stands twice or in the wrong place");
            for (var slash = path.IndexOf('/'); slash > 0; slash = path.IndexOf('/', slash + 1))
            {
                if (leaves.Contains(path[..slash])) return new Wrong(path, "it is in something that is no folder");
            }

            leaves.Add(path);
            if (entry is not TreeFile file) continue;
            if (file.Bytes < 0 || bytes > long.MaxValue - file.Bytes) return new Wrong(path, "its size is impossible");
            bytes += file.Bytes;
        }

        return null;
    }

    private static string LineOf(TreeEntry entry) => entry switch
    {
        TreeFile file => string.Create(CultureInfo.InvariantCulture, $"file\t{file.Digest.Hex}\t{file.Bytes}\t{(file.IsExecutable ? 'x' : '-')}\t{file.Path}"),
        TreeFolder folder => $"folder\t{folder.Path}",
        TreeLink link => $"link\t{link.Target}\t{link.Path}",
        _ => throw new System.Diagnostics.UnreachableException($"{entry.GetType().Name} has no line."),
    };

    private static TreeEntry? EntryOf(string line)
    {
        switch (line.Split('\t'))
        {
            case ["folder", var path]: return new TreeFolder(path);
            case ["link", var target, var path]: return new TreeLink(path, target);
            case ["file", { Length: 2 * Digest.Size } hex, var size, ("x" or "-") and var mode, var path]:
                if (Digest.TryParse(hex) is not { } digest || !long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)) return null;
                var file = new TreeFile(path, digest, bytes, mode == "x");

                // `007` is a number too, but of other bytes.
                return LineOf(file) == line ? file : null;
            default: return null;
        }
    }

    private static string Shown(string path) => string.Concat(path.Select(static character => char.IsControl(character) ? '?' : character));

    private static RunFailure Refused(string why) =>
        new($"The list of a stored folder is refused: {why}.", "Take it from another store with `mlops pull`, or run the stage again.");

    private sealed record Wrong(string Path, string Why);
}
