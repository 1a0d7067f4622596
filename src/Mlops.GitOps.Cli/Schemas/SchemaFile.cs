using Mlops.GitOps.Core.Shapes;

namespace Mlops.GitOps.Cli.Schemas;

/// <summary>An editor schema, and the shape that it says in JSON Schema.</summary>
/// <param name="Of">The files it is for, as people write them.</param>
public sealed record SchemaFile(string Name, string Title, string Of, RecordShape Shape)
{
    public string FileName => $"{Name}.schema.json";
}
