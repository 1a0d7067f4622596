using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Ingesting.Files;

/// <summary>Opens a file as UTF-8, whatever its encoding is, without its byte order mark.</summary>
internal static class Utf8Source
{
    /// <summary>Stands for what can't be decoded: it is never part of UTF-8, so the row it is in is found.</summary>
    public const byte Undecodable = 0xFF;

    public static Stream Open(DatasetFile file, string encoding)
    {
        var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        try
        {
            Span<byte> head = stackalloc byte[3];
            head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
            var isUtf16 = head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
            var wide = NameOf(encoding) switch
            {
                "utf8" when isUtf16 => throw new StageFailure($"{file.Name}: the file is UTF-16, and its dataset says {encoding}.", "Say `encoding: utf-16` in the dataset's `format: {csv: …}`."),
                "utf8" => (bool?)null,
                "latin1" or "iso88591" => false,
                "utf16" or "utf16le" or "utf16be" => true,
                _ => throw new StageFailure($"{file.Name}: '{encoding}' is no encoding that can be read.", "The encodings are utf-8, latin-1 and utf-16."),
            };
            var isBig = NameOf(encoding) == "utf16be" || (head.Length > 1 && head[0] == 0xFE && head[1] == 0xFF);
            var mark = wide switch { null => head.SequenceEqual((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0, true => isUtf16 ? 2 : 0, false => 0 };
            stream.Position = mark;
            return wide is null ? stream : new TranscodedStream(stream, wide.Value, isBig);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static string NameOf(string encoding) => encoding.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
}
