using Mlops.GitOps.Core.Tests;
using NJsonSchema;

namespace Mlops.GitOps.Cli.Tests.Judging;

/// <summary>Holds what is printed against the schema that is published for it.</summary>
internal static class VerdictSchema
{
    private static readonly JsonSchema Schema = JsonSchema.FromFileAsync(Repository.PathOf("schemas", "verdict.schema.json")).GetAwaiter().GetResult();

    public static void Holds(string json) => Assert.Empty(Schema.Validate(json).Select(static error => error.ToString()));
}
