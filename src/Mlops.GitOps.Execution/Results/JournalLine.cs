using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Results;

/// <summary>A line of the journal: <c>CHECK KEY JSON</c>. What is in front of the JSON has its fixed place, so that a line is found without being read.</summary>
internal static class JournalLine
{
    private const int KeyAt = 9;
    private const int KeyLength = 2 * Digest.Size;
    private const int JsonAt = KeyAt + KeyLength + 1;

    private static ReadOnlySpan<byte> StageStart => "{\"stage\":\""u8;

    /// <summary>Writes a result with its line feed.</summary>
    public static void Write(StageResult result, ArrayBufferWriter<byte> output)
    {
        var json = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(json, ResultJson.Options)) ResultJson.Write(result, writer);
        var line = new byte[JsonAt + json.WrittenCount + 1];
        line[KeyAt - 1] = line[JsonAt - 1] = (byte)' ';
        Encoding.ASCII.GetBytes(result.Key.Hex, line.AsSpan(KeyAt));
        json.WrittenSpan.CopyTo(line.AsSpan(JsonAt));
        line[^1] = (byte)'\n';
        CheckOf(line.AsSpan(KeyAt, line.Length - KeyAt - 1)).TryFormat(line, out _, "x8", CultureInfo.InvariantCulture);
        output.Write(line);
    }

    public static bool HasKey(ReadOnlySpan<byte> line, ReadOnlySpan<byte> hex) => KeyOf(line).SequenceEqual(hex);

    /// <summary>Returns the hex digits of the key where they stand; nothing where the line is none of ours.</summary>
    public static ReadOnlySpan<byte> KeyOf(ReadOnlySpan<byte> line) => line.Length > JsonAt ? line.Slice(KeyAt, KeyLength) : default;

    /// <summary>Returns the name of the stage as it is written in JSON; nothing where the line is none of ours.</summary>
    public static ReadOnlySpan<byte> StageOf(ReadOnlySpan<byte> line)
    {
        if (line.Length <= JsonAt || !line[JsonAt..].StartsWith(StageStart)) return default;
        var name = line[(JsonAt + StageStart.Length)..];
        for (var end = 0; end < name.Length; end++)
        {
            if (name[end] == '"') return name[..end];
            if (name[end] == '\\') end++;
        }

        return default;
    }

    /// <summary>Reads the result; null where a byte of the line is not what was written.</summary>
    public static StageResult? Read(ReadOnlyMemory<byte> line)
    {
        var bytes = line.Span;
        if (KeyOf(bytes).IsEmpty || bytes[KeyAt - 1] != ' ' || bytes[JsonAt - 1] != ' ') return null;
        Span<byte> check = stackalloc byte[KeyAt - 1];
        CheckOf(bytes[KeyAt..]).TryFormat(check, out _, "x8", CultureInfo.InvariantCulture);
        if (!check.SequenceEqual(bytes[..check.Length])) return null;
        return Digest.TryParse(Encoding.ASCII.GetString(KeyOf(bytes))) is { } key ? ResultJson.Read(key, bytes[JsonAt..]) : null;
    }

    // CRC-32C finds every change of up to three bits in a line and every run of up to 32; the machine has an instruction for it.
    private static uint CheckOf(ReadOnlySpan<byte> bytes)
    {
        var check = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) check = BitOperations.Crc32C(check, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var each in bytes) check = BitOperations.Crc32C(check, each);
        return ~check;
    }
}
