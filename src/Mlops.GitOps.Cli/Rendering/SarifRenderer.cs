using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Cli.Rendering;

/// <summary>Writes diagnostics as SARIF 2.1.0, which code-scanning services read. Paths are those of the repository.</summary>
internal static class SarifRenderer
{
    public static string Render(Report report) => JsonText.Write(json =>
    {
        var rules = RulesOf(report);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, rules);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var diagnostic in report.Diagnostics) WriteResult(json, diagnostic, rules.IndexOf(diagnostic.Descriptor), report.PathPrefix);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static ImmutableArray<DiagnosticDescriptor> RulesOf(Report report)
    {
        var used = new HashSet<DiagnosticDescriptor>();
        foreach (var diagnostic in report.Diagnostics) used.Add(diagnostic.Descriptor);
        return [.. Catalog.All.Where(used.Contains)];
    }

    private static void WriteTool(Utf8JsonWriter json, ImmutableArray<DiagnosticDescriptor> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "mlops");
        json.WriteString("version", ToolVersion.Text);
        json.WriteString("semanticVersion", ToolVersion.Text);
        json.WriteStartArray("rules");
        foreach (var rule in rules) WriteRule(json, rule);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, DiagnosticDescriptor rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Code);
        json.WriteString("name", rule.Slug);
        WriteText(json, "shortDescription", $"{rule.Code} {rule.Slug}");
        var page = Pages.Read(rule) ?? $"mlops explain {rule.Code}";
        json.WriteStartObject("help");
        json.WriteString("text", page);
        json.WriteString("markdown", page);
        json.WriteEndObject();
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", LevelOf(rule.Severity));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic diagnostic, int ruleIndex, string prefix)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Code);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", LevelOf(diagnostic.Severity));
        WriteText(json, "message", diagnostic.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        WritePlace(json, diagnostic.Location, prefix);
        json.WriteEndObject();
        json.WriteEndArray();
        if (!diagnostic.Related.IsEmpty) WriteRelated(json, diagnostic.Related, prefix);
        if (!diagnostic.Fixes.IsEmpty) WriteFixes(json, diagnostic.Fixes, prefix);
        json.WriteEndObject();
    }

    private static void WriteRelated(Utf8JsonWriter json, EquatableArray<RelatedLocation> related, string prefix)
    {
        json.WriteStartArray("relatedLocations");
        for (var at = 0; at < related.Count; at++)
        {
            json.WriteStartObject();
            json.WriteNumber("id", at);
            WriteText(json, "message", related[at].Message);
            WritePlace(json, related[at].Location, prefix);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFixes(Utf8JsonWriter json, EquatableArray<Fix> fixes, string prefix)
    {
        json.WriteStartArray("fixes");
        foreach (var fix in fixes)
        {
            json.WriteStartObject();
            WriteText(json, "description", fix.Title);
            json.WriteStartArray("artifactChanges");
            foreach (var file in fix.Edits.GroupBy(static edit => edit.Location.Path, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                WriteArtifact(json, prefix + file.Key);
                json.WriteStartArray("replacements");
                foreach (var edit in file) WriteReplacement(json, edit);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteReplacement(Utf8JsonWriter json, TextEdit edit)
    {
        json.WriteStartObject();
        WriteRegion(json, "deletedRegion", edit.Location);
        WriteText(json, "insertedContent", edit.NewText);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, Location location, string prefix)
    {
        json.WriteStartObject("physicalLocation");
        WriteArtifact(json, prefix + location.Path);
        WriteRegion(json, "region", location);
        json.WriteEndObject();
    }

    private static void WriteArtifact(Utf8JsonWriter json, string path)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));
        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, string name, Location location)
    {
        json.WriteStartObject(name);
        json.WriteNumber("startLine", location.Start.Line);
        json.WriteNumber("startColumn", location.Start.Column);
        json.WriteNumber("endLine", location.End.Line);
        json.WriteNumber("endColumn", location.End.Column);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string LevelOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
