using System.Globalization;
using System.Text;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Core.Graph;

namespace Mlops.GitOps.Cli.Graphs;

/// <summary>Writes a pipeline's graph. Values of a matrix are part of stage names and may hold anything, so every label is escaped.</summary>
internal static class GraphText
{
    /// <summary>Writes one stage a line, in an order in which they can run.</summary>
    public static string Order(PipelineGraph graph) => string.Concat(graph.Stages.Items.Select(static stage => $"{Hosting.Printable.Text(stage.Name)}\n"));

    public static string Json(PipelineGraph graph) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("pipeline", graph.Pipeline);
        json.WriteStartArray("stages");
        foreach (var stage in graph.Stages)
        {
            json.WriteStartObject();
            json.WriteString("name", stage.Name);
            json.WriteString("kind", stage.Kind);
            json.WriteStartArray("needs");
            foreach (var need in stage.Needs) json.WriteStringValue(need);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static string Mermaid(PipelineGraph graph)
    {
        var output = new StringBuilder("flowchart LR\n");
        var numbers = NumbersOf(graph);
        foreach (var stage in graph.Stages)
            output.Append(CultureInfo.InvariantCulture, $"  s{numbers[stage.Name]}[\"{MermaidLabel(stage.Name)}<br/><small>{MermaidLabel(stage.Kind)}</small>\"]\n");
        foreach (var (from, to) in EdgesOf(graph, numbers)) output.Append(CultureInfo.InvariantCulture, $"  s{from} --> s{to}\n");
        return output.ToString();
    }

    public static string Dot(PipelineGraph graph)
    {
        var output = new StringBuilder();
        output.Append(CultureInfo.InvariantCulture, $"digraph {DotText(graph.Pipeline)} {{\n  rankdir=LR;\n  node [shape=box];\n");
        foreach (var stage in graph.Stages)
            output.Append(CultureInfo.InvariantCulture, $"  {DotText(stage.Name)} [tooltip={DotText(stage.Kind)}];\n");
        foreach (var stage in graph.Stages)
        {
            foreach (var need in stage.Needs) output.Append(CultureInfo.InvariantCulture, $"  {DotText(need)} -> {DotText(stage.Name)};\n");
        }

        return output.Append("}\n").ToString();
    }

    private static Dictionary<string, int> NumbersOf(PipelineGraph graph)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var stage in graph.Stages) numbers.TryAdd(stage.Name, numbers.Count);
        return numbers;
    }

    private static IEnumerable<(int From, int To)> EdgesOf(PipelineGraph graph, Dictionary<string, int> numbers)
    {
        foreach (var stage in graph.Stages)
        {
            foreach (var need in stage.Needs)
            {
                if (numbers.TryGetValue(need, out var from)) yield return (from, numbers[stage.Name]);
            }
        }
    }

    // Mermaid knows no backslash; characters are written by number, between `#` and `;`.
    private static string MermaidLabel(string text)
    {
        var label = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is '_' or '-' or '@' or '.' or ' ') label.Append(rune.ToString());
            else label.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
        }

        return label.ToString();
    }

    private static string DotText(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\') quoted.Append('\\').Append((char)rune.Value);
            else quoted.Append(Hosting.Printable.Of(rune).Shown);
        }

        return quoted.Append('"').ToString();
    }
}
