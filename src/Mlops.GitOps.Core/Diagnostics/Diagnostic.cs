using System.Globalization;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Diagnostics;

/// <summary>One mistake in one place; equal to another by value.</summary>
public sealed record Diagnostic(
    DiagnosticDescriptor Descriptor,
    Severity Severity,
    Location Location,
    EquatableArray<string> Arguments,
    string? Suggestion,
    EquatableArray<RelatedLocation> Related,
    EquatableArray<Fix> Fixes)
{
    public string Code => Descriptor.Code;

    public string Message
    {
        get
        {
            var sentence = string.Format(CultureInfo.InvariantCulture, Descriptor.Message, [.. Arguments.Items]);
            return Suggestion is null ? sentence : $"{sentence} Did you mean '{Suggestion}'?";
        }
    }
}
