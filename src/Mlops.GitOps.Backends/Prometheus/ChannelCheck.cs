using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>Finds channels that an Alertmanager could not reach.</summary>
internal static class ChannelCheck
{
    private const string Target = "Alertmanager";

    public static void Check(WorkspaceSyntax syntax, DiagnosticBag diagnostics)
    {
        var settings = AlertmanagerFile.SettingsOf(syntax);
        foreach (var channel in syntax.Header.Channels)
        {
            if (channel.Value is not YamlMap body) continue;
            var subject = $"Channel '{channel.Name}'";
            if (body.Find("slack") is not null && body.Find("secret") is null) diagnostics.Report(Catalog.MissingProperty, channel.Key.Span, subject, "secret");
            if (body.Find("email") is { } email) CheckMail(email, subject, settings, diagnostics);
            var speaksOfTwo = body.Find("pagerduty") is not null || body.Map("webhook") is not null;
            if (speaksOfTwo && body.Find("secret") is { } secret) diagnostics.Report(Catalog.UnsupportedByTarget, secret.Key.Span, Target, $"a second secret of channel '{channel.Name}'", "the first opens it");
            if (body.Text("webhook") is { } address && !IsAddress(address.Value)) diagnostics.Report(Catalog.UnsupportedByTarget, address.Span, Target, "this web hook", "it is no http or https address");
        }
    }

    private static void CheckMail(YamlEntry email, string subject, YamlMap? settings, DiagnosticBag diagnostics)
    {
        foreach (var key in new[] { "smarthost", "from" })
        {
            if (settings.Text(key) is null) diagnostics.Report(Catalog.MissingProperty, email.Key.Span, $"{subject}, to send mail,", $"stack.monitoring.prometheus.{key}");
        }
    }

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") && !text.Contains("{{", StringComparison.Ordinal);
}
