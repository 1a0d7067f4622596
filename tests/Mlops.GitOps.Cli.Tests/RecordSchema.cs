using Mlops.GitOps.Cli.Schemas;
using NJsonSchema;

namespace Mlops.GitOps.Cli.Tests;

/// <summary>Holds what the tool writes against the schema of it.</summary>
internal static class RecordSchema
{
    public static void AssertFits(string schema, string json)
    {
        var rules = JsonSchema.FromJsonAsync(SchemaBuilder.Write(SchemaFiles.All.Single(file => file.Name == schema))).GetAwaiter().GetResult();
        var errors = rules.Validate(json);
        Assert.True(errors.Count == 0, string.Join('\n', errors) + json);
    }
}
