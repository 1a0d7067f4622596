using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Promotion.Promoting;

namespace Mlops.GitOps.Promotion.Importing;

/// <summary>Makes version records, pins and a quarantine of a history of GTO tags. What can't be proven is not made up: it is reported as lost.</summary>
public sealed class GtoImport
{
    private readonly Ground ground;
    private readonly Func<GtoTag, (byte[]? Bytes, string Why)> fileOf;
    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal);
    private readonly List<string> kept = [];
    private readonly List<string> lost = [];

    /// <summary>The records by model and commit: a stage is of whatever version its commit has.</summary>
    private readonly Dictionary<(string Model, string Commit), (long Version, string Bundle, string Tag)> versions = [];

    private GtoImport(Ground ground, Func<GtoTag, (byte[]? Bytes, string Why)> fileOf) => (this.ground, this.fileOf) = (ground, fileOf);

    /// <param name="fileOf">Returns the bytes of the model that a version names, or why there are none.</param>
    public static ImportedRegistry Run(Ground ground, ImmutableArray<GtoTag> tags, Func<GtoTag, (byte[]? Bytes, string Why)> fileOf)
    {
        var import = new GtoImport(ground, fileOf);
        foreach (var model in tags.GroupBy(static tag => tag.Model, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal)) import.Add(model.Key, [.. model]);
        return new ImportedRegistry([.. import.files.OrderBy(static file => file.Key, StringComparer.Ordinal).Select(static file => (file.Key, file.Value))], [.. import.kept], [.. import.lost]);
    }

    private void Add(string model, ImmutableArray<GtoTag> tags)
    {
        var declared = ground.Compilation.Syntax.Models.Select(static one => one.Name.Value).ToList();
        if (!declared.Contains(model, StringComparer.Ordinal))
        {
            lost.Add($"{model}: no spec declares this model{(Spelling.Nearest(model, declared) is { } nearest ? $" (there is '{nearest}')" : "")}, so its {tags.Length} tags are left alone");
            return;
        }

        foreach (var tag in tags.Where(static tag => tag.Kind == GtoTagKind.Registered)) AddVersion(tag);
        foreach (var tag in tags.Where(static tag => tag.Kind == GtoTagKind.Deregistered)) AddRejection(tag, tags);
        foreach (var stage in tags.Where(static tag => tag.Kind is GtoTagKind.Assigned or GtoTagKind.Unassigned).GroupBy(static tag => tag.What, StringComparer.Ordinal)) AddPin(stage.Key, [.. stage]);
        if (tags.Any(static tag => tag.Kind == GtoTagKind.Deprecated)) lost.Add($"{model}: it was deprecated as a whole, and nothing here says that: remove the model from the specs when nobody uses it");
    }

    private void AddVersion(GtoTag tag)
    {
        var (bytes, why) = fileOf(tag);
        if (bytes is null)
        {
            lost.Add($"{tag.Name}: {why}");
            return;
        }

        var digest = Digest.Of(bytes);
        var body = BodyOf(tag, digest, 1, "");
        var bundle = Bundle.Of(body)?.ToString() ?? "";
        var known = ground.Compilation.Model.Versions.FirstOrDefault(record => record.Model == tag.Model && record.Bundle == bundle);
        var number = known?.Version ?? versions.Values.Where(one => one.Bundle == bundle).Select(static one => (long?)one.Version).FirstOrDefault() ?? NextOf(tag.Model);
        versions[(tag.Model, tag.Commit)] = (number, bundle, tag.Name);
        var path = Registration.PathOf(tag.Model, number);
        if (known is null && files.TryAdd(path, YamlWriter.Write(BodyOf(tag, digest, number, bundle)))) kept.Add($"{tag.Name} is {path}");
        else kept.Add($"{tag.Name} has the bytes of {path}");
    }

    private void AddRejection(GtoTag tag, ImmutableArray<GtoTag> tags)
    {
        // A version that was registered again after it was taken back counts again.
        if (tags.Any(other => other.Kind == GtoTagKind.Registered && other.What == tag.What && other.At > tag.At)) return;
        if (tags.FirstOrDefault(other => other.Kind == GtoTagKind.Registered && other.What == tag.What) is not { } registered || !versions.TryGetValue((tag.Model, registered.Commit), out var version))
        {
            lost.Add($"{tag.Name}: the version that it takes back was not kept");
            return;
        }

        if (ground.RejectedOf(tag.Model).ReasonFor(version.Bundle) is not null) return;
        var entry = new QuarantineEntry(tag.Model, version.Version, version.Bundle, tag.Message.Length == 0 ? $"taken back by the tag {tag.Name}" : tag.Message, tag.By.Length == 0 ? "gto" : tag.By, tag.At, IsRelease: false);
        files[entry.Path] = QuarantineEdit.Apply(Now(entry.Path), entry);
        kept.Add($"{tag.Name} rejects {tag.Model} {version.Version} in {entry.Path}");
    }

    private void AddPin(string stage, ImmutableArray<GtoTag> tags)
    {
        var model = tags[0].Model;
        if (tags.Length > 1) lost.Add($"{model}#{stage}: {tags.Length - 1} earlier tags; pins say what runs now, and git says the rest from here on");
        if (tags[^1].Kind == GtoTagKind.Unassigned) return;
        var environments = ground.Compilation.Syntax.Environments.Select(static one => one.Name.Value).ToList();
        if (!environments.Contains(stage, StringComparer.Ordinal)) lost.Add($"{tags[^1].Name}: no spec declares an environment '{stage}'");
        else if (!versions.TryGetValue((model, tags[^1].Commit), out var version)) lost.Add($"{tags[^1].Name}: its commit has no version that was kept");
        else
        {
            var now = ground.Pin(stage, model, "champion");
            var change = new PinChange(stage, model, "champion", version.Version, version.Bundle, now?.Version.Value, now?.Bundle.Value);
            if (!change.IsDone) files[change.Path] = PinsEdit.Apply(Now(change.Path), change);
            kept.Add($"{tags[^1].Name} pins {model} {version.Version} in {change.Path}");
        }
    }

    private SourceFile? Now(string path) => files.TryGetValue(path, out var text) ? new SourceFile(path, text) : ground.SourceOf(path);

    private long NextOf(string model) =>
        ground.Compilation.Model.Versions.Where(record => record.Model == model).Select(static record => record.Version)
            .Concat(versions.Where(one => one.Key.Model == model).Select(static one => one.Value.Version)).DefaultIfEmpty(0).Max() + 1;

    private static YamlMap BodyOf(GtoTag tag, Digest digest, long number, string bundle) => YamlTree.Map(
        ("schema", YamlTree.Text("mlops/version/1")),
        ("model", YamlTree.Text(tag.Model)),
        ("version", YamlTree.Number(number)),
        ("bundle", YamlTree.Text(bundle)),
        ("digests", YamlTree.Map(("model", YamlTree.Text(digest.ToString())))),
        ("code", YamlTree.Flow(YamlTree.Map(("commit", YamlTree.Text(tag.Commit)), ("dirty", YamlTree.Bool(false))))),
        ("createdAt", YamlTree.Text(tag.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))));
}
