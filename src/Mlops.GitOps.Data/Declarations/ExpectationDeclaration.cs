using System.Text.Json;

namespace Mlops.GitOps.Data.Declarations;

/// <summary>Something that must hold of rows, in the words of Great Expectations.</summary>
/// <param name="Arguments">What Great Expectations calls kwargs.</param>
/// <param name="OnFail">fail, warn or quarantine.</param>
public sealed record ExpectationDeclaration(string Name, JsonElement Arguments, string OnFail)
{
    public static ExpectationDeclaration Of(JsonElement expectation) =>
        new(expectation.Text("name"), expectation.Item("arguments"), expectation.OptionalText("onFail") ?? "fail");
}
