using System.Text.Json.Nodes;

namespace Mlops.GitOps.Promotion.Tests.Forge;

internal sealed record FakeAccount(long Id, string Login, string Type = "User")
{
    public JsonObject Json => new() { ["id"] = Id, ["login"] = Login, ["type"] = Type };
}
