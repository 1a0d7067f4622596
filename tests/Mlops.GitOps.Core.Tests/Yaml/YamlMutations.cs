using System.Text;

namespace Mlops.GitOps.Core.Tests.Yaml;

/// <summary>Damages a spec in small ways: half of what comes out is still YAML, and laid out as no one would expect.</summary>
public static class YamlMutations
{
    public const string Spec = """
        # Credit risk.
        mlops: 1
        project: credit-risk   # the name

        roles:
          ml-lead: [{id: 1001, login: ada}, {id: 1002, login: grace}]
        datasets:
          applications: &apps
            source: data/applications.csv
            # how it looks
            columns:
              application_id: {type: string, key: true}
              customer_id: string   # short form
              email: {type: "string?", pii: true}
            quality:
            - expect_between: {column: amount, min_value: 0,
                max_value: 1000000}
            - expect_not_null:
                column: customer_id
                mostly: 0.999
              # - expect_more: 1

          # moved
          old: *apps
        models:
          credit:
            statement: >-
              Decline loans that will default
              without declining good customers.

            sql: |
              select sum(x) -- # no comment
                from rows

            gates:
              production:
                - metrics.auc >= 0.80   # since March
                - "not has(champion) or delta.auc.lower >= -0.01"
                - slices.sex.auc.min
                  >= 0.75
            nested:
              - - a
                - b
              -
                c: 1
                d: [x, # why
                  y, 'z z', unique: id]
        """;

    private static readonly string[] Pieces =
        [" ", "  ", "\n", "\n\n", "\n  ", "# c\n", " # c\n", "\n# c\n", "- ", ": ", "a: ", "[", "]", "{", "}", ", ", "&b ", "*apps", "!t ", "'", "\"", "|\n", ">\n", "|+\n", "? ", "x", "\r\n", "---\n", "\t", "|2\n"];

    public static string Mutate(string text, int seed)
    {
        var random = new Random(seed);
        var mutant = new StringBuilder(text);
        for (var edits = random.Next(1, 5); edits > 0; edits--)
        {
            var at = random.Next(mutant.Length);
            switch (random.Next(4))
            {
                case 0:
                    mutant.Remove(at, Math.Min(random.Next(1, 4), mutant.Length - at));
                    break;
                case 1:
                    var lineEnd = mutant.ToString().IndexOf('\n', at);
                    mutant.Insert(lineEnd < 0 ? mutant.Length : lineEnd, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    var lines = mutant.ToString().Split('\n').ToList();
                    var line = random.Next(lines.Count);
                    if (random.Next(2) == 0) lines.RemoveAt(line);
                    else lines.Insert(random.Next(lines.Count), lines[line]);
                    mutant.Clear().AppendJoin('\n', lines);
                    break;
                default:
                    mutant.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return mutant.ToString();
    }
}
