using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Mlops.GitOps.Core.Records;

/// <summary>A SHA-256, of the bytes of a file or of a structure; written <c>sha256:</c> and 64 small hex digits.</summary>
public readonly record struct Digest : IComparable<Digest>
{
    public const int Size = 32;

    private const string Prefix = "sha256:";

    private readonly ulong first;
    private readonly ulong second;
    private readonly ulong third;
    private readonly ulong fourth;

    /// <summary>Makes a digest of its 32 bytes.</summary>
    public Digest(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size) throw new ArgumentException($"A digest has {Size} bytes, not {bytes.Length}.", nameof(bytes));
        first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        second = BinaryPrimitives.ReadUInt64BigEndian(bytes.Slice(8));
        third = BinaryPrimitives.ReadUInt64BigEndian(bytes.Slice(16));
        fourth = BinaryPrimitives.ReadUInt64BigEndian(bytes.Slice(24));
    }

    /// <summary>Whether this is the digest of nothing at all: the default of the type.</summary>
    public bool IsNone => this == default;

    /// <summary>Returns the 64 hex digits alone.</summary>
    public string Hex
    {
        get
        {
#if NET
            Span<byte> bytes = stackalloc byte[Size];
            CopyTo(bytes);
            return Convert.ToHexStringLower(bytes);
#else
            var text = new StringBuilder(2 * Size);
            foreach (var part in (ReadOnlySpan<ulong>)[first, second, third, fourth]) text.Append(part.ToString("x16", System.Globalization.CultureInfo.InvariantCulture));
            return text.ToString();
#endif
        }
    }

    public static Digest Of(ReadOnlySpan<byte> bytes)
    {
#if NET
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(bytes, hash);
        return new Digest(hash);
#else
        using var algorithm = SHA256.Create();
        return new Digest(algorithm.ComputeHash(bytes.ToArray()));
#endif
    }

    public static Digest OfText(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads <c>sha256:</c> and 64 small hex digits, or the digits alone; anything else is null.</summary>
    public static Digest? TryParse(string text)
    {
        var start = text.StartsWith(Prefix, StringComparison.Ordinal) ? Prefix.Length : 0;
        if (text.Length - start != 2 * Size) return null;
        Span<byte> bytes = stackalloc byte[Size];
        for (var at = 0; at < Size; at++)
        {
            var (high, low) = (ValueOf(text[start + (2 * at)]), ValueOf(text[start + (2 * at) + 1]));
            if (high < 0 || low < 0) return null;
            bytes[at] = (byte)((high << 4) | low);
        }

        return new Digest(bytes);
    }

    public void CopyTo(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt64BigEndian(target, first);
        BinaryPrimitives.WriteUInt64BigEndian(target.Slice(8), second);
        BinaryPrimitives.WriteUInt64BigEndian(target.Slice(16), third);
        BinaryPrimitives.WriteUInt64BigEndian(target.Slice(24), fourth);
    }

    public int CompareTo(Digest other)
    {
        var order = first.CompareTo(other.first);
        if (order == 0) order = second.CompareTo(other.second);
        if (order == 0) order = third.CompareTo(other.third);
        return order == 0 ? fourth.CompareTo(other.fourth) : order;
    }

    public override string ToString() => Prefix + Hex;

    public override int GetHashCode() => first.GetHashCode();

    public static bool operator <(Digest left, Digest right) => left.CompareTo(right) < 0;

    public static bool operator >(Digest left, Digest right) => left.CompareTo(right) > 0;

    public static bool operator <=(Digest left, Digest right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Digest left, Digest right) => left.CompareTo(right) >= 0;

    private static int ValueOf(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'a' and <= 'f' => digit - 'a' + 10,
        _ => -1,
    };
}
