using Mlops.GitOps.Core.Diagnostics;

namespace Mlops.GitOps.Core.Tests.Variants;

/// <summary>One mistake gives the one diagnostic that it should, where it should.</summary>
public sealed class VariantTests
{
    private static readonly Dictionary<string, Variant> ByName = ReadAll().ToDictionary(static variant => variant.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. ByName.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Gives_these_diagnostics_and_no_others(string name)
    {
        var variant = ByName[name];
        var given = ExampleWorkspaces.Compile(variant.Files).Diagnostics;
        var missing = variant.Expected.Where(expected => !given.Any(expected.Fits)).Select(static expected => $"missing {expected}");
        var surplus = given.Where(diagnostic => !variant.Expected.Any(expected => expected.Fits(diagnostic))).Select(static d => $"surplus {Told(d)}");
        var complaints = missing.Concat(surplus).ToList();
        if (given.Length != variant.Expected.Length && complaints.Count == 0) complaints.AddRange(given.Select(static d => $"twice {Told(d)}"));
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    [Fact]
    public void There_is_a_variant_for_every_diagnostic_that_validate_reports()
    {
        var shown = ByName.Values.SelectMany(static variant => variant.Expected).Select(static expected => expected.Code).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([Catalog.UnsupportedByTarget.Code, Catalog.MissingInput.Code], Catalog.All.Select(static descriptor => descriptor.Code).Where(code => !shown.Contains(code)));
    }

    private static IEnumerable<Variant> ReadAll() =>
        Directory.EnumerateFiles(Repository.PathOf("tests", "Mlops.GitOps.Core.Tests", "Variants"), "*.variants")
            .Order(StringComparer.Ordinal)
            .SelectMany(static file => VariantReader.Read(File.ReadAllText(file)));

    private static string Told(Diagnostic diagnostic) => $"{diagnostic.Location} {diagnostic.Code} {diagnostic.Severity}: {diagnostic.Message}";
}
