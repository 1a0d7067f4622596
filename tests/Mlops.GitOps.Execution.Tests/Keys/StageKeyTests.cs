using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Execution.Keys;

namespace Mlops.GitOps.Execution.Tests.Keys;

public sealed class StageKeyTests
{
    // Letters, what lists are joined with elsewhere, and bytes that a length could be mistaken for.
    private static readonly string[] Alphabet = ["a", "b", "=", ",", "\n", "\0", "\u0001", "\u0002", "é", "a="];

    [Fact, Trait("Kind", "fuzz")]
    public void Lists_of_parts_that_differ_never_share_a_key()
    {
        var random = new Random(11);
        var cases = FuzzCases.Or(100_000);
        var keyOf = new Dictionary<string, Digest>(cases, StringComparer.Ordinal);
        var keys = new HashSet<Digest>(cases);
        for (var made = 0; made < cases; made++)
        {
            var parts = Parts(random);
            var key = StageKey.Of(parts);
            if (keyOf.TryAdd(Spelled(parts), key)) Assert.True(keys.Add(key), $"{Spelled(parts)} has the key of another list.");
            else Assert.Equal(keyOf[Spelled(parts)], key);
        }

        Assert.True(keys.Count > cases / 2, $"Only {keys.Count} lists of {cases} differ.");
    }

    [Fact]
    public void Text_that_moves_over_a_boundary_makes_another_key()
    {
        Digest[] keys =
        [
            StageKey.Of([]),
            StageKey.Of([new("", "")]),
            StageKey.Of([new("ab", "")]),
            StageKey.Of([new("a", "b")]),
            StageKey.Of([new("", "ab")]),
            StageKey.Of([new("a", ""), new("b", "")]),
            StageKey.Of([new("a", ""), new("", "b")]),
            StageKey.Of([new("a", "b"), new("", "")]),
            StageKey.Of([new("a", "b"), new("a", "b")]),
        ];
        Assert.Equal(keys.Length, keys.ToHashSet().Count);
    }

    [Fact, Trait("Kind", "fuzz")]
    public void The_order_of_parts_says_nothing()
    {
        var random = new Random(12);
        for (var made = 0; made < FuzzCases.Or(5_000); made++)
        {
            var parts = Parts(random);
            var shuffled = parts.ToArray();
            random.Shuffle(shuffled);
            Assert.Equal(StageKey.Of(parts), StageKey.Of([.. shuffled]));
        }
    }

    [Fact]
    public void Many_parts_of_one_name_keep_their_key_in_any_order()
    {
        ImmutableArray<KeyPart> parts = [.. Enumerable.Range(0, 40).Select(static number => new KeyPart("in", $"{number}"))];
        Assert.Equal(StageKey.Of(parts), StageKey.Of([.. parts.Reverse()]));
    }

    [Fact]
    public void A_key_is_the_same_on_every_machine() =>
        Assert.Equal(
            "sha256:11c02587a48f079f9579a037c94ecc7e08d2980ae5bc90a0096137bfa4da46b4",
            StageKey.Of([new("kind", "train"), new("params.trees", "200"), new("in.rows", "é")]).ToString());

    private static ImmutableArray<KeyPart> Parts(Random random)
    {
        var parts = new KeyPart[random.Next(5)];
        for (var at = 0; at < parts.Length; at++) parts[at] = new KeyPart(Text(random), Text(random));
        return [.. parts];
    }

    private static string Text(Random random)
    {
        var text = "";
        for (var length = random.Next(4); length > 0; length--) text += Alphabet[random.Next(Alphabet.Length)];
        return text;
    }

    // No letter of the alphabet is a bracket, so that different lists are spelled differently.
    private static string Spelled(ImmutableArray<KeyPart> parts) =>
        string.Concat(parts.Select(static part => $"({part.Name})({part.Value})").Order(StringComparer.Ordinal));
}
