using System.Text.Json;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Data.Declarations;

/// <summary>An input of a model as a spec declares it.</summary>
/// <param name="Type">Its type; null where nobody declared the columns of the rows.</param>
public sealed record InputDeclaration(string Name, ColumnType? Type)
{
    internal static InputDeclaration Of(JsonElement input) => new(input.Text("name"), TypeOf(input));

    internal static ColumnType? TypeOf(JsonElement map)
    {
        if (map.OptionalText("type") is not { } type) return null;
        return ColumnType.TryParse(type, out var parsed, out var reason) ? parsed : throw new JsonException($"'{type}' is no type: {reason}.");
    }
}
