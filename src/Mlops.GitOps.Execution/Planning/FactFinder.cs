using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Keys;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Surroundings;

namespace Mlops.GitOps.Execution.Planning;

/// <summary>Finds what the keys of the stages of one run are over, besides inputs.</summary>
internal sealed class FactFinder(RunRequest request, FileTable files, CodeFiles code, RuntimeTable runtimes)
{
    private static readonly string Platform = $"{(OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    // Stages that become ready while others run are looked at by whoever is free.
    private readonly ConcurrentDictionary<string, FoundProgram> programs = new(StringComparer.Ordinal);

    public StageFacts Of(StageWork work)
    {
        var parts = ImmutableArray.CreateBuilder<KeyPart>();
        var manifest = CodeManifest.None;
        string? program = null;
        parts.Add(new KeyPart("kind", $"{work.Kind}/{VersionOf(work)}"));
        if (work.Body is BuiltInBody builtIn) parts.Add(new KeyPart("settings", builtIn.Settings));

        // What a tested command is, its test depends on.
        var runs = (work.Body as BuiltInBody)?.Tested ?? work;
        if (runs.Body is CommandBody command)
        {
            parts.Add(new KeyPart("command", Written(command)));
            manifest = code.Of(runs.Id, runs.Code, command.Arguments.Items.Select(static argument => argument.Literal).OfType<string>());
            if (manifest.Files.Length > 0) parts.Add(new KeyPart("code", manifest.Digest.ToString()));
            if (runs.Runtime is { } name)
            {
                var runtime = runtimes.KeyOf(name);
                parts.Add(new KeyPart("runtime.python", runtime.Version));
                if (runtime.Lock is { } packages) parts.Add(new KeyPart("runtime.lock", packages.ToString()));
            }
            else
            {
                var found = ProgramOf(runs, command);
                program = found.Path;
                parts.Add(new KeyPart("program", found.Digest.ToString()));
            }
        }

        parts.Add(new KeyPart("platform", Platform));
        parts.Add(new KeyPart("seed", FormattableString.Invariant($"{work.Seed}")));
        foreach (var parameter in runs.Parameters) parts.Add(new KeyPart("params." + parameter.Name, parameter.Json));
        foreach (var variable in runs.Variables) parts.Add(new KeyPart("env." + variable.Name, variable.Value));
        return new StageFacts(parts.ToImmutable(), program, manifest);
    }

    private string VersionOf(StageWork work) =>
        work.Body is BuiltInBody ? request.BuiltIn(work.Kind)?.Version ?? "1" : "1";

    private FoundProgram ProgramOf(StageWork work, CommandBody command) =>
        programs.GetOrAdd(NameOf(work, command), name => ProgramFinder.Find(work.Id, name, request.Variable("PATH") ?? "", request.Root, files));

    /// <summary>Returns what the command is started by.</summary>
    public static string NameOf(StageWork work, CommandBody command) => command.Arguments[0].Literal
        ?? throw new RunFailure($"stage '{work.Id}' begins its command with a path that is not known yet", "the first item of `command` names the program itself");

    // Paths differ from run to run, so the names of inputs and outputs stand for them.
    private static string Written(CommandBody command)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (var argument in command.Arguments)
            {
                json.WriteStartArray();
                foreach (var part in argument.Parts)
                {
                    if (part.Kind != ArgumentPartKind.Text) json.WriteNumberValue((int)part.Kind);
                    json.WriteStringValue(part.Text);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
