using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>A file that was read: its root, or none where the file is empty or can't be read, and every comment.</summary>
public sealed record YamlDocument(SourceFile File, YamlNode? Root, ImmutableArray<YamlComment> Comments);
