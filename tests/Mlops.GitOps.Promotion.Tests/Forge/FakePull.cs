using System.Text.Json.Nodes;

namespace Mlops.GitOps.Promotion.Tests.Forge;

/// <summary>A pull request of <see cref="FakeGitHub"/>.</summary>
internal sealed class FakePull(int number, string title, string body, string branch, string into, FakeAccount author)
{
    public int Number => number;

    public string Title { get; set; } = title;

    public string Body { get; set; } = body;

    public string Branch => branch;

    public string Into => into;

    public FakeAccount Author => author;

    public string State { get; set; } = "open";

    public string? MergeCommit { get; set; }

    /// <summary>Where both branches were when it was merged.</summary>
    public (string Head, string Base)? Merged { get; set; }

    public List<JsonObject> Reviews { get; } = [];
}
