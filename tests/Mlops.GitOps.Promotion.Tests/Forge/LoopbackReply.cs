namespace Mlops.GitOps.Promotion.Tests.Forge;

internal sealed record LoopbackReply(int Status, string Body)
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [("Date", "Tue, 01 Dec 2026 12:00:00 GMT")];

    public LoopbackFault Fault { get; init; }

    public LoopbackReply With(string name, string value) => this with { Headers = [.. Headers, (name, value)] };
}
