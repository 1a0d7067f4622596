using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Promotion.Git;

namespace Mlops.GitOps.Promotion.Promoting;

/// <summary>Finds what a slot ran before: the last bundle before this one that nobody has rejected.</summary>
public sealed class LastGood(GitRepository repository)
{
    /// <param name="commit">Where history begins to be read, backwards by first parents.</param>
    public PinChange Find(Ground ground, string commit, string model, string environment, string? slot)
    {
        PinChoice.CheckPlace(ground, model, environment, slot);
        var place = slot ?? "champion";
        var now = ground.Pin(environment, model, place);
        var path = $"environments/{environment}.pins.yaml";
        var passedOver = new List<string>();
        foreach (var (version, bundle) in Before(now?.Bundle.Value, commit, path, model, place))
        {
            if (ground.Record(model, version) is not { } record || record.Bundle != bundle) passedOver.Add(FormattableString.Invariant($"{version} has no record any more"));
            else if (PinChoice.ReasonAgainst(ground, record) is not null) passedOver.Add(FormattableString.Invariant($"{version} was rejected"));
            else return PinChoice.To(ground, model, environment, place, record);
        }

        var why = passedOver.Count == 0 ? "" : $": {string.Join(", ", passedOver)}";
        throw new PromotionRefusal($"the {place} of '{model}' in '{environment}' was never another version that it could go back to{why}", "`mlops promote` moves it to any version that is registered");
    }

    // What was gone back from is forgotten, so that going back twice goes two steps back and not there and back again.
    private Stack<(long Version, string Bundle)> Before(string? now, string commit, string path, string model, string slot)
    {
        var ran = new Stack<(long Version, string Bundle)>();
        var files = repository.Revisions(commit, repository.Prefix + path).Reverse().Select(static revision => revision.Change.After).OfType<TreeEntry>().Where(static file => file.Mode.StartsWith("100", StringComparison.Ordinal)).ToList();
        var texts = new byte[files.Count][];
        repository.ReadAll(files, (at, bytes) => texts[at] = bytes);
        foreach (var text in texts)
        {
            if (PinIn(path, text, model, slot) is not { } pin) continue;
            if (ran.Any(one => one.Bundle == pin.Bundle))
            {
                while (ran.Peek().Bundle != pin.Bundle) ran.Pop();
                ran.Pop();
            }

            ran.Push(pin);
        }

        while (now is not null && ran.Any(one => one.Bundle == now) && ran.Pop().Bundle != now)
        {
            // What came after it is not before it.
        }

        return ran;
    }

    private static (long Version, string Bundle)? PinIn(string path, byte[] text, string model, string slot)
    {
        var pin = (Compiler.Parse(path, text).Document.Root as YamlMap).Map("models").Map(model).Map(slot);
        return pin.Integer("version") is { } version && pin.Text("bundle") is { } bundle ? (version.Value, bundle.Value) : null;
    }
}
