using System.Globalization;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering.Artifacts;
using Mlops.GitOps.Cli.Views;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Cli.Rendering.Versions;

/// <summary>Lists versions of models.</summary>
internal static class RegistryText
{
    private const int DigitsOfBundle = 12;

    private const int MostMetrics = 4;

    public static string List(IReadOnlyList<VersionRecord> versions, Paint paint)
    {
        if (versions.Count == 0) return "no version is registered; a `register` stage does it\n";
        var rows = versions.Select(static version => (string[])
        [
            string.Create(CultureInfo.InvariantCulture, $"{version.Model}@{version.Version}"),
            Short(version.Bundle),
            version.Body.Text("createdAt")?.Value ?? "",
            string.Join("  ", version.Body.Entries("metrics").Take(MostMetrics).Select(static metric => $"{metric.Name} {ValueOf(metric.Value)}")),
        ]).ToList();
        return string.Concat(TextColumns.Of(rows, paint.Bold).Select(static line => line + "\n"));
    }

    public static string Json(IReadOnlyList<VersionRecord> versions) => JsonText.Write(json =>
    {
        json.WriteStartArray();
        foreach (var version in versions)
        {
            json.WriteStartObject();
            json.WriteString("model", version.Model);
            json.WriteNumber("version", version.Version);
            json.WriteString("bundle", version.Bundle);
            if (version.Body.Text("createdAt") is { } at) json.WriteString("createdAt", at.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Short(string bundle) => Digest.TryParse(bundle) is { } digest ? digest.Hex[..DigitsOfBundle] : bundle;

    private static string ValueOf(YamlNode metric) =>
        metric is YamlMap measure ? ValueOf(measure.Find("value")?.Value ?? YamlTree.Null)
        : metric is YamlScalar scalar && CoreSchema.Resolve(scalar) is { IsNumber: true, Number: var number } ? MetricsText.Number(number)
        : "unknown";
}
