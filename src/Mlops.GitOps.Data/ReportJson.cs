using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mlops.GitOps.Data.Validating;

/// <summary>How reports are written: for people, too.</summary>
internal static class ReportJson
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonSerializerOptions Indented { get; } = new(Options) { WriteIndented = true, NewLine = "\n" };
}
