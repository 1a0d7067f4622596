using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>A channel of the workspace, and how it is told of alerts. Secrets are files that whoever runs the Alertmanager mounts there.</summary>
internal static class Channel
{
    public static YamlMap ReceiverOf(YamlEntry channel, YamlMap? settings)
    {
        var body = channel.Value as YamlMap;
        var (kind, how) = body?.Entries.FirstOrDefault(static entry => entry.Name != "secret")?.Name switch
        {
            "pagerduty" => ("pagerduty_configs", YamlTree.Map(("routing_key_file", SecretOf(body.Map("pagerduty"))))),
            "slack" => ("slack_configs", YamlTree.Map(("api_url_file", SecretOf(body)), ("channel", TextOf(body, "slack")), ("send_resolved", YamlTree.Bool(true)))),
            "email" => ("email_configs", MailTo(body, settings)),
            _ => ("webhook_configs", WebhookOf(body)),
        };
        return YamlTree.Map(("name", YamlTree.Text(channel.Name)), (kind, YamlTree.Seq(how))).From(channel.Key.Span);
    }

    private static YamlMap MailTo(YamlMap body, YamlMap? settings) => YamlTree.Map(
        ("to", YamlTree.Text(PromQl.Inert(string.Join(", ", body.Texts("email").Select(static address => address.Value))))),
        ("from", TextOf(settings, "from")),
        ("smarthost", TextOf(settings, "smarthost")),
        ("auth_username", body.Find("secret") is null ? null : TextOf(settings, "from")),
        ("auth_password_file", SecretOf(body)),
        ("send_resolved", YamlTree.Bool(true)));

    private static YamlMap WebhookOf(YamlMap? body) => YamlTree.Map(
        ("url", body.Text("webhook") is { } address ? Sourced.Text(address) : null),
        ("url_file", SecretOf(body.Map("webhook"))),
        ("http_config", SecretOf(body) is { } token ? YamlTree.Map(("authorization", YamlTree.Map(("credentials_file", token)))) : null));

    private static YamlScalar? SecretOf(YamlMap? body) => body.Text("secret") is { } secret ? YamlTree.Text($"/etc/alertmanager/secrets/{secret.Value}").From(secret.Span) : null;

    private static YamlScalar? TextOf(YamlMap? body, string key) => body.Text(key) is { } text ? YamlTree.Text(PromQl.Inert(text.Value)).From(text.Span) : null;
}
