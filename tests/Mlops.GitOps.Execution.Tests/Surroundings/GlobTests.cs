using System.Text;
using System.Text.RegularExpressions;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Execution.Surroundings;

namespace Mlops.GitOps.Execution.Tests.Surroundings;

public class GlobTests
{
    [Theory]
    [InlineData("*.py", "a.py", true)]
    [InlineData("*.py", "steps/a.py", false)]
    [InlineData("**/*.py", "a.py", true)]
    [InlineData("**/*.py", "x/y/z/a.py", true)]
    [InlineData("steps/**", "steps/a.py", true)]
    [InlineData("steps/**", "stepsister/a.py", false)]
    [InlineData("steps", "steps/deep/down/a.py", true)]
    [InlineData("steps/", "steps/a.py", true)]
    [InlineData("./steps//a.py", "steps/a.py", true)]
    [InlineData("st*s", "steps/a.py", true)]
    [InlineData("a?.py", "ab.py", true)]
    [InlineData("a?.py", "a.py", false)]
    [InlineData("a?.py", "a😀.py", true)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[!a-c]x", "bx", false)]
    [InlineData("[^a-c]x", "dx", true)]
    [InlineData("[]]x", "]x", true)]
    [InlineData("[a", "[a", true)]
    [InlineData("[a-]x", "-x", true)]
    [InlineData("{a,b/{c,d}}.py", "b/d.py", true)]
    [InlineData("{a,b/{c,d}}.py", "b/a.py", false)]
    [InlineData("{a}.py", "{a}.py", true)]
    [InlineData("a{,b}.py", "a.py", true)]
    [InlineData("**/x/**/y", "x/y", true)]
    [InlineData("**/x/**/y", "a/x/b/c/y", true)]
    [InlineData("**/x/**/y", "a/b/y", false)]
    [InlineData("*a*b*c", "xxaxbxxbc", true)]
    [InlineData("*a*b*c", "xxaxbxxcb", false)]
    [InlineData("*", ".env", false)]
    [InlineData("**", ".github/x", false)]
    [InlineData(".*", ".env", true)]
    [InlineData(".github/**", ".github/x", true)]
    [InlineData(".github", ".github/a/.hidden", false)]
    [InlineData("?env", ".env", false)]
    [InlineData("[.]env", ".env", false)]
    [InlineData("steps/**", "steps/__pycache__/a.pyc", false)]
    [InlineData("steps/__pycache__/*", "steps/__pycache__/a.pyc", true)]
    public void A_pattern_matches_what_its_page_says(string pattern, string path, bool matches) => Assert.Equal(matches, Glob.Parse(pattern).IsMatch(path));

    [Fact]
    public void Random_patterns_match_what_the_same_regular_expression_matches()
    {
        var random = new Random(7);
        for (var at = 0; at < FuzzCases.Or(20_000); at++)
        {
            var pattern = Draw(random, ["a", "b", "*", "?", "/", "**/", "/**/", "[ab]", "[!a]"], 6).Trim('/');
            var path = Draw(random, ["a", "b", "c", "ab", "/"], 7).Trim('/');
            if (pattern.Length == 0 || path.Length == 0 || path.Contains("//", StringComparison.Ordinal)) continue;
            Assert.True(Regex.IsMatch(path, ToRegex(pattern)) == Glob.Parse(pattern).IsMatch(path), $"{pattern} on {path}");
        }
    }

    [Fact]
    public void A_walk_finds_what_matching_every_path_finds()
    {
        var random = new Random(11);
        using var workspace = new TestWorkspace();
        var paths = new List<string>();
        foreach (var folder in (string[])["", "a/", "a/b/", "ab/", "ab/.c/", "b/a/b/a/"])
            foreach (var name in (string[])["x", "a.py", ".a", "c"]) paths.Add(folder + name);
        foreach (var path in paths) workspace.With(path);
        for (var at = 0; at < Math.Min(FuzzCases.Or(300), 5_000); at++)
        {
            var pattern = Draw(random, ["a", "b", "*", "?", "/", "**/", "/**/", "[ab]", ".", ".py", "{a,b/}"], 5).Trim('/');
            if (pattern.Length == 0 || pattern.Contains("..", StringComparison.Ordinal)) continue;
            var glob = Glob.Parse(pattern);
            Assert.Equal(paths.Append("mlops.yaml").Where(glob.IsMatch).Order(StringComparer.Ordinal), workspace.Glob(pattern));
        }
    }

    [Fact]
    public void A_pattern_that_leads_out_or_never_ends_is_refused()
    {
        Assert.Throws<RunFailure>(() => Glob.Parse("a/../../b"));
        Assert.Throws<RunFailure>(() => Glob.Parse(string.Concat(Enumerable.Repeat("{a,b}", 40))));
        Assert.Throws<RunFailure>(() => Glob.Parse(string.Join('/', Enumerable.Repeat("*", 200))));
        Assert.False(Glob.Parse(string.Concat(Enumerable.Repeat("*a", 500)) + "b").IsMatch(new string('a', 5_000)));
    }

    private static string Draw(Random random, string[] parts, int most)
    {
        var text = new StringBuilder();
        for (var left = random.Next(1, most + 1); left > 0; left--) text.Append(parts[random.Next(parts.Length)]);
        return text.ToString();
    }

    private static string ToRegex(string pattern)
    {
        var text = new StringBuilder("^");
        var parts = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts)
        {
            // A name is never empty, so what stars alone match is not either.
            var isStars = part.Trim('*').Length == 0;
            var wild = Regex.Replace(part, @"\*+", isStars ? "[^/]+" : "[^/]*");
            if (part == "**") text.Append("(?:[^/]+/)*");
            else text.Append(wild.Replace("?", "[^/]", StringComparison.Ordinal).Replace("[!a]", "[^a/]", StringComparison.Ordinal)).Append("(?:/|$)");
        }

        return text.ToString();
    }
}
