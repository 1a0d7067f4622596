using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Execution.Experiments.Searching;

/// <summary>What filters may call the values of runs.</summary>
internal static class FieldNames
{
    private static readonly string[] Kinds = ["attributes", "metrics", "params", "tags"];

    /// <summary>Returns metrics, params, tags or attributes, whichever of their names is said.</summary>
    public static string? KindOf(FilterToken said, Action<FilterMistake> refuse)
    {
        switch (said.Text)
        {
            case "metric" or "metrics": return "metrics";
            case "parameter" or "parameters" or "param" or "params": return "params";
            case "tag" or "tags": return "tags";
            case "attribute" or "attributes" or "attr" or "run": return "attributes";
            case "dataset" or "datasets":
                refuse(new FilterMistake("datasets are not recorded with runs", said.Start, said.End, "tags.`mlops.digest.test` says on which rows a run was judged"));
                return null;
            default:
                refuse(new FilterMistake($"'{said.Text}' is nothing that a run has", said.Start, said.End, HintFor(said.Text, Kinds)));
                return null;
        }
    }

    public static RunField? Of(string kind, FilterToken key, Action<FilterMistake> refuse) => kind switch
    {
        "metrics" => new RunField(FieldKind.Metric, key.Text),
        "params" => new RunField(FieldKind.Parameter, key.Text),
        "tags" => new RunField(FieldKind.Tag, key.Text),
        _ => Attribute(key, refuse),
    };

    /// <summary>Returns an attribute: a name without anything before it is one too.</summary>
    public static RunField? Attribute(FilterToken said, Action<FilterMistake> refuse)
    {
        var name = said.Text switch
        {
            "created" or "Created" => "start_time",
            "run name" or "Run name" or "Run Name" => "run_name",
            var other => other,
        };
        if (RunField.TimeAttributes.Contains(name)) return new RunField(FieldKind.Time, name);
        if (RunField.TextAttributes.Contains(name)) return new RunField(FieldKind.Text, name);
        refuse(new FilterMistake($"'{said.Text}' is no attribute of a run", said.Start, said.End, HintFor(name, [.. RunField.TextAttributes, .. RunField.TimeAttributes])));
        return null;
    }

    private static string HintFor(string said, IReadOnlyList<string> known) =>
        Spelling.Nearest(said, known) is { } nearest ? $"did you mean '{nearest}'?" : $"there are {string.Join(", ", known)}";
}
