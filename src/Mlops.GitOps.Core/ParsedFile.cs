using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core;

/// <summary>A file that was read and held against its shape, on its own; a changed file is parsed again without the others.</summary>
public sealed record ParsedFile(FileRole Role, YamlDocument Document, ImmutableArray<Diagnostic> Diagnostics)
{
    public string Path => Document.File.Path;
}
