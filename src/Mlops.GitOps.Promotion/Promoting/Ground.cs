using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Promotion.Promoting;

/// <summary>The workspace that is changed, whether it is checked out or a commit.</summary>
public sealed record Ground(ImmutableArray<ParsedFile> Files, Compilation Compilation)
{
    public SourceFile? SourceOf(string path) => Files.FirstOrDefault(file => file.Path == path)?.Document.File;

    public VersionRecord? Record(string model, long version) => Compilation.Model.Versions.FirstOrDefault(record => record.Model == model && record.Version == version);

    public RejectedList RejectedOf(string model) => new(model, Files.FirstOrDefault(file => file.Path == $"registry/{model}/rejected.yaml")?.Document.Root as YamlMap);

    public PinnedVersion? Pin(string environment, string model, string slot) =>
        Compilation.Model.Pins.FirstOrDefault(pin => pin.Environment == environment && pin.Model.Value == model && pin.Slot == slot);
}
