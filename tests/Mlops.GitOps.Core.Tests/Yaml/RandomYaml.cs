using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Tests.Yaml;

/// <summary>Makes trees to be written, with the texts that writers of YAML trip over. The same seed makes the same tree.</summary>
public sealed class RandomYaml(int seed)
{
    public static readonly string[] HostileTexts =
    [
        "", " ", "no", "NO", "on", "y", "null", "~", "true", "1", "-1", "+1", "007", "0o7", "0x1F", "0b10", "1_000", "1e3", "1.", ".5", "-.inf", ".NaN", "12:30", "1:2:3",
        "2026-11-21", "2026-11-21T08:00:00Z", "1.2.3", "-", "--", "---", "--- a", "...", "... a", "?", "? a", ":", ": a", "a:", "a: b", "a:b", "a #b", "a#b", "# a", "&a", "*a", "!a", "%a", "@a",
        "`a", "|", ">", "'", "\"", "'a'", "\"a\"", "{", "}", "[", "]", ",", "a,b", "a, b", "{a}", "[a]", "=", "<<", " a", "a ", "  a", "\ta", "a\t", "a\nb", "a\nb\n", "a\n\nb\n\n", "\na", "\n", "\n\n",
        " a\nb", "a\n b\n", "a\n  \nb", "a \nb", "a\n\tb", "a\n# b\n", "a\n---\nb\n", "a\r\nb", "a\rb", "\0", "\a", "\u001B[31m", "\u007F", "\u0085", "\u00A0", "\u2028", "\u200B", "\u202Ea",
        "\uFEFF", "é", "日本語", "😀", "a😀b", "\\", "\\n", "${params.x}", "s3://lake/apps/*.parquet", "0 5 * * 1", "amount > 20000", "not has(champion) or delta.auc.lower >= -0.01", "30d", "5%",
        "a: |\n  b", "- a", "-a", "?a", ":a", "sha256:abc", "<none>", "a\\\"b", "it's", "{{ x }}", "${{ secrets.X }}", "\n a", "a\n\n", "a\nb\n\n\n", "a *b", "a * b > 1",
    ];

    private readonly Random random = new(seed);

    public YamlNode Node(int depth = 4, bool isInFlow = false)
    {
        switch (depth == 0 ? 9 : random.Next(10))
        {
            case 0 or 1 or 2:
                var isFlow = isInFlow || random.Next(4) == 0;
                var map = YamlTree.Map(Enumerable.Range(0, random.Next(5)).Select(i => ($"{Text()}{(random.Next(3) == 0 ? "" : i)}", (YamlNode?)Node(depth - 1, isFlow))).DistinctBy(static e => e.Item1));
                return isFlow ? YamlTree.Flow(map) : map;
            case 3 or 4 or 5:
                var isFlowList = isInFlow || random.Next(4) == 0;
                var list = YamlTree.Seq(Enumerable.Range(0, random.Next(5)).Select(_ => Node(depth - 1, isFlowList)));
                return isFlowList ? YamlTree.Flow(list) : list;
            case 6:
                return random.Next(3) switch { 0 => YamlTree.Null, 1 => YamlTree.Bool(random.Next(2) == 0), _ => YamlTree.Number(random.Next(-1000, 1000) / 8.0) };
            default:
                return YamlTree.Text(Text());
        }
    }

    private string Text() => random.Next(5) == 0
        ? Pick() + Pick()
        : random.Next(5) == 0 ? string.Join(random.Next(2) == 0 ? "\n" : " ", Pick(), Pick(), Pick()) : Pick();

    private string Pick() => HostileTexts[random.Next(HostileTexts.Length)];
}
