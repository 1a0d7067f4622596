using System.Globalization;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Cli.Views;

/// <summary>Which view a command is about.</summary>
internal static class ViewChoice
{
    /// <summary>Returns the view of a name; without a version the highest.</summary>
    public static ViewSymbol Find(SpecModel model, string name) => ViewUses.Find(model, name) ?? throw Unknown(model, name);

    /// <summary>Returns all versions of a view, the oldest first.</summary>
    public static IReadOnlyList<ViewSymbol> Versions(SpecModel model, string name)
    {
        if (name.IndexOf('@', StringComparison.Ordinal) is var at and > 0 && model.Views.Any(view => view.Syntax.Name == name[..at]))
            throw new UserMistake($"'{name}' is one version, and a history is of all", $"mlops features history {name[..at]}");
        var versions = model.Views.Where(view => view.Syntax.Name == name).OrderBy(static view => view.Syntax.Version).ToList();
        return versions.Count > 0 ? versions : throw Unknown(model, name);
    }

    private static UserMistake Unknown(SpecModel model, string given)
    {
        var parts = given.Split('@');
        var versions = model.Views.Where(view => view.Syntax.Name == parts[0]).Select(static view => view.Syntax.Version).Order().ToList();
        if (versions.Count > 0)
        {
            var has = versions.Count == 1 ? "its only one is" : "it has";
            return new UserMistake($"view '{parts[0]}' has no version '{string.Join('@', parts[1..])}'", $"{has} {string.Join(", ", versions.Select(version => string.Create(CultureInfo.InvariantCulture, $"{parts[0]}@{version}")))}");
        }

        var names = model.Views.Select(static view => view.Syntax.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var hint = Spelling.Nearest(parts[0], names) is { } nearest ? $"did you mean '{nearest}'?"
            : names.Count > 0 ? $"there are {string.Join(", ", names)}"
            : "no spec of this workspace declares one; views stand under `features`";
        return new UserMistake($"there is no view '{given}'", hint);
    }
}
