using System.Collections.Immutable;
using System.Text;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Promotion.Git;

namespace Mlops.GitOps.Promotion.Importing;

/// <summary>Finds the file of a model at the commit of a version: where <c>artifacts.yaml</c> or <c>dvc.yaml</c> of that commit says it is.</summary>
/// <param name="paths">Paths that are given for models, for commits that say none.</param>
public sealed class GtoArtifacts(GitRepository repository, ImmutableDictionary<string, string> paths)
{
    public (byte[]? Bytes, string Why) FileOf(GtoTag tag)
    {
        if (PathOf(tag) is not { } path) return (null, $"neither artifacts.yaml nor dvc.yaml of commit {tag.Commit[..12]} says where the model is; `--path {tag.Model}=FILE` may");
        if (Read(tag.Commit, path) is { } bytes) return (bytes, "");
        return Read(tag.Commit, path + ".dvc") is not null || Read(tag.Commit, "dvc.lock") is not null
            ? (null, $"'{path}' is not in git but kept by DVC, under an MD5 that is no SHA-256: register it by a run")
            : (null, $"commit {tag.Commit[..12]} has no file '{path}'");
    }

    private string? PathOf(GtoTag tag) =>
        paths.TryGetValue(tag.Model, out var given) ? given
        : Tree(tag.Commit, "artifacts.yaml").Map(tag.Model).Text("path")?.Value ?? Tree(tag.Commit, "dvc.yaml").Map("artifacts").Map(tag.Model).Text("path")?.Value;

    private YamlMap? Tree(string commit, string path) =>
        Read(commit, path) is { } bytes ? YamlReader.Read(new SourceFile(path, Encoding.UTF8.GetString(bytes)), new DiagnosticBag()).Root as YamlMap : null;

    private byte[]? Read(string commit, string path) =>
        repository.Files(commit, path).FirstOrDefault(entry => entry.Path == path && entry.Mode.StartsWith("100", StringComparison.Ordinal)) is { } file ? repository.Read(file) : null;
}
