namespace Mlops.GitOps.Core.Diagnostics;

/// <summary>What is known of a kind of mistake before it is made. The message is a whole sentence.</summary>
public sealed record DiagnosticDescriptor(string Code, string Slug, Severity Severity, string Message)
{
    /// <summary>Whether <c>rules:</c> in <c>mlops.yaml</c> may lower the severity; any 7xxx rule may be raised.</summary>
    public bool IsOverridable { get; init; }

    public bool IsPolicy => Code.StartsWith("MLG7", StringComparison.Ordinal);
}
