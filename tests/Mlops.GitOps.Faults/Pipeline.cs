using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Mlops.GitOps.Faults;

/// <summary>Stages in an order in which they can run, as a spec and as what they must give.</summary>
internal sealed record Pipeline(params Stage[] Stages)
{
    public const string Name = "faults";

    /// <summary>Three stages and all that a commit can have: a file, a folder, copies of both, and the same bytes twice.</summary>
    public static Pipeline Small { get; } = new(
        new Stage("first", ["data/in0.txt"], Mixes: "same"),
        new Stage("tree", ["first", "data/folder"], IsFolder: true, Path: "out/tree"),
        new Stage("again", ["data/in0.txt"], Mixes: "same"),
        new Stage("last", ["tree", "again"], Path: "out/last.txt"));

    /// <summary>Twenty stages, wide at first and deep at the end.</summary>
    public static Pipeline Large { get; } = new(
    [
        .. Enumerable.Range(0, 8).Select(static at => new Stage($"w{at}", [$"data/in{at % 4}.txt"], IsFolder: at % 3 == 2, Path: at % 2 == 0 ? $"out/w{at}" : null, Milliseconds: 5 + (at * 12))),
        .. Enumerable.Range(0, 4).Select(static at => new Stage($"m{at}", [$"w{at}", $"w{at + 4}", "data/folder"], IsFolder: at == 1, Path: at == 3 ? "out/deep/m3" : null, Milliseconds: 30 - (at * 8))),
        new Stage("j0", ["m0", "m1"], Milliseconds: 10),
        new Stage("j1", ["m2", "m3", "w2"], IsFolder: true, Path: "out/j1"),
        .. Enumerable.Range(0, 5).Select(static at => new Stage($"d{at}", at == 0 ? ["j0", "j1"] : [$"d{at - 1}"], Path: at == 4 ? "out/d4.txt" : null, Milliseconds: at * 3)),
        new Stage("end", ["d4", "w7"], Path: "out/end.txt"),
    ]);

    /// <summary>Returns the spec.</summary>
    public string ToSpec()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"pipelines:\n  {Name}:\n    stages:\n");
        foreach (var stage in Stages)
        {
            var inputs = string.Join(", ", stage.Reads.Select(static (read, at) => $"i{at}: {(read.Contains('/', StringComparison.Ordinal) ? read : read + ".o")}"));
            text.Append(CultureInfo.InvariantCulture, $"      {stage.Name}:\n        kind: run\n        command:\n          - sh\n          - -c\n          - |\n");
            foreach (var line in Script(stage)) text.Append("            ").Append(line).Append('\n');
            if (stage.Code is { } code) text.Append(CultureInfo.InvariantCulture, $"          - {code}\n");
            text.Append(CultureInfo.InvariantCulture, $"        inputs: {{{inputs}}}\n");
            text.Append(CultureInfo.InvariantCulture, $"        outputs: {{o: {{type: {(stage.IsFolder ? "Folder" : "File")}{(stage.Path is { } path ? $", path: {path}" : "")}}}}}\n");
        }

        return text.ToString();
    }

    /// <summary>Returns the files that every stage must give, by their paths in its output; that of a file is empty.</summary>
    public Dictionary<string, SortedDictionary<string, string>> Expect(Func<string, string> workspace)
    {
        var given = new Dictionary<string, SortedDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var stage in Stages)
        {
            var all = new StringBuilder(stage.Code is { } code ? workspace(code) : (stage.Mixes ?? stage.Name) + "\n");
            foreach (var read in stage.Reads)
            {
                if (given.TryGetValue(read, out var before)) foreach (var text in before.Values) all.Append(text);
                else all.Append(workspace(read));
            }

            given.Add(stage.Name, Output(stage, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())))));
        }

        return given;
    }

    private static SortedDictionary<string, string> Output(Stage stage, string hash) => stage.IsFolder
        ? new(StringComparer.Ordinal) { ["one"] = $"{hash} one\n", ["sub/two"] = $"{hash} two\n" }
        : new(StringComparer.Ordinal) { [""] = hash + "\n" };

    private IEnumerable<string> Script(Stage stage)
    {
        if (stage.IsGuarded) yield return $"exec 9>> marks/{stage.Name}; flock -n 9 || echo {stage.Name} >> marks/clashes; echo {stage.Name} >> marks/starts";
        if (stage.Milliseconds > 0) yield return string.Create(CultureInfo.InvariantCulture, $"sleep {stage.Milliseconds / 1000.0}");
        var reads = string.Join(' ', stage.Reads.Select((read, at) =>
            Stages.FirstOrDefault(other => other.Name == read) is { } other ? other.IsFolder ? $"\"$MLOPS_IN_I{at}/one\" \"$MLOPS_IN_I{at}/sub/two\"" : $"\"$MLOPS_IN_I{at}\""
            : read.Contains('.', StringComparison.Ordinal) ? $"\"$MLOPS_IN_I{at}\"" : $"\"$MLOPS_IN_I{at}\"/*"));
        yield return $"h=$( {{ {(stage.Code is null ? $"echo {stage.Mixes ?? stage.Name}" : "cat \"$0\"")}; cat {reads} < /dev/null; }} | sha256sum)";
        yield return "set -- $h";
        if (!stage.IsFolder) yield return "echo $1 > \"$MLOPS_OUT_O\"";
        else yield return "cd \"$MLOPS_OUT_O\"; mkdir sub empty; echo $1 one > one; echo $1 two > sub/two; ln -s sub/two link";
    }
}
