using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Execution.Running;

/// <summary>From what people call stages to their ids: <c>train</c> is all of <c>train@eu</c> and <c>train@us</c>.</summary>
public static class StageChoice
{
    /// <summary>Returns the ids that are meant, in the order of the pipeline.</summary>
    public static ImmutableArray<string> Resolve(string pipeline, ImmutableArray<string> asked, ImmutableArray<string> ids)
    {
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in asked)
        {
            var isKnown = false;
            foreach (var id in ids)
            {
                if (!IsMeant(name, id)) continue;
                isKnown = true;
                chosen.Add(id);
            }

            if (!isKnown) throw Unknown(pipeline, name, ids);
        }

        return ids.RemoveAll(id => !chosen.Contains(id));
    }

    private static bool IsMeant(string name, string id) =>
        id.StartsWith(name, StringComparison.Ordinal) && (id.Length == name.Length || id[name.Length] == '@');

    private static UnknownName Unknown(string pipeline, string name, ImmutableArray<string> ids)
    {
        var names = new SortedSet<string>(ids, StringComparer.Ordinal);
        foreach (var id in ids) names.Add(id.Split('@')[0]);
        var hint = Spelling.Nearest(name, names) is { } nearest ? $"did you mean '{nearest}'?" : $"mlops graph {pipeline} --format order";
        return new UnknownName($"pipeline '{pipeline}' has no stage '{name}'", hint);
    }
}
