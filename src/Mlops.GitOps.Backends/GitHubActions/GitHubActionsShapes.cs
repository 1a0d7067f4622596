using System.Collections.Immutable;
using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Backends.GitHubActions;

/// <summary>The parts that workflows are made of.</summary>
internal static class GitHubActionsShapes
{
    /// <param name="group">What no two runs do at once.</param>
    /// <param name="cancels">Whether a newer run makes the older one pointless; never where one writes.</param>
    public static YamlMap Workflow(WorkflowScope scope, string name, YamlMap on, string group, bool cancels, params (string Key, YamlNode? Value)[] jobs) => Map(
        ("name", Text($"{scope.Project}: {name}")),
        ("on", on),
        ("permissions", Flow(Map())),
        ("concurrency", Map(("group", Text(group)), ("cancel-in-progress", Bool(cancels)))),
        ("defaults", Map(("run", Map(
            ("shell", Text("bash")),
            ("working-directory", scope.Prefix.Length == 0 ? null : Expressions.Literal(scope.Prefix.TrimEnd('/'))))))),
        ("jobs", Map(jobs)));

    public static YamlMap Job(YamlNode runner, int minutes, YamlMap permissions, IEnumerable<YamlMap?> steps, params (string Key, YamlNode? Value)[] more) => Map(
    [
        .. more.Where(static entry => entry.Key is "name" or "if" or "needs" or "environment" or "outputs" or "strategy"),
        ("runs-on", runner),
        ("timeout-minutes", Number((long)minutes)),
        ("permissions", permissions.Entries.IsEmpty ? Flow(permissions) : permissions),
        ("steps", Seq(steps.OfType<YamlMap>())),
    ]);

    public static YamlMap Permissions(params ReadOnlySpan<string> written)
    {
        var entries = ImmutableArray.CreateBuilder<(string, YamlNode?)>();
        foreach (var one in written) entries.Add((one[..one.IndexOf(':', StringComparison.Ordinal)], Text(one[(one.IndexOf(':', StringComparison.Ordinal) + 1)..])));
        return Map(entries);
    }

    public static YamlMap Uses(string? name, YamlScalar action, params (string Key, YamlNode? Value)[] with) => Map(
        ("name", name is null ? null : Text(name)),
        ("uses", action),
        ("with", with.Any(static entry => entry.Value is not null) ? Map(with) : null));

    public static YamlMap Run(string name, string script, params (string Key, YamlNode? Value)[] environment) => Map(
        ("name", Text(name)),
        ("run", Text(script)),
        ("env", environment.Any(static entry => entry.Value is not null) ? Map(environment) : null));

    public static YamlMap If(this YamlMap step, string condition) => Map([.. step.Entries.Take(1).Select(Pair), ("if", Text(condition)), .. step.Entries.Skip(1).Select(Pair)]);

    public static YamlMap Id(this YamlMap step, string id) => Map([.. step.Entries.Take(1).Select(Pair), ("id", Text(id)), .. step.Entries.Skip(1).Select(Pair)]);

    /// <summary>Runs a step where there is no checkout, and so no folder of the workspace.</summary>
    public static YamlMap AtRoot(this YamlMap step, WorkflowScope scope) =>
        scope.Prefix.Length == 0 ? step : Map([.. step.Entries.Select(Pair), ("working-directory", Text("."))]);

    /// <summary>Checks out with all commits where what happened between them counts. No token stays behind for what runs later.</summary>
    public static YamlMap Checkout(bool hasHistory = false) => Uses(null, PinnedActions.Checkout, ("fetch-depth", hasHistory ? Number(0L) : null), ("persist-credentials", Bool(false)));

    public static YamlMap Install() => Uses(null, Text("./.github/actions/mlops"), ("validate", Text("false")));

    public static (string Key, YamlNode? Value)[] Secrets(IEnumerable<string> names) =>
        [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(static name => (name, (YamlNode?)Expressions.Secret(name)))];

    public static (string Key, YamlNode? Value) Token { get; } = ("GITHUB_TOKEN", Expressions.Value("github.token"));

    private static (string Key, YamlNode? Value) Pair(YamlEntry entry) => (entry.Name, entry.Value);
}
