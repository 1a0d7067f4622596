using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mlops.GitOps.Promotion.Forge;

/// <summary>Reads all that a verdict on a pull request looks at, as one object of the forge's own answers: what is judged live can be judged again from the file.</summary>
public static class PullRecorder
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="environments">Whose deployments count as evidence: the environments that the specs declare.</param>
    public static byte[] Record(GitHubClient forge, PullName name, ImmutableArray<string> environments)
    {
        var before = PullFacts.Of(forge.Pull(name));
        var reviews = forge.Reviews(name);
        var commits = forge.Commits(name);
        var files = forge.Files(name);

        // A repository that is gone has no history; that is for the verdict to say.
        var activity = before.HeadRepository is { } repository ? forge.Activity(repository, before.HeadBranch) : [];
        var deployments = environments.Distinct(StringComparer.Ordinal).SelectMany(environment => forge.Deployments(name.Repository, environment)).Where(DeploymentPayload.IsOurs)
            .Select(deployment => (Deployment: deployment, Statuses: forge.Statuses(name.Repository, IdOf(deployment)))).ToImmutableArray();

        // Read again: answers about another head, or another base, don't belong together.
        var pull = forge.Pull(name);
        var after = PullFacts.Of(pull);
        if (after with { Url = before.Url } != before) throw new ForgeFailure(ForgeTrouble.HeadMoved, $"{name} changed while it was read", "ask again");
        var now = forge.Clock ?? throw new ForgeFailure(ForgeTrouble.Garbled, "GitHub's answers do not say what time it is");
        return Write(json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("pull");
            pull.WriteTo(json);
            List(json, "reviews", reviews);
            List(json, "commits", commits);
            List(json, "files", files);
            List(json, "activity", activity);
            json.WriteStartArray("deployments");
            foreach (var (deployment, statuses) in deployments) WriteDeployment(json, deployment, statuses);
            json.WriteEndArray();
            json.WriteString("now", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        });
    }

    private static void WriteDeployment(Utf8JsonWriter json, JsonElement deployment, ImmutableArray<JsonElement> statuses)
    {
        json.WriteStartObject();
        foreach (var field in deployment.EnumerateObject())
        {
            if (field.NameEquals("statuses")) continue;
            field.WriteTo(json);
        }

        List(json, "statuses", statuses);
        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, string name, ImmutableArray<JsonElement> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items) item.WriteTo(json);
        json.WriteEndArray();
    }

    private static long IdOf(JsonElement deployment) =>
        deployment.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number) ? number : throw new ForgeFailure(ForgeTrouble.Garbled, "GitHub names a deployment without a number");

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Layout)) write(json);
        bytes.Write(Encoding.ASCII.GetBytes("\n"));
        return bytes.ToArray();
    }
}
