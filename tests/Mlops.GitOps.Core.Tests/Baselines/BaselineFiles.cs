using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Mlops.GitOps.Core.Graph;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Tests.Baselines;

/// <summary>Writes what a compilation gives as the few files that a person reads in a review.</summary>
public static class BaselineFiles
{
    public static ImmutableSortedDictionary<string, string> Of(ImmutableArray<ParsedFile> sources)
    {
        var compilation = Compiler.Compile(sources);
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        files["diagnostics.txt"] = AnnotatedSource.Write(compilation.Diagnostics, sources);
        if (!compilation.Model.Pipelines.IsEmpty) files["model.txt"] = WriteModel(compilation.Model);

        // A pipeline that is `like` another mostly has the graph of the other; forty times the same says nothing.
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var graph in compilation.Graphs)
        {
            var text = WriteGraph(graph);
            if (written.Add(text)) files[$"graph.{graph.Pipeline}.txt"] = text;
        }

        return files.ToImmutable();
    }

    /// <summary>One stage a line, in an order in which they can run, and the stages it waits for.</summary>
    private static string WriteGraph(PipelineGraph graph)
    {
        var output = new StringBuilder();
        foreach (var stage in graph.Stages)
        {
            output.Append(CultureInfo.InvariantCulture, $"{stage.Name} ({stage.Kind})");
            if (stage.Needs.Items.Length > 0) output.Append(" after ").AppendJoin(", ", stage.Needs.Items);
            output.Append('\n');
        }

        return output.ToString();
    }

    private static string WriteModel(SpecModel model)
    {
        var output = new StringBuilder();
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pipeline in model.Pipelines) WriteOnce(output, first, $"pipeline {pipeline.Name}", WriteOutputs(pipeline));
        foreach (var symbol in model.Models) WriteOnce(output, first, $"model {symbol.Name}", WriteInputs(symbol));
        return output.ToString();
    }

    // What is `like` another and gives the same is told in a line.
    private static void WriteOnce(StringBuilder output, Dictionary<string, string> first, string title, string text)
    {
        output.Append(title);
        if (first.TryAdd(text, title)) output.Append('\n').Append(text);
        else output.Append(CultureInfo.InvariantCulture, $": as {first[text]}\n");
    }

    private static string WriteInputs(ModelSymbol model) =>
        string.Concat(model.Inputs.Select(static input => $"  {input.Written.Value}: {Columns(input.Columns)}\n"));

    private static string WriteOutputs(PipelineSymbol pipeline)
    {
        var output = new StringBuilder();
        var tables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var stage in pipeline.Stages)
        {
            foreach (var symbol in stage.Outputs)
            {
                var name = $"{stage.Id}.{symbol.Name}";
                var type = Described(symbol.Type);
                var isRepeated = symbol.Type is TableType && !tables.TryAdd(type, name);
                output.Append(CultureInfo.InvariantCulture, $"  {name}: {(isRepeated ? $"as {tables[type]}" : type)}\n");
            }
        }

        return output.ToString();
    }

    private static string Described(ArtifactType type) => type switch
    {
        TableType table => $"Table({string.Join(", ", table.Columns.Select(Column).Concat(table.IsOpen ? ["…"] : []))})",
        ModelType model => $"Model({Columns(model.Inputs)}){(model.Output is { } given ? $" -> {Column(given)}" : "")}",
        _ => type.Described.Split(' ', 2)[^1],
    };

    private static string Columns(ImmutableArray<ColumnSymbol> columns) => string.Join(", ", columns.Select(Column));

    private static string Column(ColumnSymbol column)
    {
        var marks = string.Concat(column.IsKey ? " key" : "", column.IsLabel ? " label" : "", column.IsProtected ? " protected" : "");
        return $"{column.Name} {column.Type}{(column.Unit is null ? "" : $" {column.Unit}")}{marks}";
    }
}
