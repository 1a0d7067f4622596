using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Surroundings;

/// <summary>The code of a stage: its files in ordinal order, and the digest that stands for all of them in the key.</summary>
public sealed class CodeManifest
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Takes files in ordinal order of their paths, each path once.</summary>
    public CodeManifest(ImmutableArray<CodeFile> files)
    {
        Files = files;
        Digest = Digest.Of(ToBytes());
    }

    public static CodeManifest None { get; } = new([]);

    public ImmutableArray<CodeFile> Files { get; }

    /// <summary>Of <see cref="ToBytes"/>: the manifest may be kept under it.</summary>
    public Digest Digest { get; }

    private static ReadOnlySpan<byte> Magic => "mlops/code/1\n"u8;

    public bool Contains(string path) => Search(path) >= 0;

    /// <summary>Returns the one form it has as bytes: of each file the length of its path, the path, and the digest.</summary>
    public byte[] ToBytes()
    {
        var size = Magic.Length;
        foreach (var file in Files) size += 4 + Utf8.GetByteCount(file.Path) + Digest.Size;
        var bytes = new byte[size];
        Magic.CopyTo(bytes);
        var rest = bytes.AsSpan(Magic.Length);
        foreach (var file in Files)
        {
            var length = Utf8.GetBytes(file.Path, rest[4..]);
            BinaryPrimitives.WriteInt32LittleEndian(rest, length);
            file.Digest.CopyTo(rest[(4 + length)..]);
            rest = rest[(4 + length + Digest.Size)..];
        }

        return bytes;
    }

    /// <summary>Reads what <see cref="ToBytes"/> gave; null for anything else.</summary>
    public static CodeManifest? TryParse(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Magic)) return null;
        var files = ImmutableArray.CreateBuilder<CodeFile>();
        for (var rest = bytes[Magic.Length..]; rest.Length > 0;)
        {
            if (rest.Length < 4) return null;
            var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
            if (length <= 0 || length > rest.Length - 4 - Digest.Size) return null;
            if (!System.Text.Unicode.Utf8.IsValid(rest.Slice(4, length))) return null;
            var file = new CodeFile(Utf8.GetString(rest.Slice(4, length)), new Digest(rest.Slice(4 + length, Digest.Size)));
            if (files.Count > 0 && string.CompareOrdinal(files[^1].Path, file.Path) >= 0) return null;
            files.Add(file);
            rest = rest[(4 + length + Digest.Size)..];
        }

        return new CodeManifest(files.ToImmutable());
    }

    /// <summary>Returns what differs between two, to say why a stage runs again.</summary>
    public static CodeChanges Diff(CodeManifest before, CodeManifest after)
    {
        List<string> added = [], removed = [], changed = [];
        foreach (var file in after.Files)
        {
            var at = before.Search(file.Path);
            if (at < 0) added.Add(file.Path);
            else if (before.Files[at].Digest != file.Digest) changed.Add(file.Path);
        }

        foreach (var file in before.Files)
            if (!after.Contains(file.Path)) removed.Add(file.Path);
        return new CodeChanges(added, removed, changed);
    }

    private int Search(string path)
    {
        var (low, high) = (0, Files.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(Files[middle].Path, path);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }
}
