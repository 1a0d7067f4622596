using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Results;

/// <summary>Artifacts by name as JSON: <c>{"rows": {"digest": "sha256:…", "bytes": 12, "rows": 3}}</c>.</summary>
internal static class ArtifactJson
{
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<NamedArtifact> artifacts)
    {
        json.WriteStartObject(name);
        foreach (var named in artifacts)
        {
            json.WriteStartObject(named.Name);
            json.WriteString("digest"u8, named.Artifact.Digest.ToString());
            json.WriteNumber("bytes"u8, named.Artifact.Bytes);
            if (named.Artifact.IsFolder) json.WriteBoolean("folder"u8, true);
            if (named.Artifact.Rows is { } rows) json.WriteNumber("rows"u8, rows);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public static ImmutableArray<NamedArtifact> Read(JsonElement element)
    {
        var artifacts = ImmutableArray.CreateBuilder<NamedArtifact>();
        foreach (var named in element.EnumerateObject())
        {
            var digest = Digest.TryParse(named.Value.GetProperty("digest"u8).GetString() ?? "") ?? throw new FormatException("not a digest");
            var isFolder = named.Value.TryGetProperty("folder"u8, out var folder) && folder.GetBoolean();
            long? rows = named.Value.TryGetProperty("rows"u8, out var count) ? count.GetInt64() : null;
            artifacts.Add(new(named.Name, new Artifact(digest, named.Value.GetProperty("bytes"u8).GetInt64(), isFolder, rows)));
        }

        return artifacts.DrainToImmutable();
    }
}
