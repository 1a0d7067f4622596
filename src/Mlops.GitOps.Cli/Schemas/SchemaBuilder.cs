using Mlops.GitOps.Core.Shapes;
using NJsonSchema;

namespace Mlops.GitOps.Cli.Schemas;

/// <summary>Says a shape in JSON Schema, draft 7, for editors. Records become named definitions, so that the file stays readable.</summary>
public static class SchemaBuilder
{
    public static JsonSchema Build(SchemaFile file)
    {
        var root = new JsonSchema
        {
            SchemaVersion = "http://json-schema.org/draft-07/schema#",
            Title = file.Title,
            Description = $"Made by `mlops schema` for {file.Of}.",
        };
        RecordSchemas.Fill(root, file.Shape, new SchemaDefinitions(root));
        return root;
    }

    /// <summary>Returns the same bytes on every machine.</summary>
    public static string Write(SchemaFile file) => Build(file).ToJson().ReplaceLineEndings("\n") + "\n";
}
