using System.Text.RegularExpressions;
using Mlops.GitOps.Core.Shapes;

namespace Mlops.GitOps.Core.Tests.Shapes;

/// <summary>Each rule about text stands twice: as code for the checker, as a pattern for editors. They must be one rule.</summary>
public sealed class WordsTests
{
    private const string Alphabet = "abcdehkmnswzABGMTZ0123456789_-@.,:/%~+<>()?*\\ \t'\"é";

    private const string PublicKey =
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEgYLtI9QkBeWPxBscYVQii5WX4n0JtCztrnzcTTzQdib4scuCncaLRwdfGNQlLA4utad1WumGubpcRA2xYVVMPw==";

    private static readonly string[] Seeds =
    [
        "", " ", "a", "credit", "credit_risk", "credit-risk", "a1_b2", "profile@2", "profile@0", "profile@1234567890", "true", "False", "_x", "DB_PASSWORD", "9lives",
        "90s", "24h", "0d", "1.5h", "50ms", "-5m", "1e3s", "5", "0", "512MiB", "2GiB", "1kB", "5%", "100%", "100.0%", "100.1%", "0099.9%", "101%", "-1%",
        "2026-12-20", "2026-13-01", "2026-12-32", "2026-02-30", "2026-12-20T00:00:00Z", "2026-12-20t23:59:59z", "2026-12-20 00:00:00.1234567+05:30",
        "2026-12-20T00:00:00", "2026-12-20T00:00:00.5", "2026-12-20T24:00:00Z", "2026-12-20T00:00:60Z", "2026-12-20T00:00:00+14:00", "2026-12-20T00:00:00+15:00", "0000-01-01",
        "2", "0.5", "500m", "0m", "0.0", "+2", "1e3", "bool", "int?", "decimal(10,2)", "decimal(10, 2)", "decimal(2,10)", "decimal(39,1)", "vector<384>", "vector<0>", "string??",
        "data/x.csv", "../x", "./../x", "a/../../b", "a/..", "..", "/etc", "~/x", "C:/x", "a\\b", "data/*.csv", "..a", "a..", ".//../x", "s3://lake/x.csv",
        "sha256:" + new string('a', 64), "sha256:" + new string('A', 64), "sha256:" + new string('0', 63),
        "0 5 * * 1", "*/15 0-6 1,15 jan-MAR sun", "60 * * * *", "5-1 * * * *", "* * * * * *", " 0  5 * * 1 ", "00 05 01 12 07", "*/0 * * * *", "007 * * * *",
        "reference-deciles", "levels", "equal-width(10)", "reference-quantiles(1)", "equal-width(99999)", "5000/d", "1.5/ms", "5%/d", "-5/d", "5000/y",
        PublicKey, PublicKey[..40], PublicKey.Replace('+', '!'),
    ];

    public static TheoryData<string, string> Rules()
    {
        var rules = new TheoryData<string, string>();
        foreach (var text in Texts()) rules.Add(text.Wanted, text.Pattern ?? "");
        return rules;
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_and_its_pattern_take_the_same_texts(string wanted, string pattern)
    {
        var shape = Texts().Single(text => text.Wanted == wanted && text.Pattern == pattern);
        var regex = new Regex(pattern, RegexOptions.CultureInvariant);
        var taken = 0;
        var refused = 0;
        foreach (var sample in Samples())
        {
            var reason = shape.Reject?.Invoke(sample);
            if (reason is null) taken++;
            else refused++;
            var isSaid = regex.IsMatch(sample) == (reason is null);
            Assert.True(isSaid || IsBeyondPatterns(reason), $"'{sample}' for {wanted}: the pattern says {regex.IsMatch(sample)}, the rule {reason ?? "yes"}.");
        }

        Assert.True(taken > 0 && refused > 0, $"No sample shows both sides of {wanted}: {taken} taken, {refused} refused.");
    }

    /// <summary>What a regular expression can't say: it can't count, and it does not know the calendar.</summary>
    internal static bool IsBeyondPatterns(string? reason) => reason is not null
        && (reason.StartsWith("it leaves the workspace", StringComparison.Ordinal)
            || reason.StartsWith("a decimal can't have more digits", StringComparison.Ordinal)
            || reason.StartsWith("write a date or a time", StringComparison.Ordinal)
            || Regex.IsMatch(reason, @"^'[^']+-[^']+' is no "));

    private static List<TextShape> Texts()
    {
        var seen = new HashSet<Shape>(ReferenceEqualityComparer.Instance);
        var texts = new List<TextShape>();
        foreach (var root in (Shape[])[Grammar.Header, Grammar.Definitions, Grammar.Pins, Grammar.Version, Grammar.Rejected, Grammar.Lock]) Visit(root);
        return [.. texts.Where(static text => text.Pattern is not null).DistinctBy(static text => (text.Wanted, text.Pattern))];

        void Visit(Shape shape)
        {
            if (!seen.Add(shape)) return;
            if (shape is TextShape text) texts.Add(text);
            foreach (var child in ShapeWalk.Children(shape)) Visit(child);
        }
    }

    private static IEnumerable<string> Samples()
    {
        var random = new Random(7);
        foreach (var seed in Seeds) yield return seed;
        for (var n = 0; n < 30_000; n++)
        {
            var text = Seeds[random.Next(Seeds.Length)];
            for (var edits = random.Next(1, 4); edits > 0; edits--) text = Edit(text, random);
            yield return text;
        }
    }

    private static string Edit(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var letter = Alphabet[random.Next(Alphabet.Length)].ToString();
        return random.Next(3) switch
        {
            0 => text.Insert(at, letter),
            1 when at < text.Length => text.Remove(at, 1),
            _ when at < text.Length => text.Remove(at, 1).Insert(at, letter),
            _ => text + letter,
        };
    }
}
