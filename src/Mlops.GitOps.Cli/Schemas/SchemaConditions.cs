using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace Mlops.GitOps.Cli.Schemas;

/// <summary>A choice of two by the presence of a key. With `if` an editor offers the keys of the one that is meant; `anyOf`, which means
/// the same here, makes it offer both. The library knows only the latter.</summary>
internal static class SchemaConditions
{
    public static void ChooseFirstIf(JsonSchema schema, string key) =>
        schema.ExtensionData = new Dictionary<string, object> { ["if"] = new JObject { ["required"] = new JArray(key) } };

    public static void Write(JToken json)
    {
        foreach (var schema in json.SelectTokens("..if").Select(static condition => condition.Parent?.Parent).OfType<JObject>().ToList())
        {
            if (schema["anyOf"] is not JArray { Count: 2 } choice) continue;
            schema["then"] = choice[0];
            schema["else"] = choice[1];
            schema.Remove("anyOf");
        }
    }
}
