using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Ingesting.Rows;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Features;

/// <summary>Finds the number of an entity by its key: a third of what a join in the engine costs. Keys are compared in full, whatever their hash.</summary>
internal sealed unsafe class EntityIndex
{
    /// <summary>More than these are joined in the engine, which can do it out of memory.</summary>
    public const int Most = 1 << 21;

    public const int None = -1;

    private const int InPlace = 16;

    private const int AtOnce = 128;

    private readonly Slot[] slots;
    private readonly Dictionary<int, byte[]> longTexts = [];

    private EntityIndex(int count) => slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, 2 * count))];

    /// <summary>Returns the key as the index wants it: numbers as they are, all else as text.</summary>
    public static string KeyOf(string column, ColumnType type) => type.Kind is ColumnKind.Int or ColumnKind.Duration ? column : $"CAST({column} AS VARCHAR)";

    public static EntityIndex Read(DuckConnection connection, ColumnType type, int entities, CancellationToken stop)
    {
        var index = new EntityIndex(entities);
        using var result = connection.Query($"SELECT {KeyOf("k", type)}, entity FROM entities", stop);
        while (result.Read(stop) is { } chunk)
        {
            var keys = chunk[0];
            var numbers = chunk[1].Values<int>();
            for (var row = 0; row < numbers.Length; row++)
            {
                if (keys.Type.Kind == DuckTypeKind.BigInt) index.Add(index.KeyOf(keys.Values<long>()[row]), default, numbers[row]);
                else index.Add(index.KeyOf(keys.Bytes(row)), keys.Bytes(row), numbers[row]);
            }
        }

        return index;
    }

    /// <summary>Sets the entity of each key; <see cref="None"/> where there is none, and less where the key is missing. Several threads may ask at once.</summary>
    /// <param name="first">Which of the keys is the first that is wanted.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Find(ColumnBuffer keys, int first, Span<int> entities)
    {
        Span<Key> wanted = stackalloc Key[AtOnce];
        for (var start = 0; start < entities.Length; start += AtOnce) Find(keys, first + start, wanted, entities.Slice(start, Math.Min(AtOnce, entities.Length - start)));
        if (!keys.HasNulls) return;
        for (var row = 0; row < entities.Length; row++)
        {
            if (keys.IsNull(first + row)) entities[row] = None - 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Find(ColumnBuffer keys, int first, Span<Key> wanted, Span<int> entities)
    {
        var areTexts = keys.Type.Kind == ColumnKind.String;
        fixed (Slot* all = slots)
        {
            // A table larger than the processor's caches is waited for once for each key, unless it is told beforehand which parts are wanted.
            for (var row = 0; row < entities.Length; row++)
            {
                wanted[row] = areTexts ? KeyOf(keys.Text(first + row)) : KeyOf(keys.Values<long>()[first + row]);
                if (Sse.IsSupported) Sse.Prefetch0(all + wanted[row].Start);
            }
        }

        for (var row = 0; row < entities.Length; row++) entities[row] = Find(wanted[row], keys, first + row);
    }

    private Key KeyOf(long number) => KeyOf((ulong)number, 0, sizeof(long));

    private Key KeyOf(ReadOnlySpan<byte> text)
    {
        var (first, second) = Words(text);
        return KeyOf(first, second, text.Length);
    }

    private Key KeyOf(ulong first, ulong second, int length) => new(first, second, length, (int)Mix(first, second, length) & (slots.Length - 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(in Key key, ColumnBuffer keys, int row)
    {
        for (var at = key.Start; ; at = (at + 1) & (slots.Length - 1))
        {
            ref readonly var slot = ref slots[at];
            if (slot.Number == 0) return None;
            if (slot.First == key.First && slot.Second == key.Second && slot.Length == key.Length && (key.Length <= InPlace || keys.Text(row).SequenceEqual(longTexts[slot.Number - 1])))
                return slot.Number - 1;
        }
    }

    private void Add(in Key key, ReadOnlySpan<byte> text, int entity)
    {
        var at = key.Start;
        while (slots[at].Number != 0) at = (at + 1) & (slots.Length - 1);
        if (key.Length > InPlace) longTexts.Add(entity, text.ToArray());
        slots[at] = new Slot(key.First, key.Second, key.Length, entity + 1);
    }

    // Of up to 16 bytes the words and the length say all; of more they are a hash of it.
    private static (ulong First, ulong Second) Words(ReadOnlySpan<byte> text)
    {
        if (text.Length < sizeof(ulong))
        {
            var word = 0UL;
            foreach (var letter in text) word = (word << 8) | letter;
            return (word, 0);
        }

        var (first, second) = (MemoryMarshal.Read<ulong>(text), MemoryMarshal.Read<ulong>(text[^sizeof(ulong)..]));
        for (var at = sizeof(ulong); text.Length > InPlace && at < text.Length - sizeof(ulong); at += sizeof(ulong)) first = Mix(first, MemoryMarshal.Read<ulong>(text[at..]), at);
        return (first, second);
    }

    private static ulong Mix(ulong first, ulong second, int length)
    {
        var high = Math.BigMul(first ^ 0x9E3779B97F4A7C15UL ^ (ulong)length, second ^ 0xD6E8FEB86659FD93UL, out var low);
        var mixed = (high ^ low) * 0xFF51AFD7ED558CCDUL;
        return mixed ^ (mixed >> 32);
    }

    /// <param name="Number">That of the entity and one more: 0 says that there is none.</param>
    private readonly record struct Slot(ulong First, ulong Second, int Length, int Number);

    private readonly record struct Key(ulong First, ulong Second, int Length, int Start);
}
