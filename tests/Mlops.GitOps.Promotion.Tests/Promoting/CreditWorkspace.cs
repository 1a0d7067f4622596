using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Promotion.Promoting;

namespace Mlops.GitOps.Promotion.Tests.Promoting;

/// <summary>A small workspace with a model, two environments and three versions.</summary>
internal static class CreditWorkspace
{
    public const string Header = """
        mlops: 1
        project: credit
        roles:
          ml-lead: [{id: 1001, login: ada}, {id: 1002, login: grace}, {id: 1003, login: joan}]
          risk: [{id: 2001, login: edith}, {id: 2002, login: hypatia}, {id: 2003, login: emmy}]
        deployer: {id: 9002, login: "acme-deploy[bot]"}

        """;

    public const string Definitions = """
        datasets:
          loans:
            source: loans.csv
            format: csv
            columns: {id: {type: string, key: true}, amount: float, defaulted: {type: bool, label: true}}
        problems:
          defaults:
            statement: Decline loans that will default.
            owner: risk
            baseline: {rule: amount > 20000}
            needsMlWhen: baseline.metrics.auc < 0.9
            solvedWhen: metrics.auc >= 0.8
        models:
          credit:
            owner: ml-lead
            problem: defaults
            task: binary
            inputs: [amount]
            output: {name: probability, type: float, min: 0, max: 1}
            metrics: {auc: {better: higher}}
            gates: {production: [metrics.auc >= 0.8]}
        services:
          credit_api:
            model: credit
            request: {amount: float}
            variants: {champion: {weight: 90}, challenger: {weight: 10}}
        environments:
          staging:
            approvals: [{role: ml-lead}]
          production:
            after: staging
            soak: 24h
            approvals: [{role: risk}]
            rollback: {approvals: [{role: ml-lead}]}

        """;

    public static (string Path, string? Text) HeaderFile => ("mlops.yaml", Header);

    public static (string Path, string? Text) DefinitionsFile => ("credit.mlops.yaml", Definitions);

    public static string BundleOf(long version) => Bundle.Of(RecordTree(version, ""))!.Value.ToString();

    public static (string Path, string? Text) Record(long version, double auc = 0.9) =>
        (string.Create(CultureInfo.InvariantCulture, $"registry/credit/{version}.yaml"), YamlWriter.Write(RecordTree(version, BundleOf(version), auc)));

    public static Ground Ground(params (string Path, string? Text)[] more)
    {
        (string Path, string? Text)[] all = [HeaderFile, DefinitionsFile, .. more];
        ImmutableArray<ParsedFile> files = [.. all.OrderBy(static file => file.Path, StringComparer.Ordinal).Select(static file => Compiler.Parse(new SourceFile(file.Path, file.Text!)))];
        return new Ground(files, Compiler.Compile(files));
    }

    private static YamlMap RecordTree(long version, string bundle, double auc = 0.9) => YamlTree.Map(
        ("schema", YamlTree.Text("mlops/version/1")),
        ("model", YamlTree.Text("credit")),
        ("version", YamlTree.Number(version)),
        ("bundle", YamlTree.Text(bundle)),
        ("digests", YamlTree.Map(("model", YamlTree.Text(Digest.OfText(string.Create(CultureInfo.InvariantCulture, $"model {version}")).ToString())))),
        ("data", YamlTree.Map(("loans", YamlTree.Text(Digest.OfText("loans").ToString())))),
        ("inputs", YamlTree.Map(("amount", YamlTree.Text("float")))),
        ("output", YamlTree.Map(("name", YamlTree.Text("probability")), ("type", YamlTree.Text("float")))),
        ("metrics", YamlTree.Map(("auc", YamlTree.Map(("value", YamlTree.Number(auc)), ("n", YamlTree.Number(2000L)))))));
}
