using System.Numerics;
using System.Runtime.InteropServices;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Features;

/// <summary>Finds the number of an entity by its key: a third of what a join in the engine costs. Keys are compared in full, whatever their hash.</summary>
internal sealed class EntityIndex
{
    /// <summary>More than these are joined in the engine, which can do it out of memory.</summary>
    public const int Most = 1 << 21;

    public const int None = -1;

    private const int InPlace = 16;

    private readonly Slot[] slots;
    private readonly List<byte[]> longTexts = [];

    private EntityIndex(int count) => slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, 2 * count))];

    /// <summary>Returns the key as the index wants it: numbers as they are, all else as text.</summary>
    public static string KeyOf(string column, ColumnType type) => type.Kind is ColumnKind.Int or ColumnKind.Duration ? column : $"CAST({column} AS VARCHAR)";

    public static EntityIndex Read(DuckConnection connection, ColumnType type, int entities, CancellationToken stop)
    {
        var index = new EntityIndex(entities);
        using var result = connection.Query($"SELECT {KeyOf("k", type)}, entity FROM entities", stop);
        while (result.Read(stop) is { } chunk)
        {
            var (keys, numbers) = (chunk[0].Type.Kind, chunk[1].Values<int>().ToArray());
            for (var row = 0; row < numbers.Length; row++)
            {
                if (keys == DuckTypeKind.BigInt) index.Add((ulong)chunk[0].Values<long>()[row], 0, sizeof(long), default, numbers[row]);
                else index.Add(chunk[0].Bytes(row), numbers[row]);
            }
        }

        return index;
    }

    /// <summary>Sets the entity of each key; <see cref="None"/> where there is none, and less where the key is missing.</summary>
    public void Find(DuckVector keys, Span<int> entities)
    {
        if (keys.Type.Kind == DuckTypeKind.BigInt)
        {
            var numbers = keys.Values<long>();
            for (var row = 0; row < entities.Length; row++) entities[row] = Find((ulong)numbers[row], 0, sizeof(long), default);
        }
        else
        {
            for (var row = 0; row < entities.Length; row++) entities[row] = Find(keys.Bytes(row));
        }

        if (!keys.HasNulls) return;
        for (var row = 0; row < entities.Length; row++)
        {
            if (keys.IsNull(row)) entities[row] = None - 1;
        }
    }

    private int Find(ReadOnlySpan<byte> text)
    {
        var (first, second) = Words(text);
        return Find(first, second, text.Length, text);
    }

    private int Find(ulong first, ulong second, int length, ReadOnlySpan<byte> text)
    {
        var mask = slots.Length - 1;
        for (var at = (int)Mix(first, second, length) & mask; ; at = (at + 1) & mask)
        {
            ref readonly var slot = ref slots[at];
            if (slot.Number == 0) return None;
            if (slot.First == first && slot.Second == second && slot.Length == length && (length <= InPlace || text.SequenceEqual(longTexts[slot.LongText]))) return slot.Number - 1;
        }
    }

    private void Add(ReadOnlySpan<byte> text, int entity)
    {
        var (first, second) = Words(text);
        Add(first, second, text.Length, text, entity);
    }

    private void Add(ulong first, ulong second, int length, ReadOnlySpan<byte> text, int entity)
    {
        var mask = slots.Length - 1;
        var at = (int)Mix(first, second, length) & mask;
        while (slots[at].Number != 0) at = (at + 1) & mask;
        if (length > InPlace) longTexts.Add(text.ToArray());
        slots[at] = new Slot(first, second, length, entity + 1, longTexts.Count - 1);
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

    private readonly record struct Slot(ulong First, ulong Second, int Length, int Number, int LongText);
}
