using System.Text.Json;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Data.Declarations;

/// <summary>The output of a model as a spec declares it.</summary>
public sealed record OutputDeclaration(string Name, ColumnType? Type, double? Min, double? Max)
{
    internal static OutputDeclaration Of(JsonElement output) => new(output.Text("name"), InputDeclaration.TypeOf(output), Number(output, "min"), Number(output, "max"));

    private static double? Number(JsonElement map, string name) => map.TryGetProperty(name, out var number) ? number.GetDouble() : null;
}
